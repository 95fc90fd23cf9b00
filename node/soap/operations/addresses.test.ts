import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHOPPER, vtexAddress, vtexCustomer } from '../../flows/customers/fixtures'
import { addressId } from '../../flows/customers/ids'
import { inFakeTime } from '../../testing/deps'
import { codeOf, run } from '../../testing/soap-run'
import { PROFILE, soapStore } from '../../testing/soap-store'

beforeAll(() => jest.useFakeTimers())
afterAll(() => jest.useRealTimers())

type Store = ReturnType<typeof soapStore>

const HOME = vtexAddress().id
const OTHER = '33333333-3333-4333-8333-333333333333'

const ask = (operation: string, inside: string, store: Store = soapStore()) =>
  inFakeTime(run(operation, inside, {}, store))
const send = (fields: string, store?: Store) =>
  ask('AddressInsertUpdateV3', `<address>${fields}</address>`, store)
const xmlOf = ({ answer }: Awaited<ReturnType<typeof ask>>) => answer._unsafeUnwrap()
const stored = ({ customers }: Store, id = HOME) => customers.addresses.get(id)

it.each([
  ['AddressGetByClientIdV3', 'clientIdV3', 'addresses'],
  ['AddressGetByClientIdV2', 'clientIdV2', 'addresses-2'],
])('%s shows addresses byte for byte', async (operation, parameter, name) => {
  const shown = xmlOf(await ask(operation, `<${parameter}>${SHOPPER}</${parameter}>`))
  expect(shown).toBe(readFileSync(join(__dirname, 'golden', `${name}.xml`), 'utf8'))
})

it.each([SHOPPER, PROFILE])('lists the addresses of a client (%s)', async (id) => {
  const listed = await ask('AddressGetByClientIdV3', `<clientIdV3>${id}</clientIdV3>`)
  expect(xmlOf(listed)).toContain('<a:AddressNameV3>HOME</a:AddressNameV3>')
  expect(xmlOf(listed)).toContain('<a:Id i:nil="true"/>')
  const second = await ask('AddressGetByClientIdV2', `<clientIdV2>${id}</clientIdV2>`)
  expect(xmlOf(second)).toContain(`<a:Id>${HOME}</a:Id>`)
  expect(second.asked).toEqual(['READONLY_USER_DS,NOREMOVE_USER_DS,POWER_USER_DS,ADMIN_DS'])
})

it('answers nil for a client that VTEX does not have', async () => {
  const none = await ask('AddressGetByClientIdV3', `<clientIdV3>${OTHER}</clientIdV3>`)
  expect(xmlOf(none)).toContain('i:nil="true"')
})

it.each([
  ['its GUID', `<AddressGUID>${HOME.toUpperCase()}</AddressGUID>`],
  ['client and name', `<AddressNameV3>HOME</AddressNameV3><UserGUID>${SHOPPER}</UserGUID>`],
  [
    'all of them',
    `<AddressGUID>${HOME}</AddressGUID><AddressNameV3>HOME</AddressNameV3><UserGUID>${PROFILE}</UserGUID>`,
  ],
])('changes an address that is named by %s, once, and keeps what is nil', async (_name, named) => {
  const store = soapStore()
  const before = stored(store)
  const fields = `${named}<City>Paris</City><Street i:nil="true"/>`
  expect(xmlOf(await send(fields, store))).toContain('<a:City>Paris</a:City>')
  await send(fields, store)
  expect(store.customers.writes()).toEqual(['addresses.setFields'])
  expect(stored(store)).toEqual({ ...before, city: 'Paris' })
})

it('changes nothing when an address is sent back as it was read', async () => {
  const store = soapStore()
  Object.assign(stored(store) ?? {}, { number: '007', complement: 'Back' })
  const read = xmlOf(await ask('AddressGetByClientIdV3', `<clientIdV3>${SHOPPER}</clientIdV3>`, store))
  const [, inside = ''] = /<a:AddressDTO>(.*)<\/a:AddressDTO>/.exec(read) ?? []
  expect(inside).toContain('<a:Number>7</a:Number>')
  expect(xmlOf(await send(inside, store))).toContain(inside)
  expect(store.customers.writes()).toEqual([])
})

it('adds an address to a client under the name it was given', async () => {
  const store = soapStore()
  const fields =
    '<AddressNameV3>WORK</AddressNameV3><AddressType>1</AddressType><City>Rio</City><Country>bra</Country>' +
    '<More>2nd floor</More><Neighborhood>Center</Neighborhood><Number>12</Number><RecipientName>Ada</RecipientName>' +
    `<ReferencePoint>Tower</ReferencePoint><State>RJ</State><Street>Main</Street><UserGUID>${SHOPPER}</UserGUID><ZipCode>20000-000</ZipCode>`
  const added = xmlOf(await send(fields, store))
  const id = addressId(SHOPPER, 'WORK')
  expect(added).toContain(`<a:AddressGUID>${id}</a:AddressGUID>`)
  expect(stored(store, id)).toEqual({
    ...{ id, userId: SHOPPER, addressName: 'WORK', addressType: 'commercial', receiverName: 'Ada' },
    ...{ street: 'Main', number: '12', complement: '2nd floor', neighborhood: 'Center', city: 'Rio' },
    ...{ state: 'RJ', postalCode: '20000-000', country: 'BRA', reference: 'Tower' },
  })
  expect(xmlOf(await send(fields, store))).toBe(added)
  expect(store.customers.writes()).toEqual(['addresses.create'])
})

it.each([
  ['no client', '<AddressNameV3>NEW</AddressNameV3>', 'invalid_record'],
  ['no name', `<UserGUID>${SHOPPER}</UserGUID>`, 'invalid_record'],
  [
    'a client VTEX does not have',
    `<AddressNameV3>NEW</AddressNameV3><UserGUID>${OTHER}</UserGUID>`,
    'customer_not_found',
  ],
  ['another client', `<AddressGUID>${HOME}</AddressGUID><UserGUID>${OTHER}</UserGUID>`, 'cannot_change'],
  ['another name', `<AddressGUID>${HOME}</AddressGUID><AddressNameV3>NEW</AddressNameV3>`, 'cannot_change'],
  ['a country in words', `<AddressGUID>${HOME}</AddressGUID><Country>Brasil</Country>`, 'invalid_record'],
])('refuses an address of %s', async (_name, fields, code) => {
  const store = soapStore()
  expect(codeOf(await send(fields, store))).toBe(code)
  expect(store.customers.writes()).toEqual([])
})

it('names the field as the WebService calls it', async () => {
  const { answer } = await send(`<AddressGUID>${HOME}</AddressGUID><Country>Brasil</Country>`)
  expect(answer._unsafeUnwrapErr().errors).toMatchObject([{ pointer: '/Country' }])
})

it('does not guess which of two addresses of one name is meant', async () => {
  const store = soapStore()
  store.customers.put(vtexCustomer({ userId: PROFILE }), vtexAddress({ id: OTHER }))
  const codes = []
  for (const guid of [HOME, OTHER])
    codes.push(codeOf(await send(`<AddressGUID>${guid}</AddressGUID><City>Paris</City>`, store)))
  expect(codes).toContain('match_ambiguous')
})

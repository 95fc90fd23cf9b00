import { failure } from '../../errors/failure'
import { MemoryCustomers } from '../../testing/customer-store'
import { syncCustomer as sync } from '../../testing/sync-customer'
import { customers } from '.'
import { customerRecord as record, SHOPPER, vtexAddress, vtexCustomer } from './fixtures'
import { addressId, customerId } from './ids'
import { customerSchema } from './schema'

const company = {
  name: 'Analytical Ltd',
  tradeName: 'Analytical',
  document: '12.345',
  stateRegistration: 'X1',
}
const everything = {
  firstName: 'Ada',
  lastName: 'King',
  document: '12345678900',
  documentType: 'cpf',
  phone: '+5521999999999',
  mobilePhone: '+5521988887777',
  birthDate: '1990-12-10',
  corporate: company,
  priceTables: ['gold', 'silver'],
  tradePolicies: ['1', '2'],
  approved: true,
  newsletter: false,
  addresses: [
    {
      ref: 'HQ',
      receiver: 'Ada',
      street: 'Main',
      number: '1',
      city: 'Rio',
      state: 'RJ',
      zip: '20000',
      country: 'bra',
    },
  ],
}

it('creates a customer under an id that follows from the ref, with addresses', async () => {
  const store = new MemoryCustomers()
  await sync(store, record(everything))
  const id = customerId('C-1')
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...store.customers.values()]).toEqual([
    {
      id,
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'King',
      document: '12345678900',
      documentType: 'cpf',
      homePhone: '+5521999999999',
      cellPhone: '+5521988887777',
      birthDate: '1990-12-10',
      isCorporate: true,
      corporateName: 'Analytical Ltd',
      tradeName: 'Analytical',
      corporateDocument: '12.345',
      stateRegistration: 'X1',
      priceTables: 'gold,silver',
      tradePolicies: '1,2',
      approved: true,
      isNewsletterOptIn: false,
    },
  ])
  expect([...store.addresses.values()]).toEqual([
    {
      id: addressId(id, 'HQ'),
      userId: id,
      addressName: 'HQ',
      addressType: 'commercial',
      receiverName: 'Ada',
      street: 'Main',
      number: '1',
      city: 'Rio',
      state: 'RJ',
      postalCode: '20000',
      country: 'BRA',
    },
  ])
  expect(await sync(store, record(everything))).toEqual([])
})

it('shows what it wrote as the record it was', async () => {
  const store = new MemoryCustomers()
  await sync(store, record(everything))
  const clients = store.clients as Parameters<typeof customers.read>[1]
  const live = await customers.read({ vtexId: '', match: 'email' }, clients, { key: ['C-1'], record: null })
  const shown = customers.show(['C-1'], live._unsafeUnwrap() as never)
  expect(shown).toEqual({
    ...record(everything),
    addresses: [expect.objectContaining({ ref: 'HQ', country: 'BRA', complement: null })],
  })
})

it('takes over the shopper of the e-mail address, and leaves what the record does not say', async () => {
  const store = new MemoryCustomers().put(vtexCustomer({ id: SHOPPER.toUpperCase() }), vtexAddress())
  expect(await sync(store, record({ email: ' ADA@Example.com', lastName: 'King' }))).toEqual(['lastName'])
  expect(store.writes()).toEqual(['customers.setFields'])
  expect(store.customers.get(SHOPPER)).toMatchObject({ homePhone: '+442071234567', isNewsletterOptIn: true })
})

it('takes one document that is listed in two spellings of its id for one', async () => {
  const store = new MemoryCustomers().put(vtexCustomer())
  const found = [vtexCustomer(), vtexCustomer({ id: SHOPPER.toUpperCase() })]
  Object.assign(store.clients.customers, { search: async () => ({ isErr: () => false, ...okOf(found) }) })
  expect(await sync(store, record({ firstName: 'Augusta' }))).toEqual(['firstName'])
})

it.each<[string, object[], object, string[]]>([
  ['the customer of the document', [{ document: '7', email: 'old@example.com' }], {}, ['email']],
  ['who has the e-mail address and no document', [{ document: '' }], {}, ['document']],
  ['nobody who has the e-mail address and another document', [{ document: '8' }], {}, ['! match_ambiguous']],
  [
    'nobody of two with the document',
    [{ document: '7' }, { id: 'x', document: '7' }],
    {},
    ['! match_ambiguous'],
  ],
  ['by e-mail address where the record has no document', [{}], { document: null }, []],
])('by document, takes over %s', async (_name, stored, fields, expected) => {
  const store = new MemoryCustomers()
  for (const each of stored) store.put(vtexCustomer(each))
  expect(await sync(store, record({ document: '7', ...fields }), { match: 'document' })).toEqual(expected)
})

it('finds by id, in any case, and creates none', async () => {
  const store = new MemoryCustomers().put(vtexCustomer())
  const options = { match: 'vtexId' } as const
  expect(await sync(store, record({ ref: SHOPPER.toUpperCase(), firstName: 'B' }), options)).toEqual([
    'firstName',
  ])
  expect(await sync(store, record({ ref: 'nobody', email: 'b@example.com' }), options)).toEqual([
    '! customer_not_found',
  ])
})

it.each(['email', 'document', 'vtexId'] as const)(
  'by a ref that is VTEX’s id finds that customer and no other, and creates it (match %s)',
  async (match) => {
    const store = new MemoryCustomers().put(vtexCustomer())
    const named = record({ ref: `vtex:${SHOPPER.toUpperCase()}`, firstName: 'Augusta' })
    expect(await sync(store, named, { match })).toEqual(['firstName'])
    const stranger = record({ ref: 'vtex:11111111-1111-4111-8111-111111111111' })
    expect(await sync(store, stranger, { match })).toEqual(['! vtex_refused'])
    expect(await sync(store, { ...stranger, email: 'bob@example.com' }, { match })).toEqual(['email'])
    expect([...store.customers.keys()]).toEqual([SHOPPER, '11111111-1111-4111-8111-111111111111'])
  },
)

it('does not make a second one when a creation was applied and not answered', async () => {
  const store = new MemoryCustomers()
  store.lagging.add(customerId('C-1'))
  store.faults.set('customers.create', [{ failure: failure('vtex_timeout'), applied: true }])
  expect(await sync(store, record({ firstName: 'Ada' }))).toEqual(['! vtex_timeout'])
  expect(await sync(store, record({ firstName: 'Ada' }))).toEqual([])
  expect(store.customers.size).toBe(1)
})

it('finishes addresses that failed after the customer was created', async () => {
  const store = new MemoryCustomers()
  store.faults.set('addresses.create', [{ failure: failure('vtex_unavailable') }])
  const both = record({
    addresses: [
      { ref: 'A', city: 'Rio' },
      { ref: 'B', city: 'Niterói' },
    ],
  })
  expect(await sync(store, both)).toEqual(['! vtex_unavailable'])
  expect(await sync(store, both)).toEqual(['addresses.A.city', 'addresses.B.city'])
  expect(store.addresses.size).toBe(2)
})

it('merges addresses by ref, also those of shoppers, and removes what it is told to', async () => {
  const store = new MemoryCustomers().put(
    vtexCustomer(),
    vtexAddress(),
    vtexAddress({ id: 'x', addressName: 'WORK' }),
  )
  const sent = record({
    addresses: [
      { ref: 'HOME', city: 'Paris', street: null },
      { ref: 'NEW', zip: '1' },
    ],
  })
  expect(await sync(store, sent)).toEqual([
    'addresses.HOME.street',
    'addresses.HOME.city',
    'addresses.NEW.zip',
  ])
  expect(store.addresses.get(vtexAddress().id)).toMatchObject({ city: 'Paris', street: null, country: 'GBR' })
  const removed = record({
    addresses: [
      { ref: 'HOME', deleted: true },
      { ref: 'NONE', deleted: true },
    ],
  })
  expect(await sync(store, removed)).toEqual(['addresses.HOME'])
  expect([...store.addresses.values()].map(({ addressName }) => addressName).sort()).toEqual(['NEW', 'WORK'])
  expect(await sync(store, removed)).toEqual([])
})

it('clears what is null, with what VTEX takes for nothing in each field', async () => {
  const store = new MemoryCustomers()
  await sync(store, record(everything))
  const nothing = { firstName: null, phone: null, birthDate: null, corporate: null, priceTables: null }
  await sync(store, record(nothing))
  expect(store.customers.get(customerId('C-1'))).toMatchObject({
    firstName: null,
    homePhone: '',
    birthDate: null,
    isCorporate: false,
    corporateName: '',
    priceTables: '',
    lastName: 'King',
  })
  expect(await sync(store, record(nothing))).toEqual([])
})

it('changes a part of the company', async () => {
  const store = new MemoryCustomers()
  await sync(store, record(everything))
  expect(await sync(store, record({ corporate: { tradeName: 'New' } }))).toEqual(['corporate.tradeName'])
})

it.each<[string, object, string]>([
  ['no e-mail address', { email: undefined }, '/email'],
  ['what is none', { email: 'ada' }, '/email'],
  ['an e-mail address as a ref', { ref: 'ada@example.com' }, '/ref'],
  ['a document that would mean more in a search', { document: '1 OR email=*' }, '/document'],
  ['a wildcard as a document', { document: '*' }, '/document'],
  [
    'price tables of more than 50 characters',
    { priceTables: ['x'.repeat(30), 'y'.repeat(30)] },
    '/priceTables',
  ],
  ['a comma in a price table', { priceTables: ['a,b'] }, '/priceTables/0'],
  ['a day that is none', { birthDate: '1990-02-30' }, '/birthDate'],
  ['a country of two letters', { addresses: [{ ref: 'A', country: 'BR' }] }, '/addresses/0/country'],
  ['two addresses of one ref', { addresses: [{ ref: 'A' }, { ref: 'A' }] }, '/addresses'],
  ['null for all addresses', { addresses: null }, '/addresses'],
  ['unknown fields', { password: 'x' }, ''],
])('refuses %s', (_name, fields, pointer) => {
  const parsed = customerSchema.safeParse({ ref: 'C-1', email: 'ada@example.com', ...fields })
  expect(parsed.error?.issues.map(({ path }) => path.map((part) => `/${String(part)}`).join(''))).toEqual([
    pointer,
  ])
})

const okOf = <T>(value: T) => ({ andThen: (next: (value: T) => unknown) => next(value) })

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../errors/failure'
import { SHOPPER, vtexCustomer } from '../../flows/customers/fixtures'
import { idOfEmail } from '../../flows/customers/ids'
import { inFakeTime } from '../../testing/deps'
import { codeOf, run } from '../../testing/soap-run'
import { PROFILE, soapStore } from '../../testing/soap-store'

const NOON = Date.parse('2026-03-01T12:00:00Z')

beforeEach(() => jest.useFakeTimers({ now: NOON }))
afterEach(() => jest.useRealTimers())

type Store = ReturnType<typeof soapStore>

const ask = (operation: string, inside: string, store: Store = soapStore()) =>
  inFakeTime(run(operation, inside, {}, store))
const send = (fields: string, store?: Store) =>
  ask('ClientInsertUpdateV3', `<client>${fields}</client>`, store)
const xmlOf = ({ answer }: Awaited<ReturnType<typeof ask>>) => answer._unsafeUnwrap()
const emailsIn = (xml: string) => [...xml.matchAll(/<a:Email>([^<]*)</g)].map(([, email]) => email)
const errorsOf = ({ answer }: Awaited<ReturnType<typeof ask>>) => answer._unsafeUnwrapErr().errors

describe('reading', () => {
  it('shows a client byte for byte: every field, and no number and no password', async () => {
    const shown = xmlOf(await ask('ClientGetV3', `<idClientV3>${SHOPPER}</idClientV3>`))
    expect(shown).toBe(readFileSync(join(__dirname, 'golden', 'client.xml'), 'utf8'))
  })

  it.each([
    ['its id', 'ClientGetV3', `<idClientV3>${SHOPPER.toUpperCase()}</idClientV3>`],
    ['its GUID', 'ClientGetByGuidV3', `<guid>${SHOPPER}</guid>`],
    ['what orders call it', 'ClientGetByGuidV3', `<guid>${PROFILE}</guid>`],
    ['its e-mail address', 'ClientGetByEmailV3', '<Email> ADA@example.com </Email>'],
    ['its CPF, printed or not', 'ClientGetByCPF', '<CpfCnpj>12345678901</CpfCnpj>'],
    ['its CPF, as it is printed', 'ClientGetByCPF', '<CpfCnpj>123.456.789-01</CpfCnpj>'],
  ])('finds a client by %s', async (_name, operation, inside) => {
    const found = await ask(operation, inside)
    expect(xmlOf(found)).toContain(`<a:UserGUID>${SHOPPER}</a:UserGUID>`)
    expect(found.asked).toEqual(['READONLY_USER_DS,NOREMOVE_USER_DS,POWER_USER_DS,ADMIN_DS'])
  })

  it.each([
    ['ClientGetV3', '<idClientV3>no id OR id=*</idClientV3>'],
    ['ClientGetByGuidV3', '<guid>00000000-0000-0000-0000-000000000000</guid>'],
    ['ClientGetByEmailV3', '<Email>bob@example.com</Email>'],
    ['ClientGetByCPF', '<CpfCnpj>999.999.999-99</CpfCnpj>'],
  ])('%s answers nil where there is none', async (operation, inside) => {
    expect(xmlOf(await ask(operation, inside))).toContain(`<${operation}Result i:nil="true"`)
  })

  it('answers nil for a client that was erased and that searches still know', async () => {
    const store = soapStore()
    const stale = [...store.customers.customers.values()]
    store.customers.customers.clear()
    Object.assign(store.customers.clients.customers, {
      search: async () => (await ask('StoreList', '', soapStore())).answer.map(() => stale),
    })
    for (const [operation, inside] of [
      ['ClientGetByEmailV3', '<Email>ada@example.com</Email>'],
      ['ClientGetByCPF', '<CpfCnpj>12345678901</CpfCnpj>'],
      ['ClientGetByGuidV3', `<guid>${SHOPPER}</guid>`],
    ] as const)
      expect(xmlOf(await ask(operation, inside, store))).toContain(`<${operation}Result i:nil="true"`)
  })

  it('shows a company by its own document, and of guests with one CPF whoever changed last', async () => {
    const store = soapStore()
    store.customers.put(
      vtexCustomer({
        ...{ id: 'company', email: 'buyer@example.com', isCorporate: true, corporateName: 'Analytical' },
        ...{ corporateDocument: '12.345.678/0001-95', document: '12345678901' },
        updatedIn: '2025-07-01T00:00:00Z',
      }),
    )
    const byCnpj = xmlOf(await ask('ClientGetByCPF', '<CpfCnpj>12345678000195</CpfCnpj>', store))
    expect(byCnpj).toContain('<a:CpfCnpj>12.345.678/0001-95</a:CpfCnpj>')
    const byCpf = xmlOf(await ask('ClientGetByCPF', '<CpfCnpj>12345678901</CpfCnpj>', store))
    expect(emailsIn(byCpf)).toEqual(['buyer@example.com'])
  })

  it.each([
    ['ClientGetV3', ''],
    ['ClientGetByGuidV3', '<guid/>'],
    ['ClientGetByEmailV3', '<Email>ada OR email=*</Email>'],
    ['ClientGetByCPF', '<CpfCnpj>./-</CpfCnpj>'],
    ['ClientGetByCPF', `<CpfCnpj>${'1'.repeat(21)}</CpfCnpj>`],
  ])('%s refuses "%s"', async (operation, inside) => {
    expect(codeOf(await ask(operation, inside))).toBe('invalid_record')
  })
})

describe('the list of clients', () => {
  const many = (count: number) => {
    const store = soapStore()
    store.customers.customers.clear()
    for (let number = 0; number < count; number++) {
      const createdIn = new Date(NOON - (count - number) * 60_000).toISOString()
      store.customers.put(vtexCustomer({ id: `c${number}`, email: `${number}@example.com`, createdIn }))
    }
    return store
  }
  const list = (inside: string, store: Store) => ask('ClientGetAllFromCreatedDateAndId', inside, store)

  it('is in the order of creation, past VTEX’s pages, and goes on from the last', async () => {
    const store = many(250)
    const emails: (string | undefined)[] = []
    let from = '0001-01-01T00:00:00'
    for (;;) {
      const rows = `<dateCreated>${from}</dateCreated><startingClientId>0</startingClientId><topRows>120</topRows>`
      const xml = xmlOf(await list(rows, store))
      const found = emailsIn(xml)
      emails.push(...found)
      from = [...xml.matchAll(/<a:CreateDate>([^<]*)</g)].at(-1)?.[1] ?? ''
      if (found.length < 120) break
    }
    const all = Array.from({ length: 250 }, (_, number) => `${number}@example.com`)
    expect([...new Set(emails)]).toEqual(all)
  })

  it('begins at the date by Brasília’s clock, and leaves out who was created just now', async () => {
    const store = many(3)
    const since = '<dateCreated>2026-03-01T08:58:00</dateCreated><topRows>9</topRows>'
    store.customers.put(vtexCustomer({ id: 'new', email: 'new@example.com', createdIn: at(-1_000) }))
    expect(emailsIn(xmlOf(await list(since, store)))).toEqual(['1@example.com', '2@example.com'])
    const later = '<dateCreated>2026-03-01T09:00:00</dateCreated><topRows>9</topRows>'
    expect(xmlOf(await list(later, store))).toContain('i:nil="true"')
  })

  it('lists a client once whose id was written in two cases', async () => {
    const store = many(1)
    const [only] = [...store.customers.customers.values()]
    store.customers.customers.set('again', { ...vtexCustomer(), ...only, id: 'C0' })
    expect(emailsIn(xmlOf(await list('<topRows>9</topRows>', store)))).toHaveLength(1)
  })

  it.each([
    [
      'a number to go on from',
      '<startingClientId>8</startingClientId><topRows>9</topRows>',
      '/startingClientId',
    ],
    ['no rows', '', '/topRows'],
    ['more rows than one answer holds', '<topRows>1001</topRows>', '/topRows'],
  ])('refuses %s', async (_name, inside, pointer) => {
    expect(errorsOf(await list(inside, many(1)))).toMatchObject([{ pointer }])
  })

  const at = (milliseconds: number) => new Date(NOON + milliseconds).toISOString()
})

describe('saving', () => {
  const stored = ({ customers }: Store, id = SHOPPER) => customers.customers.get(id)

  it('keeps what is nil, absent or the same, and changes the rest once', async () => {
    const store = soapStore()
    const fields = `<FirstName>Augusta</FirstName><Phone i:nil="true"/><UserGUID>${SHOPPER}</UserGUID>`
    const saved = await send(fields, store)
    expect(xmlOf(saved)).toContain('<a:FirstName>Augusta</a:FirstName>')
    expect(saved.asked).toEqual(['NOREMOVE_USER_DS,POWER_USER_DS,ADMIN_DS'])
    expect(stored(store)).toEqual({ ...stored(soapStore()), firstName: 'Augusta' })
    await send(fields, store)
    expect(store.customers.writes()).toEqual(['customers.setFields'])
  })

  it('changes nothing when a client is sent back as it was read', async () => {
    const store = soapStore()
    const read = xmlOf(await ask('ClientGetV3', `<idClientV3>${SHOPPER}</idClientV3>`, store))
    const [, inside = ''] = /<ClientGetV3Result[^>]*>(.*)<\/ClientGetV3Result>/.exec(read) ?? []
    expect(xmlOf(await send(inside, store))).toContain(inside)
    expect(store.customers.writes()).toEqual([])
  })

  it('clears what is sent empty', async () => {
    const store = soapStore()
    await send('<Email>ada@example.com</Email><LastName/><CelPhone/><CpfCnpj/>', store)
    expect(stored(store)).toMatchObject({
      lastName: null,
      cellPhone: '',
      document: null,
      email: 'ada@example.com',
    })
  })

  it('makes a new client once, whatever becomes of the answer, and never keeps a password', async () => {
    const store = soapStore()
    const id = idOfEmail(store.deps.account, 'bob@example.com')
    store.customers.lagging.add(id)
    store.customers.faults.set('customers.create', [{ failure: failure('vtex_timeout'), applied: true }])
    const fields =
      '<CelPhone>+5511</CelPhone><CpfCnpj>111.222.333-44</CpfCnpj><DateBirth>1980-02-29T00:00:00-03:00</DateBirth>' +
      '<Email>Bob@Example.com</Email><FirstName>Bob</FirstName><IsNewsReceiver>1</IsNewsReceiver>' +
      '<Password>secret</Password><Phone>+5521</Phone>'
    const made = xmlOf(await send(fields, store))
    expect(xmlOf(await send(fields, store))).toBe(made)
    expect(store.customers.writes()).toEqual(['customers.create'])
    expect(made).toContain(`<a:UserGUID>${id}</a:UserGUID>`)
    expect(made).toContain('<a:Password i:nil="true"/>')
    expect(stored(store, id)).toEqual({
      ...{ id, email: 'bob@example.com', firstName: 'Bob', homePhone: '+5521', cellPhone: '+5511' },
      ...{ document: '11122233344', documentType: 'cpf', birthDate: '1980-02-29', isNewsletterOptIn: true },
    })
    expect(store.customers.customers.size).toBe(2)
    const kept = [...store.deps.documents.stored].filter(([at]) => !at.startsWith('recent-values/'))
    expect(JSON.stringify([kept, store.deps.logged])).not.toMatch(/bob@|11122233344|1980-02-29/i)
    expect(JSON.stringify([...store.deps.documents.stored.values(), store.deps.logged])).not.toContain(
      'secret',
    )
  })

  it('takes the GUID that was sent for a new one, and another id where the first owner has moved', async () => {
    const store = soapStore()
    const guid = '11111111-1111-4111-8111-111111111111'
    await send(`<Email>bob@example.com</Email><UserGUID>${guid.toUpperCase()}</UserGUID>`, store)
    expect(stored(store, guid)).toMatchObject({ email: 'bob@example.com' })
    await send('<Email>eve@example.com</Email>', store)
    const first = idOfEmail(store.deps.account, 'eve@example.com')
    await send(`<Email>moved@example.com</Email><UserGUID>${first}</UserGUID>`, store)
    await send('<Email>eve@example.com</Email><FirstName>Other</FirstName>', store)
    expect(stored(store, first)).toEqual({ id: first, email: 'moved@example.com' })
    expect(store.customers.customers.size).toBe(4)
  })

  it.each([
    ['a CNPJ', '<CpfCnpj>12.345.678/0001-95</CpfCnpj><CompanyName>Analytical</CompanyName>'],
    ['a name', '<CompanyName>Analytical</CompanyName><CpfCnpj>12345678000195</CpfCnpj>'],
    [
      'its word',
      '<IsCorporate>true</IsCorporate><CompanyName>Analytical</CompanyName><CpfCnpj>12345678000195</CpfCnpj>',
    ],
  ])('knows a company by %s', async (_name, fields) => {
    const store = soapStore()
    await send(`${fields}<Email>ada@example.com</Email><StateInscription>X1</StateInscription>`, store)
    expect(stored(store)).toMatchObject({
      ...{ isCorporate: true, corporateName: 'Analytical', corporateDocument: '12345678000195' },
      ...{ stateRegistration: 'X1', document: '123.456.789-01' },
    })
    await send('<Email>ada@example.com</Email><IsCorporate>false</IsCorporate>', store)
    expect(stored(store)).toMatchObject({ isCorporate: false, corporateName: '', document: '123.456.789-01' })
  })

  it('finds by document only where no e-mail address is sent, and only who is alone with it', async () => {
    const store = soapStore()
    const byCpf = '<CpfCnpj>12345678901</CpfCnpj><FirstName>Augusta</FirstName>'
    await send(byCpf, store)
    expect(stored(store)).toMatchObject({ firstName: 'Augusta', document: '123.456.789-01' })
    await send(`${byCpf}<Email>guest@example.com</Email>`, store)
    expect(stored(store)).toMatchObject({ email: 'ada@example.com' })
    expect(codeOf(await send(byCpf, store))).toBe('match_ambiguous')
  })

  it.each([
    ['nobody', '<FirstName>Bob</FirstName>', '/client/Email'],
    ['nobody who is known', '<CpfCnpj>99988877766</CpfCnpj>', '/client/Email'],
    ['what is no e-mail address', '<Email>bob</Email>', '/client/Email'],
    [
      'a name too long',
      `<Email>bob@example.com</Email><CompanyName>${'x'.repeat(301)}</CompanyName>`,
      '/CompanyName',
    ],
  ])('refuses %s', async (_name, fields, pointer) => {
    const store = soapStore()
    const refused = await send(fields, store)
    expect(errorsOf(refused)).toMatchObject([{ pointer }])
    expect(store.customers.writes()).toEqual([])
    expect(JSON.stringify(refused.answer._unsafeUnwrapErr())).not.toContain('bob')
  })

  it('says of an e-mail address that another client has it', async () => {
    const store = soapStore()
    store.customers.put(
      vtexCustomer({ id: '22222222-2222-4222-8222-222222222222', email: 'bob@example.com' }),
    )
    store.customers.faults.set('customers.setFields', [
      { failure: failure('vtex_refused', 'taken', { kind: 'refused' }) },
    ])
    const fields = `<Email>bob@example.com</Email><UserGUID>${SHOPPER}</UserGUID>`
    expect(codeOf(await send(fields, store))).toBe('vtex_refused')
  })
})

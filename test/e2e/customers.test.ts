import { expectProblem } from './problem'
import { asPerson, SHORT_PATIENCE, withSandbox } from './support'

const store = withSandbox(SHORT_PATIENCE)

interface Outcome {
  outcome: string
  vtexId: string
  code: string | null
  changes: { field: string; before: unknown; after: unknown }[]
}

interface Document extends Record<string, unknown> {
  id: string
}

interface Listed {
  customers: { vtexId: string; updatedAt: string; customer: Record<string, unknown> }[]
  cursor: string | null
  more: boolean
}

const CL = '/api/dataentities/CL'
const AD = '/api/dataentities/AD'
const TEN = { headers: { 'REST-Range': 'resources=0-10' } }

const put = (ref: string, record: object, query = '') =>
  store().erp.put<Outcome>(`/customers/${encodeURIComponent(ref)}${query}`, record)
const document = async (id: string, entity = CL) =>
  (await store().vtex.get<Document>(`${entity}/documents/${id}?_fields=_all`)).body
const withEmail = async (email: string) => {
  const path = `${CL}/search?_fields=id,email&email=${encodeURIComponent(email)}`
  return (await store().vtex.get<Document[]>(path, TEN)).body
}
const addressesOf = async (id: string) =>
  (await store().vtex.get<Document[]>(`${AD}/search?_fields=_all&_where=userId=${id}`, TEN)).body
const shopper = (fields: Record<string, unknown>, id?: string, updatedIn?: string) => {
  const [made = ''] = store().sandbox.commerce.seedDocuments('demo', [
    { entity: 'CL', fields, ...(id && { id }), ...(updatedIn && { updatedIn }) },
  ])
  return made
}
const match = (rule: string) => store().erp.put('/settings/flows/customers', { match: rule })
const fault = (spec: Omit<Parameters<ReturnType<typeof store>['sandbox']['faults']['add']>[0], 'via'>) =>
  store().sandbox.faults.add({ via: 'app', ...spec })

const ada = {
  email: 'Ada@Example.com',
  firstName: 'Ada',
  document: '12345678900',
  documentType: 'cpf',
  phone: '+5521999999999',
  birthDate: '1990-12-10',
  corporate: { name: 'Analytical', document: '12.345.678/0001-00' },
  priceTables: ['gold', 'silver'],
  tradePolicies: ['1'],
  approved: true,
  newsletter: false,
  addresses: [
    { ref: 'HQ', receiver: 'Ada', street: 'Main', city: 'Rio', state: 'RJ', zip: '20000', country: 'BRA' },
  ],
}

it('creates a customer once, changes it, and leaves alone what others entered', async () => {
  const created = await put('ADA', ada)
  expect(created).toMatchObject({ status: 200, body: { outcome: 'applied', code: null } })
  const { vtexId } = created.body
  expect(created.body.changes).toContainEqual({ field: 'email', before: null, after: '(hidden)' })
  expect(JSON.stringify(created.body)).not.toMatch(/example\.com|12345678900|Main/)
  expect(await document(vtexId)).toMatchObject({
    email: 'ada@example.com',
    homePhone: '+5521999999999',
    isCorporate: true,
    corporateName: 'Analytical',
    priceTables: 'gold,silver',
    approved: true,
    isNewsletterOptIn: false,
  })
  expect(await store().writesDuring(() => put('ADA', ada))).toEqual([])
  expect((await put('ADA', ada, '?verify=true')).body).toMatchObject({ outcome: 'unchanged', changes: [] })

  await store().vtex.patch(`${CL}/documents/${vtexId}`, { lastName: 'By hand', gender: 'female' })
  const [address] = await addressesOf(vtexId)
  await store().vtex.patch(`${AD}/documents/${address?.id ?? ''}`, { reference: 'By hand' })
  const changes = { email: 'ada@example.com', phone: null, addresses: [{ ref: 'HQ', city: 'Niterói' }] }
  const edited = await put('ADA', changes)
  expect(edited.body.changes.map(({ field }) => field)).toEqual(['phone', 'addresses.HQ.city'])
  expect(await document(vtexId)).toMatchObject({ lastName: 'By hand', gender: 'female', homePhone: '' })
  expect(await addressesOf(vtexId)).toMatchObject([
    { addressName: 'HQ', city: 'Niterói', street: 'Main', reference: 'By hand' },
  ])
  const shown = await store().erp.get('/customers/ADA')
  expect(shown).toMatchObject({
    status: 200,
    body: {
      vtexId,
      record: {
        ref: 'ADA',
        lastName: 'By hand',
        phone: null,
        corporate: { name: 'Analytical', tradeName: null },
        priceTables: ['gold', 'silver'],
        addresses: [{ ref: 'HQ', city: 'Niterói' }],
      },
    },
  })
  expect(shown.headers['cache-control']).toBe('no-store')
  const history = await store().erp.get('/records/customers/ADA/history')
  expect(history).toMatchObject({ body: { events: [{ fields: ['phone', 'addresses.HQ.city'] }, {}] } })
})

it('takes over a shopper whose e-mail address has a plus and whose id was written in two cases', async () => {
  const email = 'grace+shop@example.com'
  const id = shopper({ email, firstName: 'Grace', homePhone: '1' })
  expect(
    await store().vtex.put(`${CL}/documents/${id.toUpperCase()}`, { email, firstName: 'G', homePhone: '1' }),
  ).toMatchObject({ status: 204 })
  expect(await withEmail(email)).toHaveLength(2)
  const taken = await put('GRACE', { email, firstName: 'Grace' })
  expect(taken.body).toMatchObject({ outcome: 'applied', vtexId: id })
  expect(await document(id)).toMatchObject({ firstName: 'Grace', homePhone: '1' })
  const found = await store().erp.get<Listed>(`/customers?email=${encodeURIComponent(email)}`)
  expect(found.body.customers).toMatchObject([{ vtexId: id, customer: { email, addresses: [] } }])
})

it('finds by document, and by VTEX’s id, where the store says so', async () => {
  const id = shopper({ email: 'old@example.com', document: '777' })
  const other = shopper({ email: 'taken@example.com', document: '888' })
  try {
    await match('document')
    const moved = await put('DOC', { email: 'new@example.com', document: '777' })
    expect(moved.body).toMatchObject({ outcome: 'applied', vtexId: id })
    expect(await document(id)).toMatchObject({ email: 'new@example.com' })
    const strange = await put('DOC-2', { email: 'taken@example.com', document: '999' })
    expectProblem(strange, { status: 422, code: 'match_ambiguous' })
    await match('vtexId')
    expect((await put(other.toUpperCase(), { email: 'taken@example.com', lastName: 'X' })).body.vtexId).toBe(
      other,
    )
    expectProblem(await put('nobody', { email: 'nobody@example.com' }), {
      status: 422,
      code: 'customer_not_found',
    })
  } finally {
    await match('email')
  }
})

it.each([
  ['was made and answered 500', { kind: 'apply-then-fail', status: 500 }],
  ['was made and never answered', { kind: 'apply-then-timeout' }],
  ['was refused with 429', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }],
] as const)(
  'a customer whose creation %s is there once, though searches lag',
  async (name, action) => {
    store().sandbox.commerce.tune({ masterDataIndexDelayMs: 60_000 })
    try {
      const email = `${name.replace(/\W+/g, '-')}@example.com`
      fault({ method: 'PATCH', path: `${CL}/documents`, times: 1, action })
      // Two calls without an answer would only take twice the time.
      if (action.kind !== 'apply-then-timeout')
        fault({ method: 'PATCH', path: `${AD}/documents`, times: 1, action })
      const addresses = [
        { ref: 'A', city: 'Rio' },
        { ref: 'B', city: 'Natal' },
      ]
      const { body } = await put(name, { email, addresses })
      expect(body).toMatchObject({ outcome: 'applied' })
      expect((await put(name, { email, addresses }, '?verify=true')).body.outcome).toBe('unchanged')
      store().sandbox.commerce.tune({ masterDataIndexDelayMs: 0 })
      await store().vtex.patch(`${CL}/documents/${body.vtexId}`, { lastName: 'indexed' })
      expect(await withEmail(email)).toHaveLength(1)
    } finally {
      store().sandbox.commerce.tune({ masterDataIndexDelayMs: 0 })
    }
  },
  40_000,
)

it('says that an e-mail address is taken, in words without it', async () => {
  const email = 'double@example.com'
  shopper({ email, document: '1' })
  // The index does not know the shopper yet.
  fault({ method: 'GET', path: `${CL}/search`, times: 1, action: { kind: 'status', status: 200, body: [] } })
  const refused = await put('DOUBLE', { email })
  const { detail } = expectProblem(refused, { status: 422, code: 'vtex_refused' })
  expect(detail).toBe('VTEX has another customer with the e-mail address of this one.')
  expect((await put('DOUBLE', { email, firstName: 'Now found' })).body.outcome).toBe('applied')
})

it('a batch creates many, and keeps nothing of them when it is done', async () => {
  const records = Array.from({ length: 40 }, (_, index) => ({
    ref: `B${index}`,
    email: `b${index}@example.com`,
  }))
  const accepted = await store().erp.post<{ id: string }>('/customers/batches', { records })
  expect((await store().erp.waitForBatch(accepted.body.id)).counts).toMatchObject({ total: 40, applied: 40 })
  await store().sandbox.events.idle()
  expect(store().sandbox.vbase.read('job-records', `${accepted.body.id}.0.0`)).toBeNull()
  const opened = await store().erp.post<{ id: string }>('/imports', { flow: 'customers' })
  await store().erp.put(`/imports/${opened.body.id}/parts/1`, {
    records: [...records, { ref: 'x@example.com', email: 'x' }],
  })
  await store().erp.post(`/imports/${opened.body.id}/commit`)
  expect((await store().erp.waitForBatch(opened.body.id)).counts).toMatchObject({ unchanged: 40, failed: 1 })
  const results = await store().erp.get(`/batches/${opened.body.id}/records?outcome=failed`)
  expect(results).toMatchObject({ body: { records: [{ ref: null, code: 'invalid_record' }] } })
})

it('lists customers by their last change, a page at a time', async () => {
  const at = (minute: number) => `2020-01-01T00:0${minute}:00.000Z`
  const ids = [3, 1, 2, 2].map((minute, index) =>
    shopper({ email: `listed${index}@example.com` }, undefined, at(minute)),
  )
  const page = async (query: string) => (await store().erp.get<Listed>(`/customers?limit=2&${query}`)).body
  const first = await page(`updatedSince=${at(0)}`)
  expect(first.more).toBe(true)
  const second = await page(`cursor=${first.cursor ?? ''}`)
  const listed = [...first.customers, ...second.customers].map(({ vtexId }) => vtexId)
  expect(listed.slice(0, 1)).toEqual([ids[1]])
  expect(listed.slice(1, 3).sort()).toEqual([ids[2], ids[3]].sort())
  expect(listed.slice(3)).toEqual([ids[0]])
  for (const query of [
    '',
    'email=a@example.com&document=1',
    'cursor=x',
    'email=a+b@example.com',
    'updatedSince=now',
  ])
    expectProblem(await store().erp.get(`/customers?${query}`), { status: 400, code: 'invalid_parameter' })
})

it('erases a customer here and in VTEX, and may be asked again', async () => {
  const { vtexId } = (await put('GONE', { ...ada, email: 'gone@example.com' })).body
  const erase = (query = '') => store().erp.post(`/customers/GONE/erase${query}`)
  expect(await erase('?vtex=true')).toMatchObject({
    status: 200,
    body: { ref: 'GONE', ledger: true, complete: true, vtex: { customers: 1, addresses: 1 } },
  })
  expect(await store().vtex.get(`${CL}/documents/${vtexId}`)).toMatchObject({ status: 404 })
  expect(await addressesOf(vtexId)).toEqual([])
  expectProblem(await store().erp.get('/records/customers/GONE/history'), {
    status: 404,
    code: 'record_not_found',
  })
  expect(await erase()).toMatchObject({ status: 200, body: { ledger: false, records: 0, vtex: null } })
  expect(
    store()
      .sandbox.logs()
      .filter((line) => /@example\.com|12345678900|Niterói/.test(line)),
  ).toEqual([])
  expect(
    store()
      .sandbox.logs()
      .some((line) => line.includes('customer erased')),
  ).toBe(true)
})

it('lets in who may see customers, and nobody else', async () => {
  expectProblem(await store().reader.get('/customers/ADA'), { status: 403, code: 'forbidden_resource' })
  expectProblem(await store().reader.get('/customers?document=1'), {
    status: 403,
    code: 'forbidden_resource',
  })
  expectProblem(await store().reader.post('/customers/ADA/erase?vtex=true'), {
    status: 403,
    code: 'forbidden_resource',
  })
  expectProblem(await store().other.get('/customers?document=1'), { status: 401, code: 'unauthenticated' })
  const shopperOf = asPerson(store().sandbox.tokens.shopper)
  expectProblem(await store().erp.get('/customers?document=1', { headers: shopperOf }), {
    status: 401,
    code: 'unauthenticated',
  })
})

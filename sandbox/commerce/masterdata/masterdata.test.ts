import { openStore } from '../testing'

const CL = '/api/dataentities/CL'
const AD = '/api/dataentities/AD'
const ID = '0f8a1c52-9f58-11ee-83ab-0eca8d1868e1'

function open(options: Parameters<typeof openStore>[0] = {}) {
  const store = openStore(options)
  const search = (query: string, range = 'resources=0-10', entity = CL) =>
    store.call('GET', `${entity}/search?${query}`, undefined, { 'rest-range': range })
  const found = (query: string) =>
    (search(`_fields=id,email&${query}`).body as { id: string; email: string | null }[]).map(({ id }) => id)
  return { ...store, search, found }
}

const ada = { id: ID, email: 'ada+shop@example.com', firstName: 'Ada' }

it('creates a document of an id by PATCH, merges into it, and says when nothing changed', () => {
  const { call } = open()
  expect(call('PATCH', `${CL}/documents`, ada)).toMatchObject({
    status: 201,
    body: { Id: `CL-${ID}`, DocumentId: ID },
  })
  expect(call('PATCH', `${CL}/documents`, ada).status).toBe(304)
  expect(call('PATCH', `${CL}/documents/${ID}`, { lastName: 'Lovelace' }).status).toBe(200)
  expect(call('GET', `${CL}/documents/${ID.toUpperCase()}?_fields=id,firstName,lastName`).body).toEqual({
    id: ID,
    firstName: 'Ada',
    lastName: 'Lovelace',
  })
})

it('replaces a document by PUT', () => {
  const { call } = open()
  call('PUT', `${CL}/documents/${ID}`, { email: 'a@example.com', firstName: 'Ada' })
  expect(call('PUT', `${CL}/documents/${ID}`, { email: 'a@example.com' }).status).toBe(204)
  expect(call('GET', `${CL}/documents/${ID}?_fields=firstName`).body).toEqual({ firstName: null })
})

it('deletes, and knows no document that is not there', () => {
  const { call, found } = open()
  call('PATCH', `${CL}/documents`, ada)
  expect(call('DELETE', `${CL}/documents/${ID}`).status).toBe(204)
  expect(found('firstName=Ada')).toEqual([])
  for (const [method, body] of [['GET'], ['DELETE'], ['PATCH', { firstName: 'B' }]] as const)
    expect(call(method, `${CL}/documents/${ID}`, body).status).toBe(404)
})

it('takes an e-mail address once, in any case', () => {
  const { call } = open()
  call('PATCH', `${CL}/documents`, ada)
  expect(call('POST', `${CL}/documents`, { email: 'ADA+shop@example.com' })).toMatchObject({
    status: 400,
    body: { Message: 'duplicated entry' },
  })
  expect(call('POST', `${CL}/documents`, { email: 'b@example.com' }).status).toBe(200)
})

it.each([
  ['unknown fields', { ref: 'x' }],
  ['a text for a flag', { approved: 'yes' }],
  ['price tables of more than 50 characters', { priceTables: 'x'.repeat(51) }],
  ['a name of more than 300 characters', { firstName: 'x'.repeat(301) }],
  ['a body without an id', {}],
])('refuses %s', (_name, fields) => {
  const { id, ...rest } = { ...ada, ...fields }
  const body = Object.keys(fields).length > 0 ? { id, ...rest } : rest
  expect(open().call('PATCH', `${CL}/documents`, body).status).toBe(400)
})

it('knows no other entities', () => {
  const { call, search } = open()
  expect(call('PATCH', '/api/dataentities/XX/documents', { id: ID }).status).toBe(404)
  expect(search('_fields=id', 'resources=0-1', '/api/dataentities/XX').status).toBe(404)
})

it('takes a plus that is not encoded for a blank', () => {
  const { call, found } = open()
  call('PATCH', `${CL}/documents`, ada)
  expect(found('email=ada+shop@example.com')).toEqual([])
  expect(found('email=ada%2Bshop@example.com')).toEqual([ID])
  expect(found(`_where=${encodeURIComponent('email=ada+shop@example.com')}`)).toEqual([ID])
})

it('lists one document twice when its id came in two cases', () => {
  const { call, found } = open()
  call('PATCH', `${CL}/documents`, ada)
  call('PATCH', `${CL}/documents`, { ...ada, id: ID.toUpperCase(), firstName: 'Augusta' })
  expect(found('email=ada%2Bshop@example.com')).toHaveLength(2)
})

it('shows in searches later than in documents what was written', () => {
  const { call, found, clock } = open({ masterDataIndexDelayMs: 1_000 })
  call('PATCH', `${CL}/documents`, ada)
  expect(call('GET', `${CL}/documents/${ID}?_fields=id`).status).toBe(200)
  expect(found('firstName=Ada')).toEqual([])
  clock.now += 1_000
  expect(found('firstName=Ada')).toEqual([ID])
  call('PATCH', `${CL}/documents/${ID}`, { firstName: 'Augusta' })
  expect(found('firstName=Ada')).toEqual([ID])
  clock.now += 1_000
  expect(found('firstName=Ada')).toEqual([])
})

it('pages by REST-Range, at most 100 documents, and tells how many there are', () => {
  const { commerce, search } = open()
  const fields = (index: number) => ({ email: `c${index}@example.com` })
  commerce.seedDocuments(
    'demo',
    Array.from({ length: 120 }, (_, index) => ({ entity: 'CL' as const, fields: fields(index) })),
  )
  const page = search('_fields=id', 'resources=100-200')
  expect(page.headers['REST-Content-Range']).toBe('resources=100-120/120')
  expect(page.body).toHaveLength(20)
  for (const range of ['resources=0-101', 'resources=5-5', 'items=0-9', 'resources=9950-10050', ''])
    expect(search('_fields=id', range).status).toBe(400)
})

it('sorts, and finds by when a document was changed', () => {
  const { commerce, search } = open()
  const at = (hour: number) => `2026-02-01T0${hour}:00:00.000Z`
  for (const hour of [3, 1, 2])
    commerce.seedDocuments('demo', [{ entity: 'CL', id: `c${hour}`, fields: {}, updatedIn: at(hour) }])
  const where = encodeURIComponent(`updatedIn between ${at(2)} AND ${at(3)}`)
  expect(search(`_fields=id&_where=${where}&_sort=updatedIn%20ASC`).body).toEqual([
    { id: 'c2' },
    { id: 'c3' },
  ])
  expect(search(`_fields=id&_sort=updatedIn%20DESC`).body).toEqual([{ id: 'c3' }, { id: 'c2' }, { id: 'c1' }])
})

it('closes to wildcards when there are too many of them', () => {
  const { search, clock } = open()
  for (let call = 0; call < 60; call++) expect(search('firstName=*a*').status).toBe(200)
  expect(search('firstName=*a*').status).toBe(503)
  expect(search('firstName=a').status).toBe(200)
  clock.now += 60_000
  expect(search('firstName=*a*').status).toBe(200)
})

it('keeps addresses with the id of their customer', () => {
  const { call, search } = open()
  call('PATCH', `${AD}/documents`, { id: 'a1', userId: ID, addressName: 'HOME', city: 'London' })
  expect(search(`_fields=addressName,city&_where=userId=${ID}`, 'resources=0-100', AD).body).toEqual([
    { addressName: 'HOME', city: 'London' },
  ])
})

it('comes back from a snapshot', () => {
  const first = open()
  first.call('PATCH', `${CL}/documents`, ada)
  const later = open()
  later.commerce.restore(JSON.parse(JSON.stringify(first.commerce.snapshot())))
  expect(later.found('email=ada%2Bshop@example.com')).toEqual([ID])
})

import { openStore } from '../testing'
import { refLookups } from './ref-index'
import { openProduct, paths, sku } from './testing'

const byRef = (refId: string) => `/api/catalog/pvt/stockkeepingunit?RefId=${encodeURIComponent(refId)}`
const idByRef = (refId: string) =>
  `/api/catalog_system/pvt/sku/stockkeepingunitidbyrefid/${encodeURIComponent(refId)}`
const ids = '/api/catalog_system/pub/sku/stockkeepingunitidsbyrefids'
const lookups = '/api/catalog_system/pvt/sku'

function open(...refIds: string[]) {
  const store = openStore()
  store.commerce.seedSkus(
    'demo',
    refIds.map((refId) => ({ refId, name: refId })),
  )
  return store
}

it.each(['MUG-1', '0001', 'A/1', 'A+1', 'A%2F1', '100%', 'ü b c', '☕-1', 'a&b=c#d?e', '__proto__'])(
  'finds %s on every route',
  (refId) => {
    const { call } = open(refId)
    expect(call('GET', byRef(refId)).body).toMatchObject({ Id: 1, RefId: refId })
    expect(call('GET', idByRef(refId)).body).toBe('"1"')
    expect(Object.entries(call('POST', ids, [refId, 'other']).body as object)).toEqual([
      [refId, '1'],
      ['other', null],
    ])
  },
)

it('does not take 1 for 0001', () => {
  expect(open('0001').call('POST', ids, ['1', '01']).body).toEqual({ '1': null, '01': null })
})

it('answers an unknown ref in three ways', () => {
  const { call } = open()
  expect(call('GET', byRef('x'))).toMatchObject({ status: 404, body: '"SKU not found"' })
  expect(call('GET', idByRef('x'))).toMatchObject({ status: 200, body: null })
  expect(call('POST', ids, ['x'])).toMatchObject({ status: 200, body: { x: null } })
  expect(call('GET', '/api/catalog/pvt/stockkeepingunit').status).toBe(400)
})

it.each([
  ['a repeated ref', ['a', 'a'], 500],
  ['a number', [1], 400],
  ['no list', { a: 1 }, 400],
  ['a trailing blank', ['a '], 400],
])('refuses %s in a list of refs', (_name, body, status) => {
  expect(open('a').call('POST', ids, body).status).toBe(status)
})

describe('a hidden ref', () => {
  it('is unknown to the named routes only, and still taken', () => {
    const { call, commerce } = open('MUG-1', 'MUG-2')
    commerce.hideRef('demo', 'MUG-1', [refLookups.sku, refLookups.id])
    expect(call('GET', byRef('MUG-1')).status).toBe(404)
    expect(call('GET', idByRef('MUG-1')).body).toBeNull()
    expect(call('GET', idByRef('MUG-2')).body).toBe('"2"')
    expect(call('POST', ids, ['MUG-1']).body).toEqual({ 'MUG-1': '1' })
    const body = {
      ProductId: 1,
      Name: 'x',
      RefId: 'MUG-1',
      PackagedHeight: 1,
      PackagedLength: 1,
      PackagedWidth: 1,
      PackagedWeightKg: 1,
    }
    expect(call('POST', '/api/catalog/pvt/stockkeepingunit', body)).toMatchObject({
      status: 409,
      body: '"Sku can not be created because the RefId is registered in Sku id 1"',
    })
  })

  it('is unknown to all lookups when none is named, until the reset', () => {
    const { call, commerce } = open('MUG-1')
    commerce.hideRef('demo', 'MUG-1')
    expect(call('POST', ids, ['MUG-1']).body).toEqual({ 'MUG-1': null })
    expect(call('GET', `${lookups}/stockkeepingunitbyid/1`).status).toBe(200)
    commerce.reset()
    commerce.seedSkus('demo', [{ refId: 'MUG-1', name: 'Mug' }])
    expect(call('POST', ids, ['MUG-1']).body).toEqual({ 'MUG-1': '1' })
  })
})

it('lists ids by page', () => {
  const { call } = open('a', 'b', 'c')
  const list = (query: string) => call('GET', `${lookups}/stockkeepingunitids?${query}`)
  expect(list('page=1&pagesize=2').body).toEqual([1, 2])
  expect(list('page=2&pagesize=2').body).toEqual([3])
  expect(list('page=3&pagesize=2').body).toEqual([])
  for (const query of ['', 'page=1', 'page=0&pagesize=1', 'page=1&pagesize=1001'])
    expect(list(query).status).toBe(400)
})

it('tells when a SKU was last changed', () => {
  const store = open('a')
  const [shown] = store.call('GET', `${lookups}/stockkeepingunitByProductId/1`).body as [object]
  expect(shown).toMatchObject({ DateUpdated: '2026-03-01T12:00:00' })
  store.clock.now += 3_600_000
  const path = '/api/catalog/pvt/stockkeepingunit/1'
  const { Id: _, Videos: __, ...sku } = store.call('GET', path).body as Record<string, unknown>
  expect(store.call('PUT', path, { ...sku, RewardValue: 3, EstimatedDateArrival: null }).status).toBe(200)
  const [changed] = store.call('GET', `${lookups}/stockkeepingunitByProductId/1`).body as [object]
  expect(changed).toMatchObject({ DateUpdated: '2026-03-01T13:00:00' })
})

it('shows a SKU with its product by id and by EAN', () => {
  const { call, commerce } = openStore()
  commerce.seedSkus('demo', [{ skuId: 310, refId: 'MUG-1', name: 'Mug', ean: '0123' }])
  const shown = call('GET', `${lookups}/stockkeepingunitbyid/310`)
  expect(shown.body).toMatchObject({
    Id: 310,
    SkuName: 'Mug',
    ProductName: 'Mug',
    IsActive: true,
    AlternateIds: { Ean: '0123', RefId: 'MUG-1' },
  })
  expect(call('GET', `${lookups}/stockkeepingunitbyean/0123`).body).toEqual(shown.body)
  expect(call('GET', `${lookups}/stockkeepingunitbyean/123`).status).toBe(404)
  expect(call('GET', `${lookups}/stockkeepingunitbyid/1`).status).toBe(404)
})

describe('the limit', () => {
  const fill = (count: number, act: () => unknown) => Array.from({ length: count }, act)

  it('is 15,000 calls a minute per endpoint and 45,000 per account', () => {
    const { call, clock } = open('a')
    const endpoints = [
      () => call('GET', byRef('a')).status,
      () => call('GET', idByRef('a')).status,
      () => call('GET', `${lookups}/stockkeepingunitbyid/1`).status,
    ]
    for (const endpoint of endpoints) {
      expect(new Set(fill(15_000, endpoint))).toEqual(new Set([200]))
      expect(endpoint()).toBe(429)
    }
    expect(call('POST', ids, ['a']).status).toBe(429)
    clock.now += 60_000
    expect(call('POST', ids, ['a']).status).toBe(200)
  })
})

describe('a lag of the index', () => {
  const created = () => {
    const store = openProduct({ indexDelayMs: 500 })
    store.call('POST', paths.sku, sku())
    return store
  }
  const wholly = [
    [byRef('MUG-1'), 404],
    [idByRef('MUG-1'), 200],
    [`${lookups}/stockkeepingunitbyalternateId/MUG-1`, 404],
    [`${lookups}/stockkeepingunitbyid/1`, 404],
    [`${paths.productByRef}/P-1`, 200],
  ] as const

  it.each(wholly)('hides what is new from %s', (path, status) => {
    const { call, clock } = created()
    const early = call('GET', path)
    expect(early.status).toBe(status)
    if (status === 200) expect(early.body).toBeNull()
    clock.now += 500
    expect(call('GET', path)).toMatchObject({ status: 200, body: expect.anything() })
  })

  it('hides a changed RefId, not one that stayed', () => {
    const { call, clock } = created()
    clock.now += 500
    call('PUT', '/api/catalog/pvt/stockkeepingunit/1', sku({ Name: 'Red' }))
    expect(call('GET', byRef('MUG-1')).status).toBe(200)
    call('PUT', '/api/catalog/pvt/stockkeepingunit/1', sku({ RefId: 'MUG-9' }))
    expect(call('POST', ids, ['MUG-1', 'MUG-9']).body).toEqual({ 'MUG-1': null, 'MUG-9': null })
  })

  it('can be ended', () => {
    const { call, commerce } = created()
    commerce.tune({ indexDelayMs: 0 })
    expect(call('POST', ids, ['MUG-1']).body).toEqual({ 'MUG-1': '1' })
  })
})

it('finds by EAN or RefId, unless the ref is hidden', () => {
  const { call, commerce } = openStore()
  commerce.seedSkus('demo', [{ refId: 'MUG-1', name: 'Mug', ean: '0123' }])
  const by = (id: string) => call('GET', `${lookups}/stockkeepingunitbyalternateId/${id}`).status
  expect([by('0123'), by('MUG-1'), by('none')]).toEqual([200, 200, 404])
  commerce.hideRef('demo', 'MUG-1')
  expect([by('0123'), by('MUG-1')]).toEqual([200, 404])
})

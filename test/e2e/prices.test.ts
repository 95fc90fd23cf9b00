import { expectProblem } from './problem'
import { pathOf, withSandbox, type Sku, type VtexFixedPrice } from './support'

const store = withSandbox()

const put = (sku: Sku, record: object, query = '') =>
  store().erp.put<{ changes: unknown[] }>(pathOf('prices', sku.ref) + query, record)

async function fixedOf(sku: Sku): Promise<VtexFixedPrice[]> {
  const list = (await store().price(sku))?.fixedPrices ?? []
  return list.map((fixed) => ({ ...fixed })).sort((a, b) => a.value - b.value)
}

const gold: VtexFixedPrice = { tradePolicyId: 'gold', value: 80, listPrice: 95, minQuantity: 1 }
const summer = { from: '2030-06-01T00:00:00Z', to: '2030-09-01T00:00:00Z' }
const silver: VtexFixedPrice = { tradePolicyId: '1', value: 70, minQuantity: 10, dateRange: summer }

describe('the amounts', () => {
  it('one call answers what changed, and VTEX holds it', async () => {
    const sku = store().newSku()
    const answer = await put(sku, { basePrice: '1431.50', listPrice: 1500, costPrice: 868.63 })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        flow: 'prices',
        ref: sku.ref,
        outcome: 'applied',
        vtexId: String(sku.id),
        code: null,
        changes: [
          { field: 'basePrice', before: null, after: 1431.5 },
          { field: 'listPrice', before: null, after: 1500 },
          { field: 'costPrice', before: null, after: 868.63 },
        ],
      },
    })
    expect(await store().price(sku)).toMatchObject({ basePrice: 1431.5, listPrice: 1500, costPrice: 868.63 })
  })

  it.each([
    ['basePrice', { basePrice: 101 }, { basePrice: 101, listPrice: 150, costPrice: 60 }],
    ['listPrice', { listPrice: 151 }, { basePrice: 100, listPrice: 151, costPrice: 60 }],
    ['costPrice', { costPrice: 61 }, { basePrice: 100, listPrice: 150, costPrice: 61 }],
    ['listPrice null', { listPrice: null }, { basePrice: 100, listPrice: null, costPrice: 60 }],
  ])('%s alone leaves the others, fixed prices too', async (_, record, after) => {
    const sku = store().newSku()
    const fixedPrices = [gold, silver]
    await store().setPrice(sku, { basePrice: 100, listPrice: 150, costPrice: 60, fixedPrices })
    expect(await put(sku, record)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await store().price(sku)).toMatchObject(after)
    expect(await fixedOf(sku)).toMatchObject([silver, gold])
  })

  it('a markup makes the base price from the cost', async () => {
    const sku = store().newSku()
    await put(sku, { costPrice: 80, markup: 25 })
    expect(await store().price(sku)).toMatchObject({ basePrice: 100, costPrice: 80, markup: 25 })
    await put(sku, { markup: 50 })
    expect(await store().price(sku)).toMatchObject({ basePrice: 120, costPrice: 80 })
  })

  it.each([
    ['base, cost and markup', { basePrice: 1, costPrice: 1, markup: 1 }, '/markup'],
    ['a cost without any price in VTEX', { costPrice: 1 }, '/basePrice'],
    ['a markup without any cost in VTEX', { markup: 10 }, '/costPrice'],
  ])('%s is refused', async (_, record, pointer) => {
    const sku = store().newSku()
    const writes = await store().writesDuring(async () =>
      expectProblem(await put(sku, record), { status: 422, code: 'invalid_record', pointer }),
    )
    expect(writes).toEqual([])
    expect(await store().price(sku)).toBeNull()
  })
})

describe('fixed prices', () => {
  it('are added and changed by table, minimum quantity and dates', async () => {
    const sku = store().newSku()
    await store().setPrice(sku, { basePrice: 100, fixedPrices: [gold, silver] })
    await put(sku, {
      fixedPrices: [
        { priceTable: 'gold', value: 81 },
        { priceTable: 'gold', value: 75, minQuantity: 5 },
        { priceTable: 'gold', value: 60, ...summer },
        { priceTable: '1', value: 71, minQuantity: 10, from: '2030-06-01T02:00:00+02:00', to: summer.to },
      ],
    })
    expect(await fixedOf(sku)).toMatchObject([
      { tradePolicyId: 'gold', value: 60, minQuantity: 1, dateRange: summer },
      { tradePolicyId: '1', value: 71, minQuantity: 10, dateRange: summer },
      { tradePolicyId: 'gold', value: 75, minQuantity: 5 },
      { tradePolicyId: 'gold', value: 81, minQuantity: 1, listPrice: 95 },
    ])
    expect(await store().price(sku)).toMatchObject({ basePrice: 100 })
  })

  it('only those that differ are sent', async () => {
    const sku = store().newSku()
    await store().setPrice(sku, { basePrice: 100, fixedPrices: [gold, silver] })
    const writes = await store().writesDuring(() =>
      put(sku, {
        fixedPrices: [
          { priceTable: 'gold', value: 80 },
          { priceTable: '1', value: 69, minQuantity: 10, ...summer },
        ],
      }),
    )
    expect(writes).toMatchObject([{ method: 'PATCH', body: [{ tradePolicyId: '1', value: 69 }] }])
  })

  it('mode replace deletes those that are not sent', async () => {
    const sku = store().newSku()
    await store().setPrice(sku, { basePrice: 100, costPrice: 60, fixedPrices: [gold, silver] })
    const fixedPrices = [{ priceTable: 'gold', value: 79 }]
    const { body } = await put(sku, { fixedPrices, fixedPricesMode: 'replace' })
    expect(body.changes).toHaveLength(2)
    expect(await fixedOf(sku)).toMatchObject([{ tradePolicyId: 'gold', value: 79, listPrice: 95 }])
    expect(await store().price(sku)).toMatchObject({ basePrice: 100, costPrice: 60 })
    await put(sku, { fixedPrices: [], fixedPricesMode: 'replace' })
    expect(await fixedOf(sku)).toEqual([])
  })

  it('a list price of null clears only that', async () => {
    const sku = store().newSku()
    await store().setPrice(sku, { basePrice: 100, fixedPrices: [gold] })
    await put(sku, { fixedPrices: [{ priceTable: 'gold', value: 80, listPrice: null }] })
    const [fixed] = await fixedOf(sku)
    expect(fixed).toMatchObject({ value: 80, minQuantity: 1 })
    expect(fixed?.listPrice ?? null).toBeNull()
  })
})

describe('nothing is done twice', () => {
  it('the same record again is unchanged and costs VTEX no call', async () => {
    const sku = store().newSku()
    const record = { basePrice: 10, fixedPrices: [{ priceTable: 'gold', value: 9 }] }
    await put(sku, record)
    const calls = await store().callsDuring(async () => {
      expect(await put(sku, record)).toMatchObject({ body: { outcome: 'unchanged', changes: [] } })
      expect(await put(sku, { ...record, skuRef: sku.ref, fixedPricesMode: 'merge' })).toMatchObject({
        body: { outcome: 'unchanged' },
      })
    })
    expect(calls).toEqual([])
  })

  it('what VTEX holds already is unchanged and not written', async () => {
    const sku = store().newSku()
    await store().setPrice(sku, { basePrice: 10, costPrice: 5 })
    const writes = await store().writesDuring(async () =>
      expect(await put(sku, { basePrice: 10 })).toMatchObject({ body: { outcome: 'unchanged' } }),
    )
    expect(writes).toEqual([])
  })

  it('verify=true repairs a change made by hand', async () => {
    const sku = store().newSku()
    await put(sku, { basePrice: 10 })
    await store().setPrice(sku, { basePrice: 12 })
    expect(await put(sku, { basePrice: 10 })).toMatchObject({ body: { outcome: 'unchanged' } })
    expect(await put(sku, { basePrice: 10 }, '?verify=true')).toMatchObject({
      body: { outcome: 'applied', changes: [{ field: 'basePrice', before: 12, after: 10 }] },
    })
    expect(await store().price(sku)).toMatchObject({ basePrice: 10 })
  })

  it('a dry run tells the changes and makes none', async () => {
    const sku = store().newSku()
    await store().setPrice(sku, { basePrice: 10 })
    const change = { changes: [{ field: 'basePrice', before: 10, after: 11 }] }
    const writes = await store().writesDuring(async () => {
      const { body } = await put(sku, { basePrice: 11 }, '?dryRun=true')
      expect(body).toMatchObject({ outcome: 'applied', dryRun: true, ...change })
    })
    expect(writes).toEqual([])
    expect(await store().price(sku)).toMatchObject({ basePrice: 10 })
    expect(await put(sku, { basePrice: 11 })).toMatchObject({ body: { dryRun: false, ...change } })
  })

  it.each([
    ['version', 2, 1],
    ['updatedAt', '2026-01-02T00:00:00Z', '2026-01-02T00:30:00+02:00'],
  ])('an older %s is stale', async (field, newer, older) => {
    const sku = store().newSku()
    await put(sku, { basePrice: 10, [field]: newer })
    const writes = await store().writesDuring(async () => {
      const answer = await put(sku, { basePrice: 11, [field]: older })
      const said = {
        code: 'stale',
        message: expect.stringContaining('applied before'),
        help: expect.any(String),
      }
      expect(answer).toMatchObject({ status: 200, body: { outcome: 'skipped', ...said } })
    })
    expect(writes).toEqual([])
    expect(await store().price(sku)).toMatchObject({ basePrice: 10 })
    expect(await put(sku, { basePrice: 12, [field]: newer })).toMatchObject({ body: { outcome: 'applied' } })
  })
})

describe('reading', () => {
  it('GET shows what VTEX holds now, and what the app did last', async () => {
    const sku = store().newSku()
    await put(sku, { basePrice: 10, version: 7 })
    await store().setPrice(sku, { basePrice: 12, listPrice: 15, fixedPrices: [silver] })
    const { status, body } = await store().erp.get(pathOf('prices', sku.ref))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      flow: 'prices',
      ref: sku.ref,
      vtexId: String(sku.id),
      record: {
        skuRef: sku.ref,
        basePrice: 12,
        listPrice: 15,
        fixedPrices: [{ priceTable: '1', value: 70, minQuantity: 10, ...summer }],
      },
      sync: { outcome: 'applied', batch: null, version: 7, at: expect.stringMatching(/Z$/) },
    })
  })

  it('GET of a SKU without a price is 404', async () => {
    const sku = store().newSku()
    expectProblem(await store().erp.get(pathOf('prices', sku.ref)), { status: 404, code: 'record_not_found' })
  })

  it('what GET shows can be sent back, and is unchanged', async () => {
    const sku = store().newSku()
    await store().setPrice(sku, { basePrice: 12, listPrice: 15, costPrice: 6, fixedPrices: [gold, silver] })
    const shown = await store().erp.get<{ record: object }>(pathOf('prices', sku.ref))
    const writes = await store().writesDuring(async () =>
      expect(await put(sku, shown.body.record)).toMatchObject({
        status: 200,
        body: { outcome: 'unchanged' },
      }),
    )
    expect(writes).toEqual([])
  })
})

describe('a catalog lookup that wrongly says "not found"', () => {
  const MANY = '/api/catalog_system/pub/sku/stockkeepingunitidsbyrefids'
  const ONE = '/api/catalog/pvt/stockkeepingunit'

  it.each([
    ['of many refs', MANY],
    ['of one ref', ONE],
  ])('%s does not hide a SKU', async (_, template) => {
    const sku = store().newSku()
    store().sandbox.commerce.hideRef('demo', sku.ref, [template])
    expect(await put(sku, { basePrice: 10 })).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await store().price(sku)).toMatchObject({ basePrice: 10 })
  })

  it('of both does not hide a SKU the app has written before', async () => {
    const sku = store().newSku()
    await put(sku, { basePrice: 10 })
    store().sandbox.commerce.hideRef('demo', sku.ref)
    await store().sandbox.killService()
    expect(await put(sku, { basePrice: 11 })).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await store().erp.get(pathOf('prices', sku.ref))).toMatchObject({ status: 200 })
  })
})

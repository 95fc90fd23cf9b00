import type { OutboundCall } from '../../sandbox'
import { expectProblem } from './problem'
import { lockEnds, pathOf, withSandbox, type Sku } from './support'

const store = withSandbox()

const put = (sku: Sku, record: object, query = '') =>
  store().erp.put(pathOf('inventory', sku.ref, 'main') + query, record)

const fiveInTwoDays = { quantity: 5, unlimitedQuantity: false, leadTime: '2.00:00:00' }
const lastPart = ({ path }: OutboundCall) => path.split('/').at(-1)

describe('only the fields sent change', () => {
  it('a quantity leaves the lead time', async () => {
    const sku = store().newSku()
    await store().setStock(sku, fiveInTwoDays)
    expect(await put(sku, { quantity: 7 })).toMatchObject({
      status: 200,
      body: {
        ref: `${sku.ref}/main`,
        outcome: 'applied',
        vtexId: String(sku.id),
        changes: [{ field: 'quantity', before: 5, after: 7 }],
      },
    })
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 7, leadTime: '2.00:00:00' })
  })

  it.each([
    ['PT36H', '1.12:00:00'],
    ['P10D', '10.00:00:00'],
    ['PT5H', '05:00:00'],
    ['P1DT6H', '1.06:00:00'],
  ])('a lead time of %s leaves the quantity', async (leadTime, inVtex) => {
    const sku = store().newSku()
    await store().setStock(sku, fiveInTwoDays)
    expect(await put(sku, { leadTime })).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 5, leadTime: inVtex })
  })

  it('a lead time leaves unlimited stock unlimited', async () => {
    const sku = store().newSku()
    await store().setStock(sku, { quantity: 0, unlimitedQuantity: true, leadTime: '1.00:00:00' })
    await put(sku, { leadTime: 'P3D' })
    const after = { hasUnlimitedQuantity: true, leadTime: '3.00:00:00' }
    expect(await store().balance(sku)).toMatchObject(after)
  })

  it('both travel in one write', async () => {
    const sku = store().newSku()
    const writes = await store().writesDuring(() => put(sku, { quantity: 3, leadTime: 'P1D' }))
    expect(writes.map(({ method }) => method)).toEqual(['PUT'])
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 3, leadTime: '1.00:00:00' })
  })

  it('one warehouse leaves the others', async () => {
    const sku = store().newSku()
    await store().setStock(sku, fiveInTwoDays, 'north')
    await put(sku, { quantity: 9 })
    expect(await store().balance(sku, 'main')).toMatchObject({ totalQuantity: 9 })
    expect(await store().balance(sku, 'north')).toMatchObject({ totalQuantity: 5, leadTime: '2.00:00:00' })
  })
})

describe('quantities', () => {
  it('unlimited begins and, with a quantity, ends', async () => {
    const sku = store().newSku()
    await put(sku, { unlimited: true })
    expect(await store().balance(sku)).toMatchObject({ hasUnlimitedQuantity: true })
    await lockEnds()
    await put(sku, { quantity: 4 })
    expect(await store().balance(sku)).toMatchObject({ hasUnlimitedQuantity: false, totalQuantity: 4 })
  })

  it('zero is a quantity', async () => {
    const sku = store().newSku()
    await store().setStock(sku, fiveInTwoDays)
    await put(sku, { quantity: 0 })
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 0, leadTime: '2.00:00:00' })
  })

  it('zero where nothing was ever written brings the stock into being', async () => {
    const sku = store().newSku()
    await put(sku, { quantity: 0 })
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 0 })
  })

  it('asOf reaches VTEX as dateUtcOnBalanceSystem', async () => {
    const sku = store().newSku()
    const writes = await store().writesDuring(() =>
      put(sku, { quantity: 4, asOf: '2026-05-01T10:00:00+02:00' }),
    )
    expect(writes).toMatchObject([
      {
        method: 'PATCH',
        body: { quantity: 4, unlimitedQuantity: false, dateUtcOnBalanceSystem: '2026-05-01T08:00:00.000Z' },
      },
    ])
  })

  it('without asOf the count is as old as the request', async () => {
    const sku = store().newSku()
    const before = Date.now()
    const [write] = await store().writesDuring(() => put(sku, { quantity: 4 }))
    const { dateUtcOnBalanceSystem } = write?.body as { dateUtcOnBalanceSystem: string }
    expect(Date.parse(dateUtcOnBalanceSystem)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(dateUtcOnBalanceSystem)).toBeLessThanOrEqual(Date.now())
  })

  it('a warehouse in another case is VTEX’s own spelling', async () => {
    const sku = store().newSku()
    const writes = await store().writesDuring(() =>
      store().erp.put(pathOf('inventory', sku.ref, 'MAIN'), { quantity: 2 }),
    )
    expect(writes.map(lastPart)).toEqual(['quantity'])
    expect(writes[0]?.path).toContain('/warehouses/main/')
  })
})

describe('nothing is done twice', () => {
  it('the same record again is unchanged and costs VTEX no call', async () => {
    const sku = store().newSku()
    const record = { quantity: 3, leadTime: 'P1D' }
    await put(sku, record)
    const calls = await store().callsDuring(async () =>
      expect(await put(sku, record)).toMatchObject({ body: { outcome: 'unchanged', changes: [] } }),
    )
    expect(calls).toEqual([])
  })

  it('a dry run tells the changes and makes none, verify=true repairs', async () => {
    const sku = store().newSku()
    await put(sku, { quantity: 3 })
    await store().setStock(sku, { ...fiveInTwoDays, quantity: 99 })
    const change = { changes: [{ field: 'quantity', before: 99, after: 3 }] }
    const writes = await store().writesDuring(async () => {
      const planned = await put(sku, { quantity: 3 }, '?verify=true&dryRun=true')
      expect(planned).toMatchObject({ status: 200, body: { outcome: 'applied', dryRun: true, ...change } })
    })
    expect(writes).toEqual([])
    expect(await put(sku, { quantity: 3 })).toMatchObject({ body: { outcome: 'unchanged' } })
    const repaired = await put(sku, { quantity: 3 }, '?verify=true')
    expect(repaired).toMatchObject({ body: { outcome: 'applied', ...change } })
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 3, leadTime: '2.00:00:00' })
  })

  it.each([
    ['version', 2, 1],
    ['updatedAt', '2026-01-02T00:00:00Z', '2026-01-02T00:30:00+02:00'],
  ])('an older %s is stale', async (field, newer, older) => {
    const sku = store().newSku()
    await put(sku, { quantity: 3, [field]: newer })
    const writes = await store().writesDuring(async () => {
      const answer = await put(sku, { quantity: 4, [field]: older })
      expect(answer).toMatchObject({ status: 200, body: { outcome: 'skipped', code: 'stale' } })
    })
    expect(writes).toEqual([])
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 3 })
  })

  it('the versions of two warehouses do not meet', async () => {
    const sku = store().newSku()
    await put(sku, { quantity: 3, version: 9 })
    const north = await store().erp.put(pathOf('inventory', sku.ref, 'north'), { quantity: 4, version: 1 })
    expect(north).toMatchObject({ body: { outcome: 'applied' } })
  })
})

describe('reading', () => {
  it('GET shows what VTEX holds now, and what the app did last', async () => {
    const sku = store().newSku()
    await put(sku, { quantity: 3, version: 7 })
    await store().setStock(sku, fiveInTwoDays)
    const { status, body } = await store().erp.get(pathOf('inventory', sku.ref, 'main'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      flow: 'inventory',
      ref: `${sku.ref}/main`,
      vtexId: String(sku.id),
      record: { skuRef: sku.ref, warehouse: 'main', quantity: 5, leadTime: 'P2D', reserved: 0 },
      sync: { outcome: 'applied', batch: null, version: 7 },
    })
  })

  it('GET where nothing was ever written is 404', async () => {
    const sku = store().newSku()
    const answer = await store().erp.get(pathOf('inventory', sku.ref, 'main'))
    expectProblem(answer, { status: 404, code: 'record_not_found' })
  })
})

it('a catalog lookup that wrongly says "not found" does not hide a SKU', async () => {
  const sku = store().newSku()
  const lookup = '/api/catalog_system/pub/sku/stockkeepingunitidsbyrefids'
  store().sandbox.commerce.hideRef('demo', sku.ref, [lookup])
  expect(await put(sku, { quantity: 3 })).toMatchObject({ status: 200, body: { outcome: 'applied' } })
  expect(await store().balance(sku)).toMatchObject({ totalQuantity: 3 })
})

import { batchOf, control, deliver, Load, resultsOf, type Batch } from './delivery'
import { lockEnds, pathOf, withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ replicas: 2 })

const stock = (skus: readonly Sku[], quantityOf: (index: number) => number) =>
  skus.map(({ ref }, index) => ({ skuRef: ref, warehouse: 'main', quantity: quantityOf(index) }))
const prices = (skus: readonly Sku[], basePrice: number, more: object = {}) =>
  skus.map(({ ref }) => ({ skuRef: ref, basePrice, ...more }))
const quantities = (skus: readonly Sku[]) =>
  Promise.all(skus.map(async (sku) => (await store().balance(sku))?.totalQuantity))

/** SKUs whose stock the app has sent: 1, 2, 3 … */
async function stocked(count: number): Promise<Sku[]> {
  const skus = store().newSkus(count)
  const batch = await deliver(
    store(),
    'inventory',
    stock(skus, (index) => index + 1),
  )
  expect(batch.counts).toMatchObject({ applied: count })
  await lockEnds()
  return skus
}

/** SKUs whose price the app has sent. */
async function priced(count: number, price: object): Promise<Sku[]> {
  const skus = store().newSkus(count)
  const records = skus.map(({ ref }) => ({ skuRef: ref, ...price }))
  expect((await deliver(store(), 'prices', records)).counts).toMatchObject({ applied: count })
  return skus
}

/** 25 of 30 stocked SKUs set to zero, which a guard holds; nothing is written. */
async function heldBatch(): Promise<{ skus: Sku[]; batch: Batch }> {
  const skus = await stocked(30)
  let batch: Batch | undefined
  const calls = await store().callsDuring(async () => {
    const records = stock(skus, (index) => (index < 5 ? 100 : 0))
    batch = await deliver(store(), 'inventory', records)
    await store().sandbox.events.idle()
  })
  expect(calls).toEqual([])
  return { skus, batch: batch as Batch }
}

describe('a batch that would empty most of the stock', () => {
  it('is held whole, with the figures and the worst examples', async () => {
    const { skus, batch } = await heldBatch()
    expect(batch).toMatchObject({
      status: 'held',
      finishedAt: null,
      counts: { total: 30, held: 30, pending: 0, applied: 0 },
      guard: { approved: null },
    })
    expect(batch.guard?.findings).toMatchObject([
      { rule: 'stock_zeroed', mode: 'hold', count: 25, of: 30, share: 0.8333 },
    ])
    const [finding] = batch.guard?.findings ?? []
    expect(finding?.message).toContain('25 of 30 records')
    const worst = skus.slice(-5).reverse()
    expect(finding?.examples).toEqual(
      worst.map(({ ref }, index) => ({ ref: `${ref}/main`, before: 30 - index, after: 0 })),
    )
    expect(await resultsOf(store(), batch.id)).toEqual([])
    expect(await quantities(skus)).toEqual(skus.map((_, index) => index + 1))
  })

  it('is applied when it is approved, and what was sent meanwhile stays', async () => {
    const { skus, batch } = await heldBatch()
    const [, later] = skus.slice(5) as [Sku, Sku]
    await store().erp.put(pathOf('inventory', later.ref, 'main'), { quantity: 77 })
    expect(await control(store().erp, batch.id, 'retry')).toMatchObject({
      status: 409,
      body: { code: 'batch_running' },
    })
    for (let time = 1; time <= 2; time++)
      expect(await control(store().erp, batch.id, 'approve')).toMatchObject({ status: 202 })
    expect(await batchOf(store().erp, batch.id)).toMatchObject({
      status: 'done',
      counts: { total: 30, applied: 29, skipped: 1, held: 0 },
      guard: { approved: { by: store().sandbox.keys.erp.appKey, at: expect.any(String) } },
    })
    expect(await quantities(skus)).toEqual(
      skus.map((sku, index) => (sku === later ? 77 : index < 5 ? 100 : 0)),
    )
    expect(await control(store().erp, batch.id, 'cancel')).toMatchObject({
      status: 409,
      body: { code: 'batch_finished' },
    })
  })

  it('is dropped when it is cancelled', async () => {
    const { skus, batch } = await heldBatch()
    const writes = await store().writesDuring(async () => {
      expect(await control(store().erp, batch.id, 'cancel')).toMatchObject({
        status: 202,
        body: { status: 'cancelled' },
      })
      expect(await control(store().erp, batch.id, 'approve')).toMatchObject({
        status: 409,
        body: { code: 'not_held' },
      })
      await store().sandbox.events.idle()
    })
    expect(writes).toEqual([])
    expect(await quantities(skus)).toEqual(skus.map((_, index) => index + 1))
  })

  it('of a dry run is not held, and tells what would be found', async () => {
    const skus = await stocked(30)
    const batch = await deliver(
      store(),
      'inventory',
      stock(skus, () => 0),
      '?dryRun=true',
    )
    expect(batch).toMatchObject({ status: 'done', counts: { applied: 30 } })
    expect(batch.guard?.findings).toMatchObject([{ rule: 'stock_zeroed', count: 30, share: 1 }])
  })

  it('of a snapshot that lacks it is held, too', async () => {
    const skus = await stocked(30)
    const input = { flow: 'inventory', mode: 'snapshot', missing: 'apply' }
    const load = await Load.open(store().erp, input)
    await load.part(
      1,
      stock(skus.slice(0, 2), (index) => index + 1),
    )
    const batch = await load.finish()
    expect(batch).toMatchObject({ status: 'held', missing: { action: 'apply' } })
    const [finding] = batch.guard?.findings ?? []
    expect(finding).toMatchObject({ rule: 'stock_zeroed', mode: 'hold' })
    expect(finding?.count).toBeGreaterThanOrEqual(28)
    await control(store().erp, batch.id, 'cancel')
    expect(await quantities(skus)).toEqual(skus.map((_, index) => index + 1))
  })

  it.each([
    ['of fewer than 20 records', 19, 19],
    ['of less than a fifth', 105, 20],
  ])('%s is applied', async (_, all, zeroed) => {
    const skus = await stocked(all)
    const records = stock(skus, (index) => (index < zeroed ? 0 : index + 1))
    const batch = await deliver(store(), 'inventory', records)
    expect(batch).toMatchObject({ status: 'done', guard: null, counts: { applied: zeroed } })
  })
})

describe('prices', () => {
  it.each([
    ['more than 50 % down on 3 records', 3, 49.99, 'price_dropped'],
    ['more than 200 % up on 3 records', 3, 300.01, 'price_raised'],
  ])('%s are held', async (_, count, basePrice, rule) => {
    const skus = await priced(count, { basePrice: 100 })
    const others = store().newSkus(2)
    const batch = await deliver(store(), 'prices', [...prices(skus, basePrice), ...prices(others, 1)])
    expect(batch).toMatchObject({ status: 'held', counts: { held: 5 } })
    expect(batch.guard?.findings).toMatchObject([{ rule, mode: 'hold', count: 3, of: 5 }])
    for (const sku of skus) expect(await store().price(sku)).toMatchObject({ basePrice: 100 })
    for (const sku of others) expect(await store().price(sku)).toBeNull()
    await control(store().erp, batch.id, 'approve')
    expect(await batchOf(store().erp, batch.id)).toMatchObject({ status: 'done', counts: { applied: 5 } })
    for (const sku of skus) expect(await store().price(sku)).toMatchObject({ basePrice })
  })

  it.each([
    ['of two records', 2, 10],
    ['by exactly half', 3, 50],
    ['to three times as much', 3, 300],
  ])('%s are applied', async (_, count, basePrice) => {
    const skus = await priced(count, { basePrice: 100 })
    const batch = await deliver(store(), 'prices', prices(skus, basePrice))
    expect(batch).toMatchObject({ status: 'done', guard: null, counts: { applied: count } })
  })

  it('below cost are applied, with a warning', async () => {
    const [sku] = (await priced(1, { basePrice: 100, costPrice: 60 })) as [Sku]
    const batch = await deliver(store(), 'prices', prices([sku], 59))
    expect(batch).toMatchObject({ status: 'done', counts: { applied: 1 } })
    expect(batch.guard?.findings).toMatchObject([{ rule: 'price_below_cost', mode: 'warn', count: 1 }])
    expect(batch.warnings).toEqual([expect.stringContaining('below cost')])
    expect(await store().price(sku)).toMatchObject({ basePrice: 59, costPrice: 60 })
  })
})

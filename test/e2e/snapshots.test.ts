import { deliver, Load, resultsOf } from './delivery'
import { withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ replicas: 2 })

const stock = (sku: Sku, quantity: number, warehouse: string) => ({ skuRef: sku.ref, warehouse, quantity })

/** Three SKUs with stock of 5 in each of two warehouses of their own. */
async function twoWarehouses(): Promise<{ skus: [Sku, Sku, Sku]; here: string; there: string }> {
  const skus = store().newSkus(3) as [Sku, Sku, Sku]
  const [here, there] = ['here', 'there'].map((name) => `${name}-${skus[0].id}`) as [string, string]
  for (const id of [here, there]) {
    const warehouse = { id, name: id, warehouseDocks: [], isActive: true }
    const created = await store().vtex.post('/api/logistics/pvt/configuration/warehouses', warehouse)
    expect(created.status).toBe(200)
  }
  const records = skus.flatMap((sku) => [stock(sku, 5, here), stock(sku, 5, there)])
  expect(await deliver(store(), 'inventory', records)).toMatchObject({ counts: { applied: 6 } })
  return { skus, here, there }
}

const quantities = async (skus: readonly Sku[], warehouse: string) =>
  Promise.all(skus.map(async (sku) => (await store().balance(sku, warehouse))?.totalQuantity))

/** A snapshot of stock in two parts; one record each. */
async function snapshot(records: readonly object[], input: object = {}): Promise<Load> {
  const load = await Load.open(store().erp, { flow: 'inventory', mode: 'snapshot', ...input })
  for (const [index, record] of records.entries()) await load.part(index + 1, [record])
  return load
}

it('reports what it lacks in the warehouses it names, and leaves it as it is', async () => {
  const { skus, here, there } = await twoWarehouses()
  const load = await snapshot([stock(skus[0], 7, here), stock(skus[1], 5, here)])
  const batch = await load.finish()
  expect(batch).toMatchObject({
    status: 'done',
    mode: 'snapshot',
    missing: { reported: 1, action: 'report' },
    counts: { total: 2, applied: 1, unchanged: 1, pending: 0 },
  })
  expect(await resultsOf(store(), load.id, '&outcome=skipped')).toMatchObject([
    { ref: `${skus[2].ref}/${here}`, code: 'missing_in_snapshot', help: expect.stringContaining('apply') },
  ])
  expect(await quantities(skus, here)).toEqual([7, 5, 5])
  expect(await quantities(skus, there)).toEqual([5, 5, 5])
})

it('with missing: apply sets exactly that to zero, and once', async () => {
  const { skus, here, there } = await twoWarehouses()
  const records = [stock(skus[0], 5, here), stock(skus[1], 6, here)]
  const load = await snapshot(records, { missing: 'apply' })
  const writes = await store().writesDuring(async () => {
    expect(await load.finish()).toMatchObject({
      missing: { reported: 0, action: 'apply' },
      counts: { total: 3, applied: 2, unchanged: 1, pending: 0 },
    })
  })
  expect(writes).toHaveLength(2)
  expect(await quantities(skus, here)).toEqual([5, 6, 0])
  expect(await quantities(skus, there)).toEqual([5, 5, 5])

  const again = await snapshot(records, { missing: 'apply' })
  const repeated = await store().writesDuring(async () => {
    expect(await again.finish()).toMatchObject({ counts: { total: 3, unchanged: 3 } })
  })
  expect(repeated).toEqual([])
})

describe('a record that is not valid is no missing one', () => {
  it('where its ref can be told: it stays, the others are emptied', async () => {
    const { skus, here } = await twoWarehouses()
    const wrong = { ...stock(skus[1], -1, here.toUpperCase()), skuRef: ` ${skus[1].ref}` }
    const load = await snapshot([stock(skus[0], 5, here), wrong], { missing: 'apply' })
    expect(await load.finish()).toMatchObject({ counts: { total: 3, unchanged: 1, failed: 1, applied: 1 } })
    expect(await quantities(skus, here)).toEqual([5, 5, 0])
  })

  it('where it cannot, nothing is emptied', async () => {
    const { skus, here } = await twoWarehouses()
    const records = [stock(skus[0], 5, here), { skuRef: 7, warehouse: here, quantity: 5 }]
    const load = await snapshot(records, { missing: 'apply' })
    const writes = await store().writesDuring(async () => {
      const reported = { missing: { reported: 2 }, counts: { total: 2, unchanged: 1, failed: 1 } }
      expect(await load.finish()).toMatchObject(reported)
    })
    expect(writes).toEqual([])
    const [missing] = await resultsOf(store(), load.id, '&outcome=skipped')
    expect(missing).toMatchObject({
      code: 'missing_in_snapshot',
      message: expect.stringContaining('Nothing was emptied'),
    })
  })
})

it('of a dry run tells what it would empty', async () => {
  const { skus, here } = await twoWarehouses()
  const load = await snapshot([stock(skus[0], 5, here)], { missing: 'apply', dryRun: true })
  const writes = await store().writesDuring(async () => {
    expect(await load.finish()).toMatchObject({ counts: { total: 3, applied: 2, unchanged: 1 } })
  })
  expect(writes).toEqual([])
  const planned = await resultsOf(store(), load.id, '&outcome=applied')
  expect(planned.map(({ ref }) => ref).sort()).toEqual([`${skus[1].ref}/${here}`, `${skus[2].ref}/${here}`])
  for (const { changes } of planned) expect(changes).toMatchObject([{ before: 5, after: 0 }])
})

it('of prices only reports: a price is never taken away', async () => {
  const skus = store().newSkus(3)
  const prices = skus.map(({ ref }) => ({ skuRef: ref, basePrice: 10 }))
  await deliver(store(), 'prices', prices)
  const load = await snapshot(prices.slice(0, 2), { flow: 'prices', missing: 'apply' })
  const writes = await store().writesDuring(async () => {
    expect(await load.finish()).toMatchObject({ missing: { reported: 1 }, counts: { unchanged: 2 } })
  })
  expect(writes).toEqual([])
  const [missing] = await resultsOf(store(), load.id, '&outcome=skipped')
  expect(missing).toMatchObject({ ref: skus[2]?.ref, code: 'missing_in_snapshot' })
})

import { setTimeout as pause } from 'node:timers/promises'
import { batchOf, deliver, resultsOf, type Batch } from './delivery'
import { expectProblem } from './problem'
import { pathOf, withSandbox } from './support'

jest.setTimeout(90_000)

const store = withSandbox({ replicas: 2 })

interface WaitingList {
  total: number
  waiting: { needs: { flow: string; ref: string }; flows: string[]; records: number; since: string }[]
}

/** Who waits for what; asking also makes the app look for SKUs that have arrived. */
async function waiting(): Promise<WaitingList> {
  const answer = await store().erp.get<WaitingList>('/waiting')
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}

/** Asks until nobody waits any more. The app asks VTEX every half minute at most. */
async function untilNobodyWaits(): Promise<void> {
  const deadline = Date.now() + 45_000
  for (let { total } = await waiting(); total > 0; { total } = await waiting()) {
    if (Date.now() > deadline) throw new Error(`${total} records still wait`)
    await pause(250)
  }
}

it('a record whose SKU does not exist is failed where it is not to wait', async () => {
  const put = await store().erp.put(pathOf('prices', 'NEVER'), { basePrice: 1 })
  expectProblem(put, { status: 422, code: 'sku_not_found' })
  const records = [{ skuRef: 'NEVER', basePrice: 1 }]
  for (const query of ['?park=false', '?dryRun=true']) {
    const batch = await deliver(store(), 'prices', records, query)
    expect(batch.counts).toMatchObject({ total: 1, failed: 1, parked: 0 })
  }
})

it('a dry run of a single record does not make it wait', async () => {
  const put = await store().erp.put(`${pathOf('prices', 'NEVER')}?park=true&dryRun=true`, { basePrice: 1 })
  expectProblem(put, { status: 422, code: 'sku_not_found' })
  const path = '/waiting?limit=0'
  expectProblem(await store().erp.get(path), { status: 400, code: 'invalid_parameter', pointer: '/limit' })
})

it('records wait for their SKU, are seen to wait, and are applied when it arrives', async () => {
  const here = store().newSku()
  const prices = await deliver(store(), 'prices', [
    { skuRef: 'LATE-1', basePrice: 10, listPrice: 12 },
    { skuRef: here.ref, basePrice: 5 },
    { skuRef: 'LATE-2', basePrice: 20 },
    { skuRef: 'NEVER', basePrice: 30 },
  ])
  expect(prices).toMatchObject({
    status: 'done',
    counts: { total: 4, applied: 1, parked: 3, pending: 0, failed: 0 },
  })
  expect(await resultsOf(store(), prices.id, '&outcome=parked')).toMatchObject(
    ['LATE-1', 'LATE-2', 'NEVER'].map((ref) => ({ ref, code: 'sku_not_found', vtexId: null })),
  )
  const stock = await deliver(
    store(),
    'inventory',
    ['main', 'north'].map((warehouse) => ({ skuRef: 'LATE-1', warehouse, quantity: 3 })),
  )
  expect(stock.counts).toMatchObject({ parked: 2 })
  const single = await store().erp.put(`${pathOf('prices', 'LATE-2')}?park=true`, { basePrice: 21 })
  expect(single).toMatchObject({ status: 202, body: { outcome: 'parked', code: 'sku_not_found' } })

  // The first look finds nothing yet.
  expect(await waiting()).toMatchObject({
    total: 5,
    waiting: [
      { needs: { flow: 'skus', ref: 'LATE-1' }, flows: ['prices', 'inventory'], records: 3 },
      { needs: { flow: 'skus', ref: 'LATE-2' }, flows: ['prices'], records: 1 },
      { needs: { flow: 'skus', ref: 'NEVER' }, flows: ['prices'], records: 1 },
    ],
  })
  await store().sandbox.events.idle()
  expect((await batchOf(store().erp, prices.id)).counts).toMatchObject({ parked: 3 })

  const [first, second] = [store().newSku('LATE-1'), store().newSku('LATE-2')]
  const never = store().newSku('NEVER')
  await untilNobodyWaits()

  expect(await store().price(first)).toMatchObject({ basePrice: 10, listPrice: 12 })
  expect(await store().price(second)).toMatchObject({ basePrice: 21 })
  expect(await store().price(never)).toMatchObject({ basePrice: 30 })
  for (const warehouse of ['main', 'north'])
    expect(await store().balance(first, warehouse)).toMatchObject({ totalQuantity: 3 })
  for (const batch of [prices, stock]) await expectNobodyParked(batch)
  expect(await store().erp.get(pathOf('prices', 'LATE-2'))).toMatchObject({
    status: 200,
    body: { record: { basePrice: 21 }, sync: { outcome: 'applied' } },
  })
})

async function expectNobodyParked({ id, counts: before }: Batch): Promise<void> {
  const { status, counts } = await batchOf(store().erp, id)
  expect({ status, counts }).toMatchObject({
    status: 'done',
    counts: { total: before.total, parked: 0, failed: 0, pending: 0 },
  })
  const results = await resultsOf(store(), id)
  expect(results.map(({ outcome }) => outcome)).toEqual(Array(results.length).fill('applied'))
  for (const { code, help, vtexId, changes } of results) {
    expect({ code, help, vtexId }).toEqual({ code: null, help: null, vtexId: expect.any(String) })
    expect(changes).not.toEqual([])
  }
}

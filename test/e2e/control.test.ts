import { batchOf, control, deliver, resultsOf } from './delivery'
import { expectProblem } from './problem'
import { asPerson, pathOf, stockOf, withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ replicas: 2 })

afterEach(() => store().sandbox.setLatency(0))

const priceOf = async (sku: Sku) => (await store().price(sku))?.basePrice ?? null
const prices = (skus: readonly Sku[], basePrice: number) =>
  skus.map(({ ref }) => ({ skuRef: ref, basePrice }))

/** VTEX refuses the next prices of a SKU for good. */
function refusePrices({ id }: Sku): void {
  const action = { kind: 'status', status: 400, body: { Message: 'Not today' } } as const
  store().sandbox.faults.add({ via: 'app', method: 'PUT', path: `/pricing/prices/${id}`, action })
}

/** A batch whose wake-up is lost, so that it stays queued until another one wakes its lane. */
async function queuedBatch(skus: readonly Sku[]): Promise<string> {
  store().sandbox.events.set({ drop: 1 })
  const accepted = await store().postStock(stockOf(skus))
  await store().sandbox.events.idle()
  expect(accepted).toMatchObject({ status: 202 })
  return accepted.body.id
}

/** Another batch, which wakes the lane: its worker finds all that is open. */
async function wakeTheLane(): Promise<void> {
  store().sandbox.events.set({})
  await deliver(store(), 'inventory', stockOf(store().newSkus(1)))
  await store().sandbox.events.idle()
}

describe('cancel', () => {
  it('of a queued batch stops it before anything is written, and can be repeated', async () => {
    const skus = store().newSkus(3)
    const writes = await store().writesDuring(async () => {
      const id = await queuedBatch(skus)
      for (let time = 1; time <= 2; time++)
        expect(await control(store().erp, id, 'cancel')).toMatchObject({
          status: 202,
          body: { id, status: 'cancelled', counts: { total: 3, pending: 3, applied: 0 } },
        })
      await wakeTheLane()
      expect((await batchOf(store().erp, id)).status).toBe('cancelled')
      expect(await resultsOf(store(), id)).toEqual([])
    })
    expect(writes).toHaveLength(1)
    for (const sku of skus) expect(await store().balance(sku)).toBeNull()
  })

  it('of a running batch begins nothing more, and counts tell what was done', async () => {
    const skus = store().newSkus(2_600)
    store().sandbox.setLatency(15)
    const mark = store().sandbox.outbound.length
    const isBegun = () =>
      store()
        .sandbox.outbound.slice(mark)
        .some(({ method }) => method === 'PATCH')
    const { body } = await store().postStock(stockOf(skus))
    while (!isBegun()) await new Promise((resolve) => setImmediate(resolve))
    expect(await control(store().erp, body.id, 'cancel')).toMatchObject({
      status: 202,
      body: { status: 'cancelled' },
    })
    await store().sandbox.events.idle()
    store().sandbox.setLatency(0)
    const held = await Promise.all(skus.map(async (sku) => (await store().balance(sku)) !== null))
    const written = held.filter(Boolean).length
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThanOrEqual(1_500)
    const batch = await batchOf(store().erp, body.id)
    expect(batch).toMatchObject({ status: 'cancelled', counts: { total: 2_600, applied: written } })
    expect(batch.counts.pending).toBe(2_600 - written)
    expect(await resultsOf(store(), body.id)).toHaveLength(written)
  })

  it('of a done batch is refused', async () => {
    const { id } = await deliver(store(), 'inventory', stockOf(store().newSkus(1)))
    expectProblem(await control(store().erp, id, 'cancel'), { status: 409, code: 'batch_finished' })
  })
})

describe('retry', () => {
  it('sends the failed records again, as a batch of its own', async () => {
    const skus = store().newSkus(4)
    const failing = skus[1] as Sku
    refusePrices(failing)
    const { id, counts } = await deliver(store(), 'prices', [
      ...prices(skus, 10),
      { skuRef: 'no price at all' },
    ])
    expect(counts).toMatchObject({ total: 5, applied: 3, failed: 2 })
    store().sandbox.faults.clear()
    const headers = { 'idempotency-key': 'retry-1' }
    const again = await control(store().erp, id, 'retry', { headers })
    expect(again).toMatchObject({ status: 202, body: { flow: 'prices', retryOf: id, counts: { total: 1 } } })
    expect(again.body.id).not.toBe(id)
    const retried = await batchOf(store().erp, again.body.id)
    expect(retried.counts).toMatchObject({ total: 1, applied: 1 })
    expect(await resultsOf(store(), retried.id)).toMatchObject([{ ref: failing.ref, outcome: 'applied' }])
    expect(await priceOf(failing)).toBe(10)
    const same = await control(store().erp, id, 'retry', { headers })
    expect(same.body.id).toBe(retried.id)
    expect(await batchOf(store().erp, id)).toMatchObject({ counts: { failed: 2 } })
  })

  it('keeps the order of acceptance: what came later stays', async () => {
    const [older, whole] = store().newSkus(2) as [Sku, Sku]
    refusePrices(older)
    refusePrices(whole)
    const { id } = await deliver(store(), 'prices', [
      { skuRef: older.ref, basePrice: 10, listPrice: 15 },
      { skuRef: whole.ref, basePrice: 10 },
    ])
    store().sandbox.faults.clear()
    for (const sku of [older, whole])
      expect(await store().erp.put(pathOf('prices', sku.ref), { basePrice: 20 })).toMatchObject({
        body: { outcome: 'applied' },
      })
    const { body } = await control(store().erp, id, 'retry')
    const { counts } = await batchOf(store().erp, body.id)
    expect(counts).toMatchObject({ total: 2, applied: 1, skipped: 1 })
    expect(await store().price(older)).toMatchObject({ basePrice: 20, listPrice: 15 })
    expect(await priceOf(whole)).toBe(20)
    const skipped = await resultsOf(store(), body.id, '&outcome=skipped')
    expect(skipped).toMatchObject([{ ref: whole.ref, code: 'stale' }])
  })

  it('of a batch without failed records, or whose records were never accepted, is refused', async () => {
    const { id } = await deliver(store(), 'inventory', stockOf(store().newSkus(1)))
    expectProblem(await control(store().erp, id, 'retry'), { status: 409, code: 'nothing_to_retry' })
    const bad = await deliver(store(), 'inventory', [{ skuRef: 'A' }])
    expectProblem(await control(store().erp, bad.id, 'retry'), { status: 409, code: 'nothing_to_retry' })
  })
})

it('a queued batch can be neither retried nor approved', async () => {
  const sku = store().newSku()
  const id = await queuedBatch([sku])
  expectProblem(await control(store().erp, id, 'retry'), { status: 409, code: 'batch_running' })
  expectProblem(await control(store().erp, id, 'approve'), { status: 409, code: 'not_held' })
  await wakeTheLane()
  expect(await batchOf(store().erp, id)).toMatchObject({ status: 'done', counts: { applied: 1 } })
})

it('who did not send the batch can do nothing to it', async () => {
  const id = await queuedBatch([store().newSku()])
  const viewer = { headers: asPerson(store().sandbox.tokens.viewer) }
  for (const verb of ['cancel', 'retry', 'approve'] as const) {
    for (const answer of [
      await control(store().reader, id, verb),
      await control(store().erp, id, verb, viewer),
      await control(store().erp, '01ARZ3NDEKTSV4RRFFQ69G5FAV', verb),
    ])
      expectProblem(answer, { status: 404, code: 'not_found' })
    const wrong = await store().erp.get(`/batches/${id}/${verb}`)
    expectProblem(wrong, { status: 405, code: 'method_not_allowed' })
  }
  await wakeTheLane()
  expect(await batchOf(store().erp, id)).toMatchObject({ status: 'done', counts: { applied: 1 } })
})

import type { Answer } from '../support/http'
import { asPerson, stockOf, withSandbox, type Accepted } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ replicas: 2 })

describe('an Idempotency-Key', () => {
  it('with the same body answers the same batch, byte for byte, before and after the work', async () => {
    const skus = store().newSkus(3)
    const records = [...stockOf(skus), { skuRef: 'no quantity', warehouse: 'main' }]
    const key = { 'idempotency-key': 'run-1' }
    const writes = await store().writesDuring(async () => {
      const first = await store().postStock(records, key)
      const second = await store().postStock(records, key)
      await store().erp.waitForBatch(first.body.id)
      const third = await store().postStock(records, key)
      for (const again of [second, third]) {
        expect(again.status).toBe(202)
        expect(again.headers.location).toBe(first.headers.location)
        expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body))
      }
      await store().sandbox.events.idle()
    })
    expect(writes).toHaveLength(3)
    await store().expectStockOf(skus)
  })

  it.each(['first', 'second', 'third'])(
    'that comes five times at once makes one batch (%s key)',
    async (name) => {
      const skus = store().newSkus(20)
      const headers = { 'idempotency-key': `at-once-${name}` }
      const answers: Answer<Accepted>[] = []
      const writes = await store().writesDuring(async () => {
        const five = Array.from({ length: 5 }, () => store().postStock(stockOf(skus), headers))
        answers.push(...(await Promise.all(five)))
        for (const { body } of answers) await store().erp.waitForBatch(body.id)
        await store().sandbox.events.idle()
      })
      expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(202))
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
      expect(writes).toHaveLength(20)
      await store().expectStockOf(skus)
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    },
  )

  it('belongs to the calling system', async () => {
    const headers = { 'idempotency-key': 'shared' }
    const first = await store().postStock(stockOf(store().newSkus(1)), headers)
    const person = asPerson(store().sandbox.tokens.admin)
    const other = await store().postStock(stockOf(store().newSkus(1)), { ...headers, ...person })
    expect(other.status).toBe(202)
    expect(other.body.id).not.toBe(first.body.id)
    await store().sandbox.events.idle()
  })
})

describe('nothing is lost', () => {
  it('when every worker dies right after the 202', async () => {
    const skus = store().newSkus(30)
    // Late events: the batch is accepted, the workers die, and only then does the wake-up come.
    store().sandbox.events.set({ delayMs: 300, delayProbability: 1 })
    const accepted = await store().postStock(stockOf(skus))
    expect(accepted.status).toBe(202)
    await store().sandbox.killService()
    const batch = await store().erp.waitForBatch(accepted.body.id)
    expect(batch.counts).toMatchObject({ total: 30, applied: 30 })
    await store().expectStockOf(skus)
  })

  it('when the wake-up is lost: asking for the batch wakes it', async () => {
    const skus = store().newSkus(10)
    // A wake-up of the test before would do as well.
    await store().sandbox.events.idle()
    store().sandbox.events.set({ drop: 1 })
    const accepted = await store().postStock(stockOf(skus))
    await store().sandbox.events.idle()
    expect(await store().erp.get(`/batches/${accepted.body.id}`)).toMatchObject({
      status: 200,
      body: { status: 'queued', counts: { pending: 10 } },
    })
    store().sandbox.events.set({})
    const batch = await store().erp.waitForBatch(accepted.body.id)
    expect(batch.counts).toMatchObject({ applied: 10 })
    await store().expectStockOf(skus)
  })

  it('and nothing is done twice when every event comes twice', async () => {
    const skus = store().newSkus(250)
    store().sandbox.events.set({ duplicate: 1 })
    const writes = await store().writesDuring(async () => {
      const accepted = await store().postStock(stockOf(skus))
      const batch = await store().erp.waitForBatch(accepted.body.id)
      expect(batch.counts).toMatchObject({ total: 250, applied: 250 })
      await store().sandbox.events.idle()
    })
    expect(writes).toHaveLength(250)
    expect(new Set(writes.map(({ path }) => path)).size).toBe(250)
    await store().expectStockOf(skus)
  })
})

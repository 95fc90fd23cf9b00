import type { TestStore } from '../testing'
import { addPicture, openProduct, paths, product, sku } from './testing'

const put = ({ callSlow }: TestStore, id: number, more = {}) =>
  callSlow('PUT', `${paths.product}/${id}`, product({ Name: `Mug ${id}`, ...more }))

/** Products 42, with SKU 1, and 43; writes take time from then on. */
function open(tuning = {}, onDeadlock = () => {}): TestStore {
  const store = openProduct({ onDeadlock })
  store.call('POST', paths.product, product({ Id: 43, Name: 'Other' }))
  store.call('POST', paths.sku, sku())
  store.commerce.tune({ deadlockWindowMs: 5, ...tuning })
  return store
}

it('refuse the later of two overlapping writes of a product, and apply nothing of it', async () => {
  const onDeadlock = jest.fn()
  const store = open({}, onDeadlock)
  const [first, second] = await Promise.all([put(store, 42), put(store, 42, { Title: 'lost' })])
  expect(first.status).toBe(200)
  expect(second).toMatchObject({ status: 500, body: { Message: expect.stringContaining('deadlocked') } })
  expect(store.call('GET', `${paths.product}/42`).body).toMatchObject({ Title: '' })
  expect(onDeadlock).toHaveBeenCalledTimes(1)
})

it.each<[string, (store: TestStore) => Promise<{ status: number }>, number]>([
  ['another product', (store) => put(store, 43), 200],
  ['its SKU', ({ callSlow }) => callSlow('PUT', `${paths.sku}/1`, sku()), 500],
  ['a new SKU', ({ callSlow }) => callSlow('POST', paths.sku, sku({ RefId: 'x' })), 500],
  ["its SKU's EAN", ({ callSlow }) => callSlow('POST', `${paths.sku}/1/ean/1`), 500],
  ["its SKU's picture", (store) => addPicture(store, 1), 500],
  ['its trade policy', ({ callSlow }) => callSlow('POST', `${paths.product}/42/salespolicy/2`), 500],
  ['a brand', ({ callSlow }) => callSlow('PUT', `${paths.brand}/1`, { Name: 'x' }), 200],
  ['a read', ({ callSlow }) => callSlow('GET', `${paths.product}/42`), 200],
])('beside a write of a product, %s', async (_name, act, status) => {
  const store = open()
  const [, answer] = await Promise.all([put(store, 42), act(store)])
  expect(answer.status).toBe(status)
})

it('never meet who waits for the answer', async () => {
  const store = open()
  for (let time = 0; time < 3; time++) expect((await put(store, 42)).status).toBe(200)
})

it('happen as often as the probability says, the same with the same seed', async () => {
  const run = async () => {
    const store = open({ deadlockProbability: 0.5, deadlockSeed: 7 })
    const answers = await Promise.all(Array.from({ length: 9 }, () => put(store, 42)))
    return answers.map(({ status }) => status)
  }
  const statuses = await run()
  expect(new Set(statuses)).toEqual(new Set([200, 500]))
  expect(await run()).toEqual(statuses)
})

it('go back to what the store was opened with', async () => {
  const store = open({ deadlockProbability: 0 })
  store.commerce.reset()
  store.commerce.seedSkus('demo', [{ refId: 'a', name: 'A' }])
  expect(store.call('PUT', `${paths.product}/1`, product()).status).toBe(200)
})

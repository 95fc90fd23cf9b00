import type { Sandbox } from '../../sandbox'
import { GoodErp, type BatchView } from './erp'
import { chaosSandbox } from './suite'

jest.setTimeout(120_000)

/** Published for writes of prices per route: so many a second, and burst credits on top. */
const PER_SECOND = 33
const CREDITS = 500

const SKUS = 620
const SINGLE = 60

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await chaosSandbox()
})
afterAll(() => sandbox.stop())

it('no second goes over the budget of prices, with single calls at two replicas beside the batches', async () => {
  const erp = new GoodErp({ url: sandbox.url, host: 'demo', ...sandbox.keys.erp })
  const refs = Array.from({ length: SKUS + SINGLE }, (_, index) => `BUDGET-${index}`)
  sandbox.seedSkus(
    'demo',
    refs.map((refId) => ({ refId, name: refId })),
  )
  sandbox.events.set({ duplicate: 1, seed: 1 })
  const halves = [refs.slice(0, SKUS / 2), refs.slice(SKUS / 2, SKUS)]
  const batches = halves.map(async (half) => {
    const records = half.map((skuRef) => ({ skuRef, basePrice: 10 }))
    const { body } = await erp.post<BatchView>('/prices/batches', { records })
    await erp.untilFinished([body.id])
    return erp.batch(body.id)
  })
  const singles = refs.slice(SKUS).map((ref) => erp.call('PUT', `/prices/${ref}`, { basePrice: 10 }))
  expect((await Promise.all(singles)).map(({ status }) => status)).toEqual(Array(SINGLE).fill(200))
  for (const { counts } of await Promise.all(batches)) expect(counts).toMatchObject({ applied: SKUS / 2 })
  const writes = sandbox.outbound.filter(
    ({ method, template }) => method === 'PUT' && template.startsWith('/pricing/'),
  )
  expect(writes.filter(({ status }) => status === 429)).toEqual([])
  expect(writes).toHaveLength(SKUS + SINGLE)
  expect(mostAbove(writes.map(({ at }) => at))).toBeLessThanOrEqual(CREDITS + PER_SECOND)
})

/** By how many calls any stretch of time goes beyond the rate. */
function mostAbove(times: readonly number[]): number {
  let above = 0
  let most = 0
  times.forEach((at, index) => {
    const passed = at - (times[index - 1] ?? at)
    above = Math.max(0, above - (passed / 1_000) * PER_SECOND) + 1
    most = Math.max(most, above)
  })
  return most
}

import { inFakeTime, testDeps } from '../testing/deps'
import { batch, entryOf, openPrices } from '../testing/sync'
import { flows } from '../flows'
import { showHistory } from './show-history'
import { syncOne } from './sync-one'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('tells what became of a record, newest first, and nothing of what changed nothing', async () => {
  const { deps, sync } = openPrices()
  await sync(batch({ basePrice: 11 }))
  expect((await entryOf(deps))?.events).toBeUndefined()
  await sync(batch({ basePrice: 11 }))
  jest.setSystemTime(Date.now() + 1_000)
  await sync(batch({ basePrice: 12, listPrice: 20 }), { job: '01J' })
  const history = (await showHistory(deps, flows.prices, ['A']))._unsafeUnwrap()
  expect(history).toMatchObject({ flow: 'prices', ref: 'A', vtexId: '1' })
  expect(history.events).toMatchObject([
    { outcome: 'applied', batch: '01J', fields: ['basePrice', 'listPrice'] },
    { outcome: 'applied', batch: null },
  ])
})

it('keeps the last eight', async () => {
  const { deps, sync } = openPrices()
  for (let price = 1; price <= 12; price++) {
    jest.setSystemTime(Date.now() + 1_000)
    await sync(batch({ basePrice: 100 + price }))
  }
  expect((await showHistory(deps, flows.prices, ['A']))._unsafeUnwrap().events).toHaveLength(8)
})

it('remembers a record that failed and was never applied, and lets it be applied later', async () => {
  const deps = testDeps()
  const put = () =>
    inFakeTime(
      syncOne(deps, {
        flow: flows.prices,
        record: { skuRef: 'late', basePrice: 5 },
        dryRun: false,
        verify: false,
        park: false,
        source: 'erp',
      }),
    )
  expect((await put())._unsafeUnwrap().outcome).toBe('failed')
  deps.store.skus.set('late', '9')
  expect((await put())._unsafeUnwrap().outcome).toBe('applied')
  const { events } = (await showHistory(deps, flows.prices, ['late']))._unsafeUnwrap()
  expect(events.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['applied', null],
    ['failed', 'sku_not_found'],
  ])
})

it('knows nothing of a record that was not sent', async () => {
  const { deps } = openPrices()
  expect((await showHistory(deps, flows.prices, ['A']))._unsafeUnwrapErr().code).toBe('record_not_found')
})

import { failure } from '../../errors/failure'
import { inFakeTime } from '../../testing/deps'
import { batch, entryOf, openPrices, outcomes } from '../../testing/sync'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

type Opened = ReturnType<typeof openPrices>

/** Runs `meanwhile` once, after VTEX was read and before the write arrives: as another process would. */
function beforeFirstWrite(
  { store }: Opened,
  method: 'replace' | 'mergeFixed',
  meanwhile: () => Promise<unknown>,
): void {
  const { pricing } = store.clients
  const write = pricing[method].bind(pricing) as (...args: unknown[]) => Promise<unknown>
  let isFirst = true
  Object.assign(pricing, {
    [method]: async (...args: unknown[]) => {
      if (isFirst) {
        isFirst = false
        await meanwhile()
      }
      return write(...args)
    },
  })
}

const stateOf = ({ store }: Opened) => {
  const { basePrice, listPrice, fixedPrices } = store.prices.get('1') as NonNullable<
    ReturnType<typeof store.prices.get>
  >
  return {
    basePrice,
    listPrice,
    fixed: fixedPrices.map(({ tradePolicyId, value }) => `${tradePolicyId}=${value}`),
  }
}
const fixed = (priceTable: string, value: number) => ({ fixedPrices: [{ priceTable, value }] })

it.each<[string, object, object, object]>([
  ['a newer value of the same field', { basePrice: 11 }, { basePrice: 12 }, { basePrice: 12 }],
  [
    'another field, which the PUT took back',
    { basePrice: 11 },
    { listPrice: 20 },
    { basePrice: 11, listPrice: 20 },
  ],
  [
    'a fixed price, which the PUT took back',
    { basePrice: 11 },
    fixed('1', 3),
    { basePrice: 11, fixed: ['1=3'] },
  ],
  ['a whole list', fixed('1', 3), { ...fixed('2', 4), fixedPricesMode: 'replace' }, { fixed: ['2=4'] }],
])('keeps %s that another wrote meanwhile', async (_name, mine, other, expected) => {
  const opened = openPrices()
  const [own, others] = [batch(mine), batch(other)]
  const method = 'fixedPrices' in mine ? 'mergeFixed' : 'replace'
  beforeFirstWrite(opened, method, () => opened.sync(others))
  expect(outcomes(await opened.sync(own))).toEqual(['applied'])
  expect(stateOf(opened)).toMatchObject(expected)
})

it('keeps an older field that another wrote meanwhile', async () => {
  const opened = openPrices()
  const [older, newer] = [batch({ listPrice: 20 }), batch({ basePrice: 11 })]
  beforeFirstWrite(opened, 'replace', () => opened.sync(older))
  await opened.sync(newer)
  expect(stateOf(opened)).toMatchObject({ basePrice: 11, listPrice: 20 })
})

it('looks at VTEX no more than it must when nobody interferes', async () => {
  const { sync, store } = openPrices()
  await sync(batch({ basePrice: 11 }, { skuRef: 'B', basePrice: 11 }))
  expect(store.calls).toHaveLength(5)
})

it.each([
  ['background', [null]],
  ['interactive', ['vtex_refused']],
] as const)('does not say applied when it could not mend: %s', async (priority, expected) => {
  const opened = openPrices()
  const [own, others] = [batch({ basePrice: 11 }), batch({ listPrice: 20 })]
  const isOut = {
    failure:
      priority === 'background'
        ? failure('vtex_rate_limited', undefined, { kind: 'not-called' })
        : failure('vtex_refused'),
  }
  beforeFirstWrite(opened, 'replace', async () => {
    await opened.sync(others)
    opened.store.faults.set('pricing.get', [isOut])
  })
  expect(outcomes(await opened.sync(own, { priority }))).toEqual(expected)
  expect((await entryOf(opened.deps))?.hash).toBe('')
  await inFakeTime(new Promise((resolve) => setTimeout(resolve, 61_000)))
  // What went before is not known to have been mended, so a run that goes on looks again.
  const plannedBefore = new Map([[own[0]?.order ?? '', []]])
  await opened.sync(own, { plannedBefore })
  expect(stateOf(opened)).toMatchObject({ basePrice: 11, listPrice: 20 })
})

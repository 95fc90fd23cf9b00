import { batch, entryOf, openPrices, outcomes } from '../../testing/sync'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('a record whose race nobody lived to settle does not pass as unchanged when it is sent again', async () => {
  const { sync, store, deps } = openPrices()
  await sync(batch({ basePrice: 11 }))
  const [slow, fast] = [batch({ basePrice: 12 }), batch({ basePrice: 13 })]
  // The older record gets to VTEX last and to the ledger first; then the newer one's worker dies.
  const { pricing } = deps.clients
  const replace = pricing.replace.bind(pricing)
  let isFirst = true
  pricing.replace = async (...written) => {
    const answer = await replace(...written)
    if (!isFirst) return answer
    isFirst = false
    await sync(slow)
    pricing.get = () => Promise.reject(new Error('killed'))
    return answer
  }
  const get = pricing.get
  await expect(sync(fast)).rejects.toThrow('killed')
  expect(store.prices.get('1')?.basePrice).toBe(12)
  expect((await entryOf(deps))?.hash).toBe('')
  Object.assign(pricing, { get, replace })
  expect(outcomes(await sync(fast))).toEqual(['applied'])
  expect(store.prices.get('1')?.basePrice).toBe(13)
})

it.each(['before', 'after'])(
  'an old version whose call died %s the ledger knew is mended when it is sent again',
  async (moment) => {
    const { sync, store, deps } = openPrices()
    const [newer, older] = [batch({ basePrice: 30, version: 620 }), batch({ basePrice: 10.11, version: 230 })]
    const { pricing } = deps.clients
    const [get, replace] = [pricing.get, pricing.replace.bind(pricing)]
    Object.assign(pricing, {
      replace: async (...written: Parameters<typeof replace>) => {
        Object.assign(pricing, { replace })
        await sync(newer)
        Object.assign(pricing, { get: () => Promise.reject(new Error('killed')) })
        const answer = await replace(...written)
        if (moment === 'before') throw new Error('killed')
        return answer
      },
    })
    await expect(sync(older)).rejects.toThrow('killed')
    expect(store.prices.get('1')?.basePrice).toBe(10.11)
    Object.assign(pricing, { get, replace })
    const again = batch({ basePrice: 10.11, version: 230 })
    expect(outcomes(await sync(again))).toEqual(['stale'])
    expect(store.prices.get('1')?.basePrice).toBe(30)
  },
)

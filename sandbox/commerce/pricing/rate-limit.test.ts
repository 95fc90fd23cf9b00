import { openStore, type TestStore } from '../testing'

const put = ({ call }: TestStore, sku = 7) =>
  call('PUT', `/pricing/prices/${sku}`, { basePrice: 1, costPrice: 1 })
const times = <T>(count: number, act: () => T) => Array.from({ length: count }, act)
const headersOf = (limit: number, remaining: number, reset: number) => ({
  'Ratelimit-Limit': String(limit),
  'Ratelimit-Remaining': String(remaining),
  'Ratelimit-Reset': String(reset),
})

it('lets 33 calls a second pass without touching the credits', () => {
  const store = openStore()
  for (const answer of times(33, () => put(store))) expect(answer.headers).toEqual(headersOf(500, 500, 0))
  expect(put(store).headers).toEqual(headersOf(500, 499, 1))
})

it('answers 429 when the credits are gone, and does not process the call', () => {
  const store = openStore()
  expect(times(533, () => put(store)).every(({ status }) => status === 200)).toBe(true)
  const refused = store.call('PUT', '/pricing/prices/7', { basePrice: 2, costPrice: 1 })
  expect(refused.status).toBe(429)
  expect(refused.headers).toEqual({ ...headersOf(500, 0, 16), 'Retry-After': '1' })
  expect(store.call('GET', '/pricing/prices/7').body).toMatchObject({ basePrice: 1 })
})

it('sustains 33 calls a second for ever', () => {
  const store = openStore()
  times(533, () => put(store))
  const statuses = times(60, () => {
    store.clock.now += 1000
    return times(33, () => put(store).status)
  })
  expect(new Set(statuses.flat())).toEqual(new Set([200]))
  expect(put(store).status).toBe(429)
})

it('refills 33 credits per idle second, up to the limit', () => {
  const store = openStore()
  times(533, () => put(store))
  store.clock.now += 10_000
  expect(put(store).headers).toEqual(headersOf(500, 329, 6))
  store.clock.now += 3_600_000
  expect(put(store).headers).toEqual(headersOf(500, 500, 0))
})

it('counts refused bodies too', () => {
  const store = openStore()
  times(533, () => store.call('PUT', '/pricing/prices/7', {}))
  expect(put(store).status).toBe(429)
})

it('has a bucket per route, whatever the SKU', () => {
  const store = openStore()
  times(533, () => put(store))
  expect(put(store, 8).status).toBe(429)
  expect(store.call('PATCH', '/pricing/prices/7/fixed', []).status).toBe(200)
  expect(store.call('POST', '/pricing/prices/7/fixed/1', []).status).toBe(200)
})

it('limits DELETE to 16 a second and 300 credits', () => {
  const store = openStore()
  const remove = () => store.call('DELETE', '/pricing/prices/7')
  expect(times(316, remove).map(({ status }) => status)).not.toContain(429)
  expect(remove().headers).toEqual({ ...headersOf(300, 0, 19), 'Retry-After': '1' })
})

it('never refuses GET but shows the headers', () => {
  const store = openStore()
  const answers = times(1000, () => store.call('GET', '/pricing/prices/7'))
  expect(answers.every(({ status }) => status === 404)).toBe(true)
  expect(answers.at(-1)?.headers).toEqual(headersOf(500, 500, 0))
})

it('starts afresh after a reset', () => {
  const store = openStore()
  times(534, () => put(store))
  store.commerce.reset()
  expect(put(store).status).toBe(200)
})

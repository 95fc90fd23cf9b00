import type { OutboundCall } from '../sandbox'
import { vtexApi } from '../test/support/http'
import { figuresOf, type Figure } from './figure'
import { cut, expectOutcomes, sendBatches } from './load'
import { naively, type NaiveRun } from './naive'
import { goods, setting, withStore, type Store } from './store'

/** Pricing API, "Rate limits per route": PUTs a second that may go on for ever. */
const BUDGET = 33
/** By then the burst credits are used. */
const BURST_MILLISECONDS = 15_000
const WINDOW_MILLISECONDS = 10_000
const PRICE = '/pricing/prices/{itemId}'

/** A second run in which answers take a while. */
const LATENCY = 100
const SLOW_RECORDS = 1_000
/** Records of the naive client then; it goes at an even pace, so few tell it. */
const NAIVE_RECORDS = 200

/**
 * Prices at VTEX's published limit. App and naive client work at the same time, each on an account of its own.
 * First VTEX answers at once, which is the naive client's best case; then, for a few records, in 100 ms.
 */
export function prices(): Promise<Figure[]> {
  const records = setting('BENCH_PRICES', 3_000)
  return withStore({ skus: Math.max(records, SLOW_RECORDS) }, async (store) => {
    const others = store.sandbox.seedSkus('other', goods(records)).map(({ skuId }) => skuId)
    const [app, naive] = await Promise.all([throughApp(store, records, 100), straight(store, others, 100)])
    store.sandbox.setLatency(LATENCY)
    const [slow, slowNaive] = await Promise.all([
      throughApp(store, SLOW_RECORDS, 101),
      straight(store, others.slice(0, NAIVE_RECORDS), 101),
    ])
    const steady = steadyState(app.puts)
    const figure = figuresOf('prices')
    const naiveRate = NAIVE_RECORDS / slowNaive.seconds
    const slowRate = SLOW_RECORDS / slow.seconds
    return [
      figure('records, changed', records, 'records'),
      figure('share of the budget in steady state', 100 * steady.share, '%'),
      figure('the same, slowest 10 s', 100 * steady.slowest, '%'),
      figure('429s as a share of calls', (100 * app.limited) / app.calls, '%'),
      figure('time', app.seconds, 's'),
      figure('naive client: time', naive.seconds, 's'),
      figure('naive client: 429s as a share of calls', (100 * naive.limited) / naive.calls, '%'),
      figure('time of the naive client, as a multiple', naive.seconds / app.seconds, '×'),
      figure('at 100 ms an answer: records per second', slowRate, '1/s'),
      figure('at 100 ms, naive client: records per second', naiveRate, '1/s'),
      figure('at 100 ms: as a multiple of the naive client', slowRate / naiveRate, '×'),
    ]
  })
}

interface AppRun {
  seconds: number
  puts: OutboundCall[]
  calls: number
  limited: number
}

/** Prices of the first SKUs, from `least` currency units up. */
async function throughApp({ sandbox, erp, skus }: Store, records: number, least: number): Promise<AppRun> {
  const sent = skus.slice(0, records).map(({ refId }, index) => ({ skuRef: refId, ...priceOf(index, least) }))
  sandbox.outbound.length = 0
  const load = await sendBatches(erp, 'prices', cut(sent))
  expectOutcomes(load, { applied: records })
  const calls = sandbox.outbound.filter(({ host }) => host === 'api.vtex.com')
  return {
    seconds: load.seconds,
    puts: calls.filter(({ method, template }) => method === 'PUT' && template === PRICE),
    calls: calls.length,
    limited: calls.filter(({ status }) => status === 429).length,
  }
}

function straight({ sandbox }: Store, skuIds: readonly number[], least: number): Promise<NaiveRun> {
  const vtex = vtexApi({ url: sandbox.url, ...sandbox.keys.otherAccount })
  const puts = skuIds.map((id, index) => ({
    path: `/other/pricing/prices/${id}`,
    body: priceOf(index, least),
  }))
  return naively(vtex, puts)
}

function priceOf(index: number, least: number): { basePrice: number; costPrice: number } {
  return { basePrice: least + (index % 900), costPrice: 50 }
}

/** Accepted PUTs against the budget, from the end of the burst until the last PUT. */
function steadyState(puts: readonly OutboundCall[]): { share: number; slowest: number } {
  const times = puts.filter(({ status }) => status < 300).map(({ at }) => at)
  const from = (times[0] ?? 0) + BURST_MILLISECONDS
  const until = times[times.length - 1] ?? 0
  const shareOf = (start: number, end: number): number =>
    times.filter((at) => at > start && at <= end).length / ((end - start) / 1_000) / BUDGET
  const windows = Array.from({ length: Math.floor((until - from) / WINDOW_MILLISECONDS) }, (_, index) =>
    shareOf(from + index * WINDOW_MILLISECONDS, from + (index + 1) * WINDOW_MILLISECONDS),
  )
  return { share: shareOf(from, until), slowest: Math.min(...windows) }
}

import { createSandbox } from '../sandbox'
import { erpClient, vtexApi } from '../test/support/http'
import { quantile, round, type Figure } from './figure'

/** Pairs measured; together they stay below Pricing's burst credits, so that no call is limited. */
const PAIRS = 200
const WARM_UP = 40

/**
 * What the app adds to a single price PUT: the PUT through the app and the same PUT straight to VTEX, in turn.
 * Every PUT through the app changes the price, so it reads, plans, writes and remembers.
 */
export async function overhead(): Promise<Figure[]> {
  const sandbox = await createSandbox({ replicas: 1 })
  try {
    const [sku] = sandbox.seedSkus('demo', [{ refId: 'BENCH-1', name: 'Bench' }])
    const access = { url: sandbox.url, ...sandbox.keys.erp }
    const [erp, vtex] = [erpClient(access), vtexApi(access)]
    const app: number[] = []
    const direct: number[] = []
    for (let pair = 0; pair < WARM_UP + PAIRS; pair++) {
      const price = { basePrice: 100 + pair, costPrice: 50 }
      const isCounted = pair >= WARM_UP
      const throughApp = await timed(() => erp.put('/prices/BENCH-1', price), 'applied')
      const straight = await timed(() =>
        vtex.put(`/demo/pricing/prices/${sku?.skuId}`, { ...price, basePrice: price.basePrice + 0.5 }),
      )
      if (isCounted) app.push(throughApp)
      if (isCounted) direct.push(straight)
    }
    const added = app.map((milliseconds, pair) => milliseconds - (direct[pair] ?? 0))
    const figure = (name: string, value: number, unit: string): Figure => ({
      benchmark: 'overhead',
      name,
      value: round(value),
      unit,
    })
    return [
      figure('PUT straight to VTEX, median', quantile(direct, 0.5), 'ms'),
      figure('PUT straight to VTEX, p95', quantile(direct, 0.95), 'ms'),
      figure('PUT through the app, median', quantile(app, 0.5), 'ms'),
      figure('PUT through the app, p95', quantile(app, 0.95), 'ms'),
      figure('added by the app, median', quantile(added, 0.5), 'ms'),
      figure('added by the app, p95', quantile(added, 0.95), 'ms'),
      figure('ratio of medians', quantile(app, 0.5) / quantile(direct, 0.5), '×'),
      ...callsPerRecord(),
    ]

    function callsPerRecord(): Figure[] {
      const { calls, vbase } = sandbox.stats()
      const records = WARM_UP + PAIRS
      const toVtex = calls.filter(({ via }) => via === 'app').reduce((sum, { total }) => sum + total, 0)
      const toVBase = Object.values(vbase)
        .flatMap((statuses) => Object.values(statuses))
        .reduce((sum, count) => sum + count, 0)
      return [
        figure('VTEX calls per record', toVtex / records, 'calls'),
        figure('VBase calls per record', toVBase / records, 'calls'),
      ]
    }
  } finally {
    await sandbox.stop()
  }
}

async function timed(
  call: () => Promise<{ status: number; body: unknown }>,
  outcome?: string,
): Promise<number> {
  const startedAt = process.hrtime.bigint()
  const { status, body } = await call()
  const milliseconds = Number(process.hrtime.bigint() - startedAt) / 1e6
  if (status !== 200 || (outcome && (body as { outcome?: string }).outcome !== outcome)) {
    throw new Error(`unexpected answer ${status}: ${JSON.stringify(body).slice(0, 300)}`)
  }
  return milliseconds
}

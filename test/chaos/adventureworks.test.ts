import { setTimeout as wait } from 'node:timers/promises'
import { createSandbox, type FaultSpec, type Sandbox } from '../../sandbox'
import { describeWithAdventureWorks, type AdventureWorks } from '../adventureworks'
import { vtexApi } from '../support/http'
import { GoodErp, type BatchView } from './erp'

jest.setTimeout(240_000)

const vbase = (method: string, action: FaultSpec['action'], seed: number): FaultSpec => ({
  target: 'vbase',
  via: 'app',
  method,
  action,
  probability: 0.05,
  times: 30,
  seed,
})
const vtex = (method: string, path: string, action: FaultSpec['action'], seed: number): FaultSpec => ({
  via: 'app',
  method,
  path,
  action,
  probability: 0.03,
  times: 20,
  seed,
})

const FAULTS: FaultSpec[] = [
  vbase('PUT', { kind: 'status', status: 500 }, 1),
  vbase('PUT', { kind: 'status', status: 412 }, 2),
  vbase('PUT', { kind: 'apply-then-fail', status: 500 }, 3),
  vbase('GET', { kind: 'status', status: 500 }, 4),
  vtex('PUT', '*/pricing/*', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }, 5),
  vtex('PUT', '*/pricing/*', { kind: 'status', status: 500 }, 6),
  vtex('PUT', '*/pricing/*', { kind: 'apply-then-fail', status: 500 }, 7),
  vtex('GET', '*/pricing/*', { kind: 'delay', ms: 800 }, 8),
  vtex('PATCH', '*/inventory/*', { kind: 'status', status: 423 }, 10),
  vtex('PATCH', '*/inventory/*', { kind: 'apply-then-fail', status: 500 }, 11),
  vtex('GET', '*/inventory/*', { kind: 'status', status: 503 }, 12),
  vtex('POST', '*/stockkeepingunitidsbyrefids', { kind: 'status', status: 500 }, 13),
]
/** Calls that get no answer although they took effect; each costs the app ten seconds. */
const LOST: FaultSpec[] = ['*/pricing/*', '*/inventory/*'].map((path) => ({
  via: 'app',
  path,
  action: { kind: 'apply-then-timeout' },
  probability: 0.02,
  times: 2,
  seed: 14,
}))

describeWithAdventureWorks('the prices and stock of a real ERP', (works) => {
  it('end in the same VTEX with all faults on as with none', async () => {
    const [calm, troubled] = await Promise.all([run(works, false), run(works, true)])
    expect(troubled.state).toEqual(calm.state)
    expect(calm.state).toHaveLength(works.skus.length)
    console.info(`${calm.writes} writes in calm weather, ${troubled.writes} with all faults on`)
  })
})

async function run(
  works: AdventureWorks,
  isTroubled: boolean,
): Promise<{ state: unknown[]; writes: number }> {
  const sandbox = await createSandbox({ replicas: 2, seed: works })
  try {
    const erp = new GoodErp({ url: sandbox.url, host: 'demo', ...sandbox.keys.erp })
    if (isTroubled) {
      for (const fault of [...FAULTS, ...LOST]) sandbox.faults.add(fault)
      sandbox.events.set({ drop: 0.3, duplicate: 0.2, delayMs: 400, delayProbability: 0.5, seed: 1 })
    }
    const killed = isTroubled ? wait(2_500).then(() => sandbox.killService()) : undefined
    const ids = await Promise.all([
      erp.post<BatchView>('/prices/batches', { records: works.prices }),
      erp.post<BatchView>('/inventory/batches', { records: works.stock }),
    ]).then((accepted) => accepted.map(({ body }) => body.id))
    await erp.untilFinished(ids)
    await killed
    sandbox.faults.clear()
    sandbox.events.set({})
    for (const id of ids) await erp.retryFailed(id)
    await sandbox.events.idle()
    return { state: await stateOf(sandbox, works), writes: writesOf(sandbox) }
  } finally {
    await sandbox.stop()
  }
}

/** What VTEX itself holds of each SKU. */
async function stateOf(sandbox: Sandbox, { skus }: AdventureWorks): Promise<unknown[]> {
  const api = vtexApi({ url: sandbox.url, ...sandbox.keys.erp })
  const state: unknown[] = []
  for (const { skuId, refId } of sandbox.seedSkus('demo', skus)) {
    const price = await api.get(`/demo/pricing/prices/${skuId}`)
    const stock = await api.get<{ balance: { warehouseId: string }[] }>(
      `/api/logistics/pvt/inventory/skus/${skuId}`,
    )
    const balance = stock.body.balance.sort((a, b) => a.warehouseId.localeCompare(b.warehouseId))
    state.push({ refId, price: price.body, balance })
  }
  return state
}

function writesOf(sandbox: Sandbox): number {
  return sandbox.outbound.filter(
    ({ method, template }) => method !== 'GET' && /pricing|inventory/.test(template),
  ).length
}

import { err, type Result } from 'neverthrow'
import { catalogue } from '../errors/catalogue'
import { failure, type Failure } from '../errors/failure'
import { asResult } from '../clients/response'
import type { Deps } from '../delivery/deps'
import { isWorkedOn, jobStoreIn, openJobs } from '../delivery/jobs'
import type { OmsCalls } from '../orders/oms-calls'
import { deliveryOf, type DeliveryHealth } from './delivery'

export type HealthStatus = 'ok' | 'warning' | 'error'
export type CheckId = 'storage' | 'events' | 'catalog' | 'pricing' | 'logistics' | 'orders' | 'masterdata'

export interface HealthCheck {
  id: CheckId
  status: HealthStatus
  durationMs: number
  /** Of the error catalogue; null when all is well. */
  code: string | null
  detail: string | null
  help: string | null
  /** License Manager resource that is missing, where permission is the trouble. */
  resource: string | null
}

export interface Health {
  status: HealthStatus
  account: string
  workspace: string
  version: string
  /** RFC 3339. */
  checkedAt: string
  checks: HealthCheck[]
  activity: { openBatches: number; lastBatchAt: string | null; lastBatchId: string | null }
  delivery: DeliveryHealth
}

/** A batch that nobody has worked on for this long shows that wake-ups do not arrive. */
const STUCK_MILLISECONDS = 60_000

/** Somebody waits for the page; a connection that takes longer does not work for them. */
const PATIENCE_MILLISECONDS = 5_000

/** Asks everything the app works with one cheap question. Writes nothing. */
export async function checkHealth(deps: Deps, oms: Pick<OmsCalls, 'list'>, version: string): Promise<Health> {
  const { clients, now } = deps
  const checks = await Promise.all([
    check('storage', now, null, () => asResult(deps.documents.read('health', 'probe'))),
    check('events', now, null, () => checkEvents(deps)),
    check('catalog', now, 'Sku.aspx', () => clients.catalog.skuIdsByRefs(['erp-integrator-health-check'])),
    check('pricing', now, 'read_prices', () => clients.pricing.config()),
    check('logistics', now, 'LogisticsViewer', () => clients.logistics.warehouses()),
    check('orders', now, 'ListOrders', () =>
      oms.list({ statuses: [], text: 'erp-integrator-health-check', isLatestFirst: true, page: 1 }),
    ),
    check('masterdata', now, 'POWER_USER_DS', () =>
      clients.customers.search('email=health-check@erp-integrator.invalid', { fields: ['id'], count: 1 }),
    ),
  ])
  const [activity, delivery] = await Promise.all([activityOf(deps), deliveryOf(deps)])
  return {
    status: worst(checks.map(({ status }) => status)),
    account: deps.account,
    workspace: deps.workspace,
    version,
    checkedAt: new Date(now()).toISOString(),
    checks,
    activity,
    delivery,
  }
}

async function check(
  id: CheckId,
  now: () => number,
  resource: string | null,
  question: () => Promise<Result<unknown, Failure>>,
): Promise<HealthCheck> {
  const startedAt = now()
  const answer = await inTime(question())
  const durationMs = now() - startedAt
  if (answer.isOk())
    return { id, status: 'ok', durationMs, code: null, detail: null, help: null, resource: null }
  const { code, detail } = answer.error
  const status = id === 'events' || code === 'vtex_rate_limited' ? 'warning' : 'error'
  return {
    id,
    status,
    durationMs,
    code,
    detail,
    help: catalogue[code].help,
    resource: code === 'policy_missing' ? resource : null,
  }
}

async function inTime(question: Promise<Result<unknown, Failure>>): Promise<Result<unknown, Failure>> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<Result<unknown, Failure>>((resolve) => {
    const detail = `There was no answer in ${PATIENCE_MILLISECONDS / 1_000} seconds.`
    timer = setTimeout(() => resolve(err(failure('vtex_timeout', detail))), PATIENCE_MILLISECONDS)
  })
  try {
    return await Promise.race([question, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

async function checkEvents(deps: Deps): Promise<Result<unknown, Failure>> {
  const found = await asResult(stuckJobs(deps))
  return found.andThen((stuck) =>
    stuck === 0 ? found : err(failure('events_delayed', `${stuck} batches wait and nobody works on them.`)),
  )
}

async function stuckJobs(deps: Deps): Promise<number> {
  const waiting = (await openJobs(deps)).filter(
    ({ status, startedAt, createdAt }) =>
      status !== 'held' && deps.now() - (startedAt ?? createdAt) > STUCK_MILLISECONDS,
  )
  const isForgotten = await Promise.all(waiting.map(async (job) => !(await isWorkedOn(deps, job))))
  return isForgotten.filter(Boolean).length
}

async function activityOf(deps: Deps): Promise<Health['activity']> {
  const store = jobStoreIn(deps.documents)
  try {
    const [{ keys }, open] = await Promise.all([store.newest({ limit: 1 }), openJobs(deps)])
    const newest = keys[0] === undefined ? null : await store.read(keys[0])
    return {
      openBatches: open.length,
      lastBatchAt: newest && new Date(newest.createdAt).toISOString(),
      lastBatchId: newest?.id ?? null,
    }
  } catch {
    // The storage check tells what is wrong.
    return { openBatches: 0, lastBatchAt: null, lastBatchId: null }
  }
}

function worst(statuses: readonly HealthStatus[]): HealthStatus {
  return statuses.includes('error') ? 'error' : statuses.includes('warning') ? 'warning' : 'ok'
}

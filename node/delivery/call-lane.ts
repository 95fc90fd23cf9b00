import { LRUCache } from 'lru-cache'
import { err, type Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { noteRefusal } from '../notifications/refusals'
import { scopeOf, type Deps } from './deps'
import { laneOf, type CallKind, type LaneName, type Priority } from './lanes'
import type { CallTally } from './metrics'
import { isRefusalOfOne, watchRefusals } from './refusals'
import { retryRuleOf } from './retry'

/** How long a lane's background work stands still after VTEX refused the app itself; milliseconds. */
const STOP_MILLISECONDS = 60_000
/** An alert is logged this often, however many calls are refused. */
const ALERT_MILLISECONDS = 60_000

export interface LaneCall {
  lane: LaneName
  kind: CallKind
  priority: Priority
  /** Milliseconds since 1970 after which the call is not begun. */
  until: number
  tally?: CallTally | undefined
  /** It is about one record only: VTEX may refuse that one and let the app in otherwise. */
  isOfOneRecord?: boolean
}

const alertedAt = new LRUCache<string, number>({ max: 1_000 })

/**
 * Makes a call to VTEX when its lane has room. Stops the lane and alerts when VTEX refuses the app itself; where it
 * refuses one record of many, that record's failure is final (kind `refused`).
 */
export async function callLane<T>(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents' | 'log' | 'now'>,
  { lane, tally, isOfOneRecord = false, ...call }: LaneCall,
  task: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const gate = laneOf(deps.account, deps.workspace, lane)
  const result = await gate.run(call, () => {
    if (tally) tally.calls += 1
    return task()
  })
  const key = `${scopeOf(deps)}/${lane}/${call.kind}`
  watchRefusals(key, result.isErr() ? result.error : null, deps.now())
  if (result.isOk() || retryRuleOf(result.error).action !== 'stop-lane') return result
  if (isOfOneRecord && isRefusalOfOne(key, deps.now())) return err({ ...result.error, kind: 'refused' })
  gate.hold(STOP_MILLISECONDS)
  await alert(deps, lane, result.error)
  return result
}

async function alert(
  deps: Parameters<typeof callLane>[0],
  lane: LaneName,
  { code, detail }: Failure,
): Promise<void> {
  const key = `${scopeOf(deps)}/${lane}`
  if (deps.now() - (alertedAt.get(key) ?? -Infinity) < ALERT_MILLISECONDS) return
  alertedAt.set(key, deps.now())
  deps.log.error({ message: 'VTEX refuses this app; the lane stands still', alert: true, lane, code, detail })
  await noteRefusal(deps, lane, code)
}

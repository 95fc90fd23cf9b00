import { LRUCache } from 'lru-cache'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { scopeOf, type Deps } from './deps'
import { laneOf, type CallKind, type LaneName, type Priority } from './lanes'
import type { CallTally } from './metrics'
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
}

const alertedAt = new LRUCache<string, number>({ max: 1_000 })

/** Makes a call to VTEX when its lane has room; stops the lane and alerts when VTEX refuses the app itself. */
export async function callLane<T>(
  deps: Pick<Deps, 'account' | 'workspace' | 'log' | 'now'>,
  { lane, tally, ...call }: LaneCall,
  task: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const gate = laneOf(deps.account, deps.workspace, lane)
  const result = await gate.run(call, () => {
    if (tally) tally.calls += 1
    return task()
  })
  if (result.isErr() && retryRuleOf(result.error).action === 'stop-lane') {
    gate.hold(STOP_MILLISECONDS)
    alert(deps, lane, result.error)
  }
  return result
}

function alert(deps: Parameters<typeof callLane>[0], lane: LaneName, { code, detail }: Failure): void {
  const key = `${scopeOf(deps)}/${lane}`
  if (deps.now() - (alertedAt.get(key) ?? -Infinity) < ALERT_MILLISECONDS) return
  alertedAt.set(key, deps.now())
  deps.log.error({ message: 'VTEX refuses this app; the lane stands still', alert: true, lane, code, detail })
}

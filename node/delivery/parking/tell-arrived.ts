import type { Flow } from '../../flows/flow'
import type { Deps } from '../deps'
import type { RecordResult } from '../outcome'
import { isAwaitedFlow } from './awaited'

/** Tells that records others may wait for are there now. A hint that is lost costs time: the tick looks for them too. */
export async function tellArrived(
  { arrived, log }: Pick<Deps, 'arrived' | 'log'>,
  flow: Flow,
  results: readonly RecordResult[],
): Promise<void> {
  if (!isAwaitedFlow(flow.name)) return
  const refs = results.flatMap(({ ref, outcome, vtexId }) =>
    ref !== null && vtexId && ['applied', 'unchanged', 'parked'].includes(outcome) ? [ref] : [],
  )
  if (refs.length === 0) return
  try {
    await arrived(flow.name, refs)
  } catch (error) {
    log.warn({ message: 'arrival could not be told', flow: flow.name, reason: String(error) })
  }
}

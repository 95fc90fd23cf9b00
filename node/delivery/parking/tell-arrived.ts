import type { AwaitedFlow, Flow } from '../../flows/flow'
import type { Deps } from '../deps'
import type { RecordResult } from '../outcome'
import { isAwaitedFlow } from './awaited'

type TellDeps = Pick<Deps, 'arrived' | 'log'>

/** Tells that records others may wait for are there now. */
export async function tellArrived(
  deps: TellDeps,
  { name }: Pick<Flow, 'name'>,
  results: readonly RecordResult[],
): Promise<void> {
  if (!isAwaitedFlow(name)) return
  const refs = results.flatMap(({ ref, outcome, vtexId }) =>
    ref !== null && vtexId && ['applied', 'unchanged', 'parked'].includes(outcome) ? [ref] : [],
  )
  await sendArrived(deps, name, refs)
}

/** A hint that is lost costs time: the tick looks for what arrived too. */
export async function sendArrived(
  { arrived, log }: TellDeps,
  flow: AwaitedFlow,
  refs: readonly string[],
): Promise<void> {
  if (refs.length === 0) return
  try {
    await arrived(flow, refs)
  } catch (error) {
    log.warn({ message: 'arrival could not be told', flow, reason: String(error) })
  }
}

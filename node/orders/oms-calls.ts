import type { Result } from 'neverthrow'
import { callLane } from '../delivery/call-lane'
import type { Deps } from '../delivery/deps'
import type { Priority } from '../delivery/lanes'
import type { Failure } from '../errors/failure'
import type { Clients } from '../clients'

/** How long a call waits for room in its lane, milliseconds. */
const PATIENCE = 20_000

type Oms = Clients['oms']

/** VTEX's OMS as the orders call it: every call waits for room in the lane of orders. */
export type OmsCalls = Pick<
  Oms,
  | 'get'
  | 'list'
  | 'startHandling'
  | 'invoice'
  | 'setTracking'
  | 'setTrackingEvents'
  | 'cancel'
  | 'denyCancellation'
  | 'change'
  | 'previewChange'
  | 'changes'
  | 'changeRequest'
>

/** The client, at the pace of its lane. */
export function omsCallsOf(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents' | 'log' | 'now'>,
  oms: OmsCalls,
  priority: Priority,
): OmsCalls {
  const call = <T>(
    kind: 'read' | 'write',
    task: () => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> =>
    callLane(
      deps,
      { lane: 'orders', kind, priority, until: deps.now() + PATIENCE, isOfOneRecord: true },
      task,
    )
  return {
    get: (orderId) => call('read', () => oms.get(orderId)),
    list: (query) => call('read', () => oms.list(query)),
    startHandling: (orderId) => call('write', () => oms.startHandling(orderId)),
    invoice: (orderId, body) => call('write', () => oms.invoice(orderId, body)),
    setTracking: (orderId, number, body) => call('write', () => oms.setTracking(orderId, number, body)),
    setTrackingEvents: (orderId, number, body) =>
      call('write', () => oms.setTrackingEvents(orderId, number, body)),
    cancel: (orderId, body) => call('write', () => oms.cancel(orderId, body)),
    denyCancellation: (orderId, body) => call('write', () => oms.denyCancellation(orderId, body)),
    change: (orderId, body) => call('write', () => oms.change(orderId, body)),
    previewChange: (orderId, body) => call('read', () => oms.previewChange(orderId, body)),
    changes: (orderId) => call('read', () => oms.changes(orderId)),
    changeRequest: (orderId, id) => call('read', () => oms.changeRequest(orderId, id)),
  }
}

import type { Clients } from '../clients'
import type { Deps } from '../delivery/deps'
import type { Priority } from '../delivery/lanes'
import { omsCallsOf, type OmsCalls } from './oms-calls'

/** What the orders work with; tests pass small fakes. */
export interface OrderDeps extends Pick<Deps, 'account' | 'workspace' | 'documents' | 'log' | 'now'> {
  oms: OmsCalls
}

/** `interactive` where somebody waits for the answer. */
export function orderDepsOf(deps: Deps, { oms }: Pick<Clients, 'oms'>, priority: Priority): OrderDeps {
  const { account, workspace, documents, log, now } = deps
  return { account, workspace, documents, log, now, oms: omsCallsOf(deps, oms, priority) }
}

import type { Result } from 'neverthrow'
import type { Clients } from '../clients'
import type { Deps } from '../delivery/deps'
import { directoryOf, nothingRemembered } from '../delivery/directory'
import type { Priority } from '../delivery/lanes'
import type { Failure } from '../errors/failure'
import { omsCallsOf, type OmsCalls } from './oms-calls'

/** What the orders work with; tests pass small fakes. */
export interface OrderDeps extends Pick<Deps, 'account' | 'workspace' | 'documents' | 'log' | 'now'> {
  oms: OmsCalls
  /** VTEX's ids of SKUs by a source's refs, in their order. */
  skuIds(source: string, refs: readonly string[]): Promise<Result<string, Failure>[]>
}

/** How long a SKU is looked for at most, milliseconds. */
const LOOKUP_PATIENCE = 15_000

/** `interactive` where somebody waits for the answer. */
export function orderDepsOf(deps: Deps, { oms }: Pick<Clients, 'oms'>, priority: Priority): OrderDeps {
  const { account, workspace, documents, log, now } = deps
  return {
    ...{ account, workspace, documents, log, now, oms: omsCallsOf(deps, oms, priority) },
    async skuIds(source, refs) {
      if (refs.length === 0) return []
      const deadline = now() + LOOKUP_PATIENCE
      return directoryOf(deps, nothingRemembered, { source, priority, deadline }).skuIds(refs)
    },
  }
}

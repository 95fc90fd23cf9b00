import type { IOContext, Logger } from '@vtex/api'
import type { Clients } from '../clients'
import { documentsIn, type Documents } from '../storage/documents'

/** What the delivery of records works with; tests pass small fakes. */
export interface Deps {
  account: string
  workspace: string
  clients: Pick<Clients, 'pricing' | 'logistics' | 'catalog'>
  documents: Documents
  /** Asks a worker to look at the batch. Only a wake-up: the batch is found without it too. */
  wake(batchId: string): Promise<void>
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Milliseconds since 1970. */
  now(): number
}

/** Topic of the event that wakes a worker; declared in service.json. */
export const BATCH_TOPIC = 'erp-integrator.batch'

/** The real ones, for a request or an event. */
export function depsOf({ account, workspace, logger }: IOContext, clients: Clients): Deps {
  return {
    account,
    workspace,
    clients,
    documents: documentsIn(clients.vbase),
    wake: (batchId) => clients.events.sendEvent('', BATCH_TOPIC, { batchId }),
    log: logger,
    now: Date.now,
  }
}

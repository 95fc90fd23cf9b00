import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { identityOf, refOf, type Flow, type RecordKey } from '../flows/flow'
import { scopeOf, type Deps } from './deps'
import { eventsOf } from './history'
import { ledgerIn, type LedgerEvent } from './ledger'

export interface RecordHistory {
  flow: string
  ref: string
  /** Null while VTEX is not known to have the record. */
  vtexId: string | null
  /** Newest first; the last eight. */
  events: LedgerEvent[]
}

/** What became of a record lately. */
export async function showHistory(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  flow: Flow,
  key: RecordKey,
): Promise<Result<RecordHistory, Failure>> {
  const id = identityOf(flow, key)
  const entry = (await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(flow.name, [id])).get(id)
  if (!entry)
    return fail('record_not_found', `No record of ${flow.name} with the ref ${refOf(key)} was sent yet.`)
  return ok({
    flow: flow.name,
    ref: refOf(key),
    vtexId: entry.vtexId || null,
    events: eventsOf(entry).reverse(),
  })
}

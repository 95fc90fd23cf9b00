import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { identityOf, refOf, type Flow, type RecordKey } from '../flows/flow'
import { scopeOf, type Deps } from './deps'
import { directoryOf } from './directory'
import { ledgerIn, type LedgerEntry } from './ledger'
import { meter } from './sync'

export interface ShownRecord {
  flow: string
  ref: string
  vtexId: string
  /** The live VTEX state as a canonical record. */
  record: object
  /** What this app did last; null when it never wrote the record. */
  sync: Pick<LedgerEntry, 'outcome' | 'at' | 'batch' | 'version' | 'updatedAt'> | null
}

/** Time a read may take; milliseconds. */
const PATIENCE_MILLISECONDS = 20_000

/** Reads a record from VTEX; `source` asks, so it is found by its match rule. */
export async function showRecord(
  deps: Deps,
  { flow, source }: { flow: Flow; source: string },
  key: RecordKey,
): Promise<Result<ShownRecord, Failure>> {
  const id = identityOf(flow, key)
  const entry = (await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(flow.name, [id])).get(id)
  const deadline = deps.now() + PATIENCE_MILLISECONDS
  const remembered = { id: () => entry?.vtexId ?? '', sku: () => entry?.vtexId }
  const wanted = { key, record: null }
  const [target] = await flow.locate(
    [wanted],
    directoryOf(deps, remembered, { source, priority: 'interactive', deadline }),
  )
  if (!target) throw new Error('locate answers one target per record')
  if (target.isErr())
    return err(
      target.error.code.endsWith('_not_found') ? { ...target.error, code: 'record_not_found' } : target.error,
    )
  const { clients } = meter({ deps, options: { priority: 'interactive', deadline } })
  const live = await flow.read(target.value, clients, wanted)
  if (live.isErr()) return err(live.error)
  if (live.value === null) return fail('record_not_found', `VTEX has no ${flow.name} for ${refOf(key)}.`)
  const vtexId = flow.idOf?.(live.value) ?? target.value.vtexId
  return ok({
    flow: flow.name,
    ref: refOf(key),
    vtexId,
    record: flow.show(key, live.value),
    sync: entry ? syncState(entry) : null,
  })
}

function syncState({ outcome, at, batch, version, updatedAt }: LedgerEntry): ShownRecord['sync'] {
  return { outcome, at, batch, ...(version !== undefined && { version }), ...(updatedAt && { updatedAt }) }
}

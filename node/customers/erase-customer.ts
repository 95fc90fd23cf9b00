import { err, ok, type Result } from 'neverthrow'
import { scopeOf, type Deps } from '../delivery/deps'
import { digest } from '../delivery/idempotency'
import { ledgerIn } from '../delivery/ledger'
import { forgetRecent } from '../delivery/personal'
import type { Failure } from '../errors/failure'
import { customers } from '../flows/customers'
import { plainId } from '../flows/customers/ids'
import { identityOf, refOf, type RecordKey } from '../flows/flow'
import { refOfVtexId } from '../flows/vtex-ref'
import { eraseFromBatches } from './erase-from-batches'
import { eraseFromVtex, type ErasedInVtex } from './erase-from-vtex'

export interface Erased {
  ref: string
  /** What the app knew of the record, its history included. */
  ledger: boolean
  /** Records of batches that were still kept. */
  records: number
  /** False: there was no time to look through all batches that are still kept; what is left goes within two days. */
  complete: boolean
  /** Documents of Master Data; null where that was not asked for. */
  vtex: ErasedInVtex | null
}

const PATIENCE_MILLISECONDS = 25_000

/**
 * Forgets a customer: what the app keeps, and, where it is asked for, the customer and its addresses in VTEX. Harmless
 * when repeated. The ledger goes last, since it knows VTEX's id: an erasure that fails in between can be sent again.
 */
export async function eraseCustomer(
  deps: Deps,
  { key, vtex, by }: { key: RecordKey; vtex: boolean; by: string },
): Promise<Result<Erased, Failure>> {
  const deadline = deps.now() + PATIENCE_MILLISECONDS
  const ref = refOf(key)
  const id = identityOf(customers, key)
  const ledger = ledgerIn(deps.documents, { scope: scopeOf(deps) })
  const entry = (await ledger.load('customers', [id])).get(id)
  const ids = [...new Set([id, ...(entry?.vtexId ? [idOfNamed(entry.vtexId)] : [])])]
  const entries = [...(await ledger.load('customers', ids)).values()]
  const batches = await eraseFromBatches(deps, { ref, id }, deadline)
  if (batches.isErr()) return err(batches.error)
  const inVtex = vtex ? await eraseFromVtex(deps, { ref, entries }, deadline) : ok(null)
  if (inVtex.isErr()) return err(inVtex.error)
  let wasRecent = false
  for (const each of ids) wasRecent = (await forgetRecent(deps, 'customers', each)) || wasRecent
  const wasKnown = (await ledger.remove('customers', ids)).size > 0
  const erased = { ledger: wasKnown || wasRecent, ...batches.value, vtex: inVtex.value }
  deps.log.info({ message: 'customer erased', record: digest(ref).slice(0, 12), by, ...erased })
  return ok({ ref, ...erased })
}

/** The same customer where it was named by VTEX's id, as by SOAP. */
const idOfNamed = (vtexId: string): string => identityOf(customers, [refOfVtexId(plainId(vtexId))])

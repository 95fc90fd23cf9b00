import type { Deps } from '../delivery/deps'
import { failure, type Failure } from '../errors/failure'
import type { ErpOrder } from '../orders/erp-order'
import { mapRecord, tablesOf, type MappedRecord, type UnknownCode } from './engine'
import type { ReadyMapping } from './in-force'
import { waitingWords } from './map-records'
import { loadTables } from './tables'

/** What became of an order on its way to the ERP. */
export type MappedOrder =
  | Extract<MappedRecord, { kind: 'mapped' | 'filtered' }>
  /** Also of an order that waits for a code: it cannot go without. */
  | { kind: 'failed'; failure: Failure; unknown: UnknownCode[] }

/**
 * An order in the ERP's own shape, by a mapping of a source. The same order, mapping and code tables give the same.
 * `isAsked`: somebody wants this very order, so filters do not keep it back.
 */
export async function mapOrder(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  source: string,
  { mapping, document }: ReadyMapping,
  order: ErpOrder,
  { isAsked }: { isAsked: boolean },
): Promise<MappedOrder> {
  const tables = await loadTables(deps, source, tablesOf(document))
  const mapped = await mapRecord(isAsked ? { ...mapping, filters: [] } : mapping, order, tables)
  if (mapped.kind !== 'parked') return mapped
  const { unknown } = mapped
  return { kind: 'failed', failure: failure('unmapped_code', waitingWords(unknown, 'order')), unknown }
}

import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { mappingInForce } from '../mapping/in-force'
import { mapOrder } from '../mapping/map-order'
import type { OrderDeps } from './deps'
import type { ShapedOrder } from './queue/shape-order'
import { readRecord } from './record/store'
import { orderForErp, syncOf } from './show-order'

/** An order in the shape of a source. */
export interface MappedOrderAnswer extends ShapedOrder {
  orderId: string
  sync: ReturnType<typeof syncOf> | null
}

/**
 * An order as VTEX has it now, as the queue gives it to the source; canonical where it has no mapping of orders. Filters
 * do not keep it back. Fails with what keeps it out of the shape (mapping_failed, unmapped_code, expression_limit).
 */
export async function showMappedOrder(
  deps: Pick<OrderDeps, 'oms' | 'account' | 'workspace' | 'documents'>,
  orderId: string,
  source: string,
): Promise<Result<MappedOrderAnswer, Failure>> {
  const found = await deps.oms.get(orderId)
  if (found.isErr()) return err(found.error)
  if (found.value === null) return fail('order_not_found')
  const record = await readRecord(deps, found.value.orderId)
  const order = orderForErp(found.value, record)
  const shown = { orderId: order.orderId, sync: record && syncOf(record) }
  const mapping = await mappingInForce(deps, { source, flow: 'orders' })
  if (!mapping) return ok({ ...shown, order, mappingVersion: null })
  const mapped = await mapOrder(deps, source, mapping, order, { isAsked: true })
  if (mapped.kind === 'mapped') return ok({ ...shown, order: mapped.record, mappingVersion: mapping.version })
  return mapped.kind === 'failed' ? err(mapped.failure) : fail('filtered', mapped.why)
}

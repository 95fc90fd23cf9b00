import type { VtexOrder } from '../../clients/oms-order'
import type { UnknownCode } from '../../mapping/engine'
import type { Failure } from '../../errors/failure'
import { mappingInForce, type ReadyMapping } from '../../mapping/in-force'
import { mapOrder } from '../../mapping/map-order'
import type { OrderDeps } from '../deps'
import type { OrderRecord, QueueEvent } from '../record/record'
import { orderForErp } from '../show-order'

/** In which shape a source wants its orders. `erp`: its own, where it has a mapping of orders. */
export const orderShapes = ['erp', 'canonical'] as const
export type OrderShape = (typeof orderShapes)[number]

export type OrderMapping = (ReadyMapping & { version: number }) | null

/** An order in the shape in which it goes out; without a mapping in the canonical one. */
export interface ShapedOrder {
  order: object
  mappingVersion: number | null
}

/** What stands between an order and the ERP. */
export type Obstacle =
  | { kind: 'left'; why: string; mappingVersion: number }
  | { kind: 'held'; failure: Failure; unknown: UnknownCode[]; mappingVersion: number }

/** The mapping that a source's orders go through; null: they are canonical. */
export function orderMappingOf(
  deps: Pick<OrderDeps, 'account' | 'workspace' | 'documents'>,
  source: string,
  shape: OrderShape,
): Promise<OrderMapping> {
  return shape === 'erp' ? mappingInForce(deps, { source, flow: 'orders' }) : Promise.resolve(null)
}

/**
 * An order as its source gets it. Filters do not keep back an order that the source has: it is to hear of it. Nor does
 * the mapping: what the source is told besides comes canonical rather than not at all.
 */
export async function shapeOrder(
  deps: Pick<OrderDeps, 'account' | 'workspace' | 'documents'>,
  { source, mapping, event }: { source: string; mapping: OrderMapping; event: QueueEvent },
  vtexOrder: VtexOrder,
  record: OrderRecord,
): Promise<({ kind: 'shaped' } & ShapedOrder) | Obstacle> {
  const order = orderForErp(vtexOrder, record)
  if (!mapping) return { kind: 'shaped', order, mappingVersion: null }
  const mappingVersion = mapping.version
  const isAsked = record.erp?.source === source
  const mapped = await mapOrder(deps, source, mapping, order, { isAsked })
  switch (mapped.kind) {
    case 'mapped':
      return { kind: 'shaped', order: mapped.record, mappingVersion }
    case 'filtered':
      return { kind: 'left', why: mapped.why, mappingVersion }
    case 'failed': {
      const { failure, unknown } = mapped
      return event === 'new'
        ? { kind: 'held', failure, unknown, mappingVersion }
        : { kind: 'shaped', order, mappingVersion: null }
    }
  }
}

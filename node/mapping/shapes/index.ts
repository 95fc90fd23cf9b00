import { flows } from '../../flows'
import type { FlowName } from '../../flows/flow'
import { erpOrderSchema } from '../../orders/erp-order'
import type { MappingFlow } from '../document/flow'
import { canonicalShape } from './canonical'
import { erpOrderShape } from './erp-order'
import { schemaFields } from './schema-fields'
import type { Shape } from './shape'
import type { TargetField } from './target-field'
import { targetsOf } from './targets'

export type { Shape, Targets } from './shape'
export type { TargetField, TargetType } from './target-field'
export { targetsOf } from './targets'

const canonical = new Map<FlowName, Shape>()

/** What mappings of a flow make. */
export function shapeOf(flow: MappingFlow): Shape {
  if (flow === 'orders') return erpOrderShape
  const shape = canonical.get(flow) ?? canonicalShape(flow)
  canonical.set(flow, shape)
  return shape
}

/** The fields that mappings of a flow can set; none where they are the ERP's own. */
export const targetFields = (flow: MappingFlow): TargetField[] =>
  flow === 'orders' ? [] : targetsOf(flows[flow])

let ofOrders: TargetField[] | null = null

/** The fields that mappings of a flow read; none where they are the ERP's own. */
export function sourceFields(flow: MappingFlow): TargetField[] {
  if (flow !== 'orders') return []
  return (ofOrders ??= schemaFields(erpOrderSchema))
}

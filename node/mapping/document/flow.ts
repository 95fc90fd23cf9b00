import { flowNames } from '../../flows'
import type { FlowName } from '../../flows/flow'

/** What can be mapped: records of a flow on their way in, and orders on their way to the ERP. */
export type MappingFlow = FlowName | 'orders'

export const mappingFlows: readonly MappingFlow[] = [...flowNames, 'orders']

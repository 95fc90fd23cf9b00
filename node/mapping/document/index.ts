export type { Conversion, ConversionOf, Unit } from './conversions'
export { invalidMapping } from './failure'
export type { Filter, JsonValue } from './filters'
export { mappingFlows, type MappingFlow } from './flow'
export { limits } from './limits'
export { parseDocument } from './parse'
export {
  mappingDocumentSchema,
  type FieldRule,
  type MappingDocument,
  type MappingTest,
  type Source,
} from './schema'

import type { FieldRule, MappingDocument } from '../mapping/document'

/** A rule that takes a field of the record as it is. */
export function take(target: string, path: string, changes: Partial<FieldRule> = {}): FieldRule {
  return { target, from: { kind: 'path', path }, convert: [], ...changes }
}

/** A mapping of prices as an ERP's files have them: ProductNumber and ListPrice. */
export function priceMapping(changes: Partial<MappingDocument> = {}): MappingDocument {
  return {
    format: 1,
    flow: 'prices',
    fields: [take('skuRef', 'ProductNumber'), take('basePrice', 'ListPrice')],
    filters: [],
    tests: [],
    ...changes,
  }
}

/** A mapping of stock whose warehouse is looked up in the table `warehouse`. */
export function stockMapping(changes: Partial<MappingDocument> = {}): MappingDocument {
  return {
    format: 1,
    flow: 'inventory',
    fields: [
      take('skuRef', 'Item'),
      take('quantity', 'OnHand'),
      take('warehouse', 'Whs', { convert: [{ kind: 'table', table: 'warehouse' }] }),
    ],
    filters: [],
    tests: [],
    ...changes,
  }
}

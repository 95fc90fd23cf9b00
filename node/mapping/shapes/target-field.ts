export type TargetType =
  | 'text'
  | 'number'
  | 'integer'
  /** A number or a decimal text. */
  | 'amount'
  | 'boolean'
  /** RFC 3339. */
  | 'instant'
  | 'object'
  | 'list of texts'
  | 'list of objects'
  /** Whatever comes out: of an ERP's own shape nothing is known. */
  | 'any'

/** A field of a record: one that a rule can set, or one that it can read. */
export interface TargetField {
  /** `basePrice`, `packagedWeight.value`, `fixedPrices[].value`. */
  path: string
  type: TargetType
  /** Within what surrounds it. */
  required: boolean
  description: string | null
  examples: unknown[]
  enumValues: string[] | null
}

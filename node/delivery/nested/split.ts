import { err, ok, type Result } from 'neverthrow'
import type { Failure, FieldError } from '../../errors/failure'
import type { FlowName } from '../../flows/flow'
import { invalidFields } from '../record'

/** One record within a nested product. */
export interface NestedPart {
  flow: FlowName
  raw: Record<string, unknown>
  /** Where its fields stand in the nested record: a JSON pointer. */
  at: string
  /** Fields it has from what surrounds it; what is wrong with them is said there. */
  inherited: readonly string[]
}

/** The most SKUs of one product. */
const MAX_SKUS = 500

type Fields = Record<string, unknown>

/** Whether the record brings its SKUs along. */
export function isNested(raw: unknown): raw is Fields {
  return isFields(raw) && Object.hasOwn(raw, 'skus')
}

/**
 * The records of a product that brings its SKUs, and they their images, price and stock: the product first, then each
 * SKU before what belongs to it. Version and time of the product count for all that have none of their own. Pure.
 */
export function splitNested({ skus, ...product }: Fields): Result<NestedPart[], Failure> {
  if (!Array.isArray(skus) || !skus.every(isFields))
    return err(
      invalidFields([{ pointer: '/skus', code: 'invalid_type', message: 'must be a list of SKU records' }]),
    )
  if (skus.length > MAX_SKUS)
    return err(
      invalidFields([{ pointer: '/skus', code: 'too_big', message: `must be at most ${MAX_SKUS} SKUs` }]),
    )
  const errors = skus.flatMap((sku, index) => problemsOf(sku, product, `/skus/${index}`))
  if (errors.length > 0) return err(invalidFields(errors))
  const parts = skus.flatMap((sku, index) => partsOf(sku, product, `/skus/${index}`))
  return ok([{ flow: 'products', raw: product, at: '', inherited: [] }, ...parts])
}

function problemsOf({ productRef, inventory, price }: Fields, { ref }: Fields, at: string): FieldError[] {
  const isOther = productRef !== undefined && productRef !== ref
  return [
    ...(isOther
      ? [{ pointer: `${at}/productRef`, code: 'ref_mismatch', message: 'is not the product around the SKU' }]
      : []),
    ...(inventory === undefined || (Array.isArray(inventory) && inventory.every(isFields))
      ? []
      : [{ pointer: `${at}/inventory`, code: 'invalid_type', message: 'must be a list of stock records' }]),
    ...(price === undefined || isFields(price)
      ? []
      : [{ pointer: `${at}/price`, code: 'invalid_type', message: 'must be a price record' }]),
  ]
}

function partsOf({ images, price, inventory, ...sku }: Fields, product: Fields, at: string): NestedPart[] {
  const skuRef = sku.ref
  const part = (flow: FlowName, fields: Fields, own: Fields, place: string): NestedPart => ({
    flow,
    raw: { ...orderingOf(sku, product), ...fields, ...own },
    at: place,
    inherited: Object.keys(own),
  })
  const rows = (inventory ?? []) as Fields[]
  return [
    part('skus', sku, { productRef: product.ref }, at),
    ...(images === undefined ? [] : [part('images', { images }, { skuRef }, at)]),
    ...(price === undefined ? [] : [part('prices', price as Fields, { skuRef }, `${at}/price`)]),
    ...rows.map((row, index) => part('inventory', row, { skuRef }, `${at}/inventory/${index}`)),
  ]
}

/** Version and time of the innermost record that says either. */
function orderingOf(...within: Fields[]): Fields {
  const { version, updatedAt } =
    within.find((fields) => fields.version !== undefined || fields.updatedAt !== undefined) ?? {}
  return { ...(version !== undefined && { version }), ...(updatedAt !== undefined && { updatedAt }) }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

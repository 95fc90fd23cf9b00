import { LRUCache } from 'lru-cache'
import { err, ok, type Result } from 'neverthrow'
import type { VtexCategoryField } from '../clients/catalog/sku-specifications'
import type { VtexSpecification } from '../clients/catalog/specifications'
import { fail, type Failure } from '../errors/failure'
import type { FlowClients } from './flow'

export type SpecificationClients = Pick<FlowClients, 'skuSpecifications' | 'specifications' | 'products'>

/** A specification with the name of its group. */
export interface KnownField extends VtexSpecification {
  group: string
}

type Answer<T> = Promise<Result<T, Failure>>

const MINUTE = 60_000

/** For all stores of this process: keys carry account and workspace. Answers on their way are shared. */
const categories = new LRUCache<string, Answer<number>>({ max: 100_000, ttl: MINUTE })
const categoryFields = new LRUCache<string, Answer<VtexCategoryField[]>>({ max: 2_000, ttl: MINUTE })
const fields = new LRUCache<string, Answer<KnownField>>({ max: 50_000, ttl: MINUTE })

/**
 * What other replicas and people renamed is known after so long where it matters, by asking again: before a value is
 * written by the specification's name, and before a name counts as one that VTEX lacks. Either would create one.
 */
export const FRESH = 5_000

/**
 * Specifications of SKUs in the category of a product and the categories above it; `maxAge` in milliseconds is that of
 * the list.
 */
export async function fieldsOfProduct(
  productId: string,
  { skuSpecifications, products }: SpecificationClients,
  maxAge = MINUTE,
): Promise<Result<VtexCategoryField[], Failure>> {
  const { scope } = skuSpecifications
  const category = await kept(categories, `${scope}/${productId}`, async () =>
    (await products.byId(productId)).andThen((found) =>
      found
        ? ok(found.CategoryId)
        : fail('product_not_found', `VTEX has no product with the id ${productId}.`),
    ),
  )
  if (category.isErr()) return err(category.error)
  const key = `${scope}/${category.value}`
  dropOlder(categoryFields, key, maxAge)
  const found = await kept(categoryFields, key, () => skuSpecifications.fieldsOfCategory(category.value))
  return found.map((all) => all.filter((field) => field.IsStockKeepingUnit && field.IsActive))
}

/** Forgets the lists of fields of a store (its scope), where one has just been created or changed. */
export function forgetFields(scope: string): void {
  for (const key of categoryFields.keys()) if (key.startsWith(`${scope}/`)) categoryFields.delete(key)
}

/** Forgets what is known of a specification that has just been changed. */
export function forgetField(scope: string, id: string): void {
  fields.delete(`${scope}/${id}`)
  forgetFields(scope)
}

/** A specification by id, with the name of its group, no older than `maxAge` milliseconds. */
export function fieldById(
  id: string,
  { skuSpecifications: { scope }, specifications }: SpecificationClients,
  maxAge = MINUTE,
): Promise<Result<KnownField, Failure>> {
  dropOlder(fields, `${scope}/${id}`, maxAge)
  return kept(fields, `${scope}/${id}`, async () => {
    const found = await specifications.byId(id)
    if (found.isErr()) return err(found.error)
    const field = found.value
    if (!field) return fail('specification_not_found', `VTEX has no specification with the id ${id}.`)
    const group = await specifications.group(String(field.FieldGroupId))
    return group.map((named) => ({ ...field, group: named?.Name ?? '' }))
  })
}

function dropOlder<T>(cache: LRUCache<string, Answer<T>>, key: string, maxAge: number): void {
  if (cache.getRemainingTTL(key) < MINUTE - maxAge) cache.delete(key)
}

async function kept<T>(cache: LRUCache<string, Answer<T>>, key: string, ask: () => Answer<T>): Answer<T> {
  const asked = cache.get(key) ?? ask()
  cache.set(key, asked, { noUpdateTTL: true })
  const answer = await asked
  // A failure is nobody else's.
  if (answer.isErr() && cache.peek(key) === asked) cache.delete(key)
  return answer
}

import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Directory, Wanted } from '../flow'
import type { SkuTarget } from './live'
import type { SkuRecord } from './schema'

type Ids = ReadonlyMap<string, Result<string, Failure>>

/**
 * Finds what the records refer to: products, specifications and components of kits. The SKU itself is the one of
 * before, or is looked for by the match rule when it is read, which answers all of it at once.
 */
export async function locateSkus(
  wanted: readonly Wanted<SkuRecord>[],
  directory: Directory,
): Promise<Result<SkuTarget, Failure>[]> {
  const records = wanted.flatMap(({ record }) => record ?? [])
  const [match, products, fields, parts] = await Promise.all([
    directory.matchRule('skus'),
    idsOf(records.flatMap(productRefs), (refs) => directory.ids('products', refs)),
    idsOf(records.flatMap(fieldRefs), (refs) => directory.ids('specifications', refs)),
    idsOf(records.flatMap(partRefs), (refs) => directory.skuIds(refs)),
  ])
  return wanted.map(({ key, record }) => {
    const missing =
      record &&
      (firstMissing(productRefs(record), products) ??
        firstMissing(fieldRefs(record), fields) ??
        firstMissing(partRefs(record), parts))
    if (missing) return err(missing)
    return ok({
      vtexId: directory.remembered(key),
      match,
      productId: found(products, record?.productRef ?? ''),
      parts: new Map((record ? partRefs(record) : []).map((ref) => [ref, found(parts, ref)])),
      fields: new Map((record ? fieldRefs(record) : []).map((ref) => [ref, found(fields, ref)])),
    })
  })
}

const productRefs = ({ productRef }: SkuRecord): string[] => (productRef === undefined ? [] : [productRef])
const fieldRefs = ({ specifications = [] }: SkuRecord): string[] =>
  specifications.flatMap(({ ref }) => ref ?? [])
const partRefs = ({ kit }: SkuRecord): string[] => (kit ?? []).map(({ skuRef }) => skuRef)

async function idsOf(
  refs: readonly string[],
  find: (refs: string[]) => Promise<Result<string, Failure>[]>,
): Promise<Ids> {
  const asked = [...new Set(refs)]
  const ids = asked.length > 0 ? await find(asked) : []
  return new Map(asked.flatMap((ref, at) => (ids[at] ? [[ref, ids[at]]] : [])))
}

function firstMissing(refs: readonly string[], ids: Ids): Failure | null {
  for (const ref of refs) {
    const id = ids.get(ref)
    if (id?.isErr()) return id.error
  }
  return null
}

const found = (ids: Ids, ref: string): string => ids.get(ref)?.unwrapOr('') ?? ''

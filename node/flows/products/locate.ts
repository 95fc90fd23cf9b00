import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Directory, MatchRule, ReferenceFlow, Target, Wanted } from '../flow'
import type { ProductRecord } from './schema'

/** A product and VTEX's ids of what its record refers to; empty where the record does not say. */
export interface ProductTarget extends Target {
  match: MatchRule
  brandId: string
  categoryId: string
  similarCategoryIds: string[]
  /** By ref. */
  specificationIds: Record<string, string>
}

type Found = Result<string, Failure>

/** Resolves the references of all records at once; what is missing makes its record wait. */
export async function locateProducts(
  wanted: readonly Wanted<ProductRecord>[],
  directory: Directory,
): Promise<Result<ProductTarget, Failure>[]> {
  const records = wanted.flatMap(({ record }) => record ?? [])
  const [match, brands, categories, specifications] = await Promise.all([
    directory.matchRule('products'),
    idsOf(
      directory,
      'brands',
      records.flatMap(({ brandRef }) => brandRef ?? []),
    ),
    idsOf(directory, 'categories', records.flatMap(categoriesIn)),
    idsOf(directory, 'specifications', records.flatMap(specificationsIn)),
  ])
  return wanted.map(({ key, record }) => {
    const found = {
      brand: record?.brandRef === undefined ? ok('') : at(brands, record.brandRef),
      category: record?.categoryRef === undefined ? ok('') : at(categories, record.categoryRef),
      similar: all((record?.similarCategoryRefs ?? []).map((ref) => at(categories, ref))),
      specifications: all((record ? specificationsIn(record) : []).map((ref) => at(specifications, ref))),
    }
    return targetOf(found, { vtexId: directory.remembered(key), match }, record)
  })
}

interface References {
  brand: Found
  category: Found
  similar: Result<string[], Failure>
  specifications: Result<string[], Failure>
}

function targetOf(
  { brand, category, similar, specifications }: References,
  own: Pick<ProductTarget, 'vtexId' | 'match'>,
  record: ProductRecord | null,
): Result<ProductTarget, Failure> {
  if (brand.isErr()) return err(brand.error)
  if (category.isErr()) return err(category.error)
  if (similar.isErr()) return err(similar.error)
  const refs = record ? specificationsIn(record) : []
  return specifications.map((ids) => ({
    ...own,
    brandId: brand.value,
    categoryId: category.value,
    similarCategoryIds: similar.value,
    specificationIds: Object.fromEntries(refs.map((ref, position) => [ref, ids[position] ?? ''])),
  }))
}

const categoriesIn = ({ categoryRef, similarCategoryRefs }: ProductRecord): string[] => [
  ...(categoryRef === undefined ? [] : [categoryRef]),
  ...(similarCategoryRefs ?? []),
]

const specificationsIn = ({ specifications = [] }: ProductRecord): string[] =>
  specifications.flatMap(({ ref }) => ref ?? [])

async function idsOf(
  directory: Directory,
  flow: ReferenceFlow,
  refs: readonly string[],
): Promise<Map<string, Found>> {
  const asked = [...new Set(refs)]
  const ids = asked.length > 0 ? await directory.ids(flow, asked) : []
  return new Map(ids.map((id, position) => [asked[position] ?? '', id]))
}

function at(ids: ReadonlyMap<string, Found>, ref: string): Found {
  const found = ids.get(ref)
  if (!found) throw new Error(`the directory did not answer "${ref}"`)
  return found
}

function all(found: Found[]): Result<string[], Failure> {
  const ids: string[] = []
  for (const id of found) {
    if (id.isErr()) return err(id.error)
    ids.push(id.value)
  }
  return ok(ids)
}

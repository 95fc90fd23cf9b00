import type { Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { isSameText, planFields } from '../changes'
import type { Plan } from '../flow'
import { planCode } from '../vtex-ref'
import type { ProductTarget } from './locate'
import { fromVtex, wantedFields, type ProductFields } from './mapper'
import type { LiveProduct } from './read'
import type { ProductRecord } from './schema'
import { planSpecifications } from './specifications'

/** What a product is unless its record says otherwise. */
const newProduct: Partial<ProductFields> = { active: true, visible: true, showWithoutStock: true }

/** VTEX loses diacritics of these. */
const equals = {
  name: isSameText,
  description: isSameText,
  shortDescription: isSameText,
  title: isSameText,
  metaDescription: isSameText,
  taxCode: isSameText,
  keywords: (a: string[], b: string[]) => isSameText(a.join(), b.join()),
}

/** What must change in VTEX so that the product is what the source says. Pure. */
export function planProduct(
  record: ProductRecord,
  live: LiveProduct | null,
  target: ProductTarget,
): Result<Plan, Failure> {
  if (!live && !(record.name && target.brandId && target.categoryId)) {
    return fail('product_not_found', 'VTEX does not have the product, and too little is left of the record.')
  }
  const fields = fieldsAfter(record, live, target)
  const specifications = planSpecifications(record, live?.specifications ?? null, target.specificationIds)
  return specifications.map((values) => [
    ...planFields<ProductFields>(fields, live && fromVtex(live.product), equals),
    ...planCode(record, live?.product ?? null),
    ...planSet('tradePolicies', record.tradePolicies, live?.tradePolicies ?? null),
    ...planSet('similarCategoryIds', similarAfter(record, target), live?.similarCategoryIds ?? []),
    ...values,
    ...(live?.activeSkuIds ?? []).map((id) => ({ field: `skus.${id}.active`, before: true, after: false })),
  ])
}

/** The plain fields a record sets; those of a new product too where there is none yet. Pure. */
export function fieldsAfter(
  record: ProductRecord,
  live: LiveProduct | null,
  target: ProductTarget,
): Partial<ProductFields> {
  const wanted = wantedFields(record, target)
  return live ? wanted : { ...newProduct, ...wanted }
}

function similarAfter({ similarCategoryRefs }: ProductRecord, { similarCategoryIds }: ProductTarget) {
  return similarCategoryRefs === undefined ? undefined : similarCategoryIds
}

/** Order says nothing; `before` is null where VTEX gives a new product a set of its own. */
function planSet(field: string, wanted: string[] | null | undefined, before: string[] | null): Plan {
  if (wanted === undefined) return []
  const after = wanted ?? []
  const isSame = before?.length === after.length && after.every((each) => before.includes(each))
  return isSame ? [] : [{ field, before, after }]
}

import type { VtexProduct, VtexProductInput } from '../../clients/catalog/products'
import type { VtexFullSku, VtexSkuInput } from '../../clients/catalog/skus'
import { keywordsOf, toInstant, toVtexDate } from '../fields'
import type { ProductTarget } from './locate'
import type { ProductRecord } from './schema'

/** The plain fields of a product in our terms; null and the empty list stand for nothing. Ids are VTEX's. */
export interface ProductFields {
  name: string
  brandId: string
  categoryId: string
  description: string | null
  shortDescription: string | null
  keywords: string[]
  title: string | null
  metaDescription: string | null
  linkId: string | null
  active: boolean
  visible: boolean
  showWithoutStock: boolean
  taxCode: string | null
  /** RFC 3339, to the second. */
  releaseDate: string | null
  supplierId: number | null
  score: number
}

export function fromVtex(product: VtexProduct): ProductFields {
  return {
    name: product.Name,
    brandId: String(product.BrandId),
    categoryId: String(product.CategoryId),
    description: product.Description || null,
    shortDescription: product.DescriptionShort || null,
    keywords: keywordsOf(product.KeyWords),
    title: product.Title || null,
    metaDescription: product.MetaTagDescription || null,
    linkId: product.LinkId || null,
    active: product.IsActive,
    visible: product.IsVisible,
    showWithoutStock: product.ShowWithoutStock,
    taxCode: product.TaxCode || null,
    releaseDate: product.ReleaseDate ? toInstant(product.ReleaseDate) : null,
    supplierId: product.SupplierId,
    score: product.Score ?? 0,
  }
}

/** The plain fields that the record sets, in our terms. */
export function wantedFields(
  record: ProductRecord,
  { brandId, categoryId }: Pick<ProductTarget, 'brandId' | 'categoryId'>,
): Partial<ProductFields> {
  const wanted = {
    name: record.name,
    brandId: brandId || undefined,
    categoryId: categoryId || undefined,
    description: record.description,
    shortDescription: record.shortDescription,
    keywords: record.keywords === null ? [] : record.keywords,
    title: record.title,
    metaDescription: record.metaDescription,
    linkId: record.linkId,
    active: record.active,
    visible: record.visible,
    showWithoutStock: record.showWithoutStock,
    taxCode: record.taxCode,
    releaseDate: record.releaseDate && toInstant(record.releaseDate),
    supplierId: record.supplierId,
    score: record.score === null ? 0 : record.score,
  }
  return defined(wanted)
}

/** Fields in VTEX's terms. An empty text is one that is cleared; VTEX takes null for SupplierId alone. */
export function toVtex(fields: Partial<ProductFields>): Partial<VtexProductInput> {
  return defined({
    Name: fields.name,
    BrandId: number(fields.brandId),
    CategoryId: number(fields.categoryId),
    Description: text(fields.description),
    DescriptionShort: text(fields.shortDescription),
    KeyWords: fields.keywords?.join(', '),
    Title: text(fields.title),
    MetaTagDescription: text(fields.metaDescription),
    LinkId: text(fields.linkId),
    IsActive: fields.active,
    IsVisible: fields.visible,
    ShowWithoutStock: fields.showWithoutStock,
    TaxCode: text(fields.taxCode),
    ReleaseDate: fields.releaseDate ? toVtexDate(fields.releaseDate) : undefined,
    SupplierId: fields.supplierId,
    Score: fields.score,
  })
}

/** The body that leaves the product as it is. */
export function asInput({ Id: _id, ...fields }: VtexProduct): VtexProductInput {
  return withoutNulls(fields)
}

/** The body that makes a SKU inactive and leaves all else as it is. */
export function inactiveSku({ Id: _id, ...fields }: VtexFullSku): VtexSkuInput {
  return { ...(withoutNulls(fields) as VtexSkuInput), IsActive: false }
}

/** VTEX empties what is missing, so what is null already may be left out. */
function withoutNulls<T extends object>(fields: T) {
  type Kept = { [Field in keyof T as null extends T[Field] ? never : Field]: T[Field] } & {
    [Field in keyof T as null extends T[Field] ? Field : never]?: Exclude<T[Field], null>
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Kept
}

const text = (value: string | null | undefined) => (value === null ? '' : value)
const number = (value: string | undefined) => (value === undefined ? undefined : Number(value))

type Defined<T> = { [Field in keyof T]?: Exclude<T[Field], undefined> }

function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}

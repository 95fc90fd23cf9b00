import type { VtexProduct } from '../../clients/catalog/products'
import { slugOf } from '../../flows/text'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered, Sent } from '../contract'
import { dateTimeOf, instantOf, shown, textOf, valueOf, wordsOf } from './text'

/** What VTEX's Admin shows of a description for search engines, at most. */
const META_LENGTH = 1_000
const LINK_LENGTH = 100

/**
 * A product as a record. VTEX keeps what was not sent; name, brand and category, which a record has to have, come from
 * what VTEX has. Pure.
 */
export function productRecord(sent: Sent<'ProductDTO'>, live: VtexProduct | null) {
  const id = live?.Id ?? sent.Id
  return {
    ref: id ? refOfVtexId(id) : sent.RefId || undefined,
    refId: (id && sent.RefId) || undefined,
    name: sent.Name || live?.Name,
    brandRef: referenceTo(sent.BrandId, live?.BrandId),
    categoryRef: referenceTo(sent.CategoryId, live?.CategoryId),
    description: textOf(sent.Description),
    shortDescription: textOf(sent.DescriptionShort),
    keywords: wordsOf(sent.KeyWords),
    title: textOf(sent.Title),
    metaDescription: textOf(sent.MetaTagDescription) ?? (live ? undefined : metaOf(sent.Description)),
    linkId: linkOf(sent.LinkId, live),
    active: valueOf(sent.IsActive),
    visible: valueOf(sent.IsVisible),
    showWithoutStock: valueOf(sent.ShowWithoutStock),
    taxCode: textOf(sent.TaxCode),
    releaseDate: instantOf(sent.ReleaseDate),
    // What an empty list meant is not known, and it would take the product out of the store.
    tradePolicies: sent.ListStoreId?.length ? sent.ListStoreId.map(String) : undefined,
    supplierId: sent.SupplierId || undefined,
    score: valueOf(sent.Score),
  }
}

/** A record that sets some fields of a product VTEX has. Pure. */
export function changeOf(product: VtexProduct, fields: object) {
  return {
    ref: refOfVtexId(product.Id),
    name: product.Name,
    brandRef: refOfVtexId(product.BrandId),
    categoryRef: refOfVtexId(product.CategoryId),
    ...fields,
  }
}

function referenceTo(sent: number | null, live: number | undefined): string | undefined {
  const id = sent || live
  return id ? refOfVtexId(id) : undefined
}

/** The original gave a new product its description for search engines, too. */
function metaOf(description: string | null): string | undefined {
  return description && description.length <= META_LENGTH ? description : undefined
}

/** Links are small letters now; one that differs from the stored one by its case alone is the same. */
function linkOf(sent: string | null, live: VtexProduct | null): string | undefined {
  const link = slugOf(sent ?? '', LINK_LENGTH)
  return link === '' || link === slugOf(live?.LinkId ?? '', LINK_LENGTH) ? undefined : link
}

/** A product as the WebService shows it. Pure. */
export function productDto(product: VtexProduct, tradePolicies: readonly number[]): Answered<'ProductDTO'> {
  return {
    AdWordsRemarketingCode: shown(product.AdWordsRemarketingCode),
    BrandId: product.BrandId,
    CategoryId: product.CategoryId,
    DepartmentId: product.DepartmentId,
    Description: shown(product.Description),
    DescriptionShort: shown(product.DescriptionShort),
    Id: product.Id,
    IsActive: product.IsActive,
    IsVisible: product.IsVisible,
    KeyWords: shown(product.KeyWords),
    LinkId: shown(product.LinkId),
    ListStoreId: [...tradePolicies],
    LomadeeCampaignCode: shown(product.LomadeeCampaignCode),
    MetaTagDescription: shown(product.MetaTagDescription),
    Name: product.Name,
    RefId: shown(product.RefId),
    ReleaseDate: dateTimeOf(product.ReleaseDate),
    Score: product.Score,
    ShowWithoutStock: product.ShowWithoutStock,
    SupplierId: product.SupplierId,
    TaxCode: shown(product.TaxCode),
    Title: shown(product.Title),
  }
}

import type { VtexCategory, VtexCategoryInput } from '../../clients/catalog/categories'
import { keywordsOf } from '../fields'
import type { Target } from '../flow'
import type { CategoryRecord } from './schema'

export interface CategoryTarget extends Target {
  /** VTEX's id of the category above; null: none; undefined: the record does not say. */
  parentId?: string | null
}

/** A category with the way from its department to where it is to go, if it is to be moved below another. */
export interface LiveCategory {
  category: VtexCategory
  newPath: number[] | null
}

/** A category in our terms; null and the empty list stand for nothing. */
export interface CategoryFields {
  name: string
  parentId: string | null
  title: string | null
  description: string | null
  keywords: string[]
  active: boolean
  showInStoreFront: boolean
  globalCategoryId: number
  /** VTEX takes no null where it once had a number, so 0 stands for none. */
  score: number
}

export function fromVtex(category: VtexCategory): CategoryFields {
  return {
    name: category.Name,
    parentId: category.FatherCategoryId === null ? null : String(category.FatherCategoryId),
    title: category.Title || null,
    description: category.Description || null,
    keywords: keywordsOf(category.Keywords),
    active: category.IsActive,
    showInStoreFront: category.ShowInStoreFront,
    globalCategoryId: category.GlobalCategoryId ?? 0,
    score: category.Score ?? 0,
  }
}

/** What the record sets, in our terms. */
export function wantedFields(
  {
    ref: _ref,
    version: _version,
    updatedAt: _at,
    parentRef: _parent,
    keywords,
    score,
    ...fields
  }: CategoryRecord,
  { parentId }: CategoryTarget,
): Partial<CategoryFields> {
  return {
    ...fields,
    ...(parentId !== undefined && { parentId }),
    ...(keywords !== undefined && { keywords: keywords ?? [] }),
    ...(score !== undefined && { score: score ?? 0 }),
  }
}

/** The body for VTEX; what VTEX holds besides stays. */
export function toVtex(wanted: CategoryFields, live: VtexCategory | null): VtexCategoryInput {
  return {
    Name: wanted.name,
    Keywords: wanted.keywords.join(', '),
    Title: wanted.title ?? '',
    Description: wanted.description ?? '',
    AdWordsRemarketingCode: live?.AdWordsRemarketingCode ?? null,
    LomadeeCampaignCode: live?.LomadeeCampaignCode ?? null,
    FatherCategoryId: wanted.parentId === null ? null : Number(wanted.parentId),
    GlobalCategoryId: wanted.globalCategoryId,
    ShowInStoreFront: wanted.showInStoreFront,
    IsActive: wanted.active,
    ActiveStoreFrontLink: live?.ActiveStoreFrontLink ?? true,
    ShowBrandFilter: live?.ShowBrandFilter ?? true,
    Score: wanted.score,
    StockKeepingUnitSelectionMode: live?.StockKeepingUnitSelectionMode ?? 'SPECIFICATION',
  }
}

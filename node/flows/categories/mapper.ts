import type { VtexCategory, VtexCategoryInput } from '../../clients/catalog/categories'
import { keywordsOf } from '../fields'
import type { CategoryTarget } from './locate'
import type { CategoryRecord } from './schema'

/** A category in our terms; null and the empty list stand for nothing, and so does 0 for VTEX's numbers. */
export interface CategoryFields {
  name: string
  /** VTEX's id; null for a department. */
  parentId: string | null
  title: string | null
  description: string | null
  keywords: string[]
  active: boolean
  showInStoreFront: boolean
  globalCategoryId: number | null
  score: number | null
}

export function fromVtex(category: VtexCategory): CategoryFields {
  return {
    name: category.Name,
    parentId: parentIdOf(category),
    title: category.Title || null,
    description: category.Description || null,
    keywords: keywordsOf(category.Keywords),
    active: category.IsActive,
    showInStoreFront: category.ShowInStoreFront,
    globalCategoryId: category.GlobalCategoryId || null,
    score: category.Score || null,
  }
}

/** VTEX's id of the category above; null for a department. */
export function parentIdOf({ FatherCategoryId }: Pick<VtexCategory, 'FatherCategoryId'>): string | null {
  return FatherCategoryId ? String(FatherCategoryId) : null
}

/** What the record sets, in our terms. */
export function wantedCategory(
  {
    ref: _ref,
    parentRef: _parentRef,
    version: _version,
    updatedAt: _at,
    keywords,
    globalCategoryId,
    score,
    ...fields
  }: CategoryRecord,
  { parentId }: Pick<CategoryTarget, 'parentId'>,
) {
  return {
    ...fields,
    ...(parentId !== undefined && { parentId }),
    ...(keywords !== undefined && { keywords: keywords ?? [] }),
    ...(globalCategoryId !== undefined && { globalCategoryId: globalCategoryId || null }),
    ...(score !== undefined && { score: score || null }),
  } satisfies Partial<CategoryFields>
}

/** The body for VTEX, all of its fields; what VTEX holds besides stays. */
export function toVtex(wanted: CategoryFields, live: VtexCategory | null): VtexCategoryInput {
  return {
    Name: wanted.name,
    FatherCategoryId: wanted.parentId === null ? null : Number(wanted.parentId),
    Title: wanted.title ?? '',
    Description: wanted.description ?? '',
    Keywords: wanted.keywords.join(', '),
    IsActive: wanted.active,
    LomadeeCampaignCode: live?.LomadeeCampaignCode ?? null,
    AdWordsRemarketingCode: live?.AdWordsRemarketingCode ?? null,
    ShowInStoreFront: wanted.showInStoreFront,
    ShowBrandFilter: live?.ShowBrandFilter ?? true,
    ActiveStoreFrontLink: live?.ActiveStoreFrontLink ?? true,
    GlobalCategoryId: wanted.globalCategoryId ?? 0,
    StockKeepingUnitSelectionMode: live?.StockKeepingUnitSelectionMode ?? 'SPECIFICATION',
    Score: wanted.score ?? 0,
  }
}

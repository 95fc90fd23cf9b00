import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** A category as VTEX holds it; TreePathIds lead from the department down to the category itself. */
export interface VtexCategory extends VtexCategoryInput {
  Id: number
  TreePathIds?: number[] | null
}

/** Body of POST and PUT. PUT replaces, so it carries every field. */
export interface VtexCategoryInput {
  Name: string
  Keywords: string
  Title: string
  Description: string
  AdWordsRemarketingCode: string | null
  LomadeeCampaignCode: string | null
  /** Null: a department. */
  FatherCategoryId: number | null
  GlobalCategoryId: number
  ShowInStoreFront: boolean
  IsActive: boolean
  ActiveStoreFrontLink: boolean
  ShowBrandFilter: boolean
  Score: number | null
  StockKeepingUnitSelectionMode: string
}

export interface VtexCategoryNode {
  id: number
  name: string
  children: VtexCategoryNode[]
}

const CATEGORY = '/api/catalog/pvt/category'
/** Deeper than any store. */
const LEVELS = 20

/** Categories of VTEX's Catalog. There is no call to delete one. */
export class Categories extends CatalogClient {
  /** `GET /api/catalog_system/pub/category/tree/{levels}`. VTEX keeps the answer for a while: what is new may be missing. */
  public tree(): Promise<Result<VtexCategoryNode[], Failure>> {
    return this.list(`/api/catalog_system/pub/category/tree/${LEVELS}`, 'catalog-category-tree')
  }

  /** `GET …/category/{categoryId}?includeTreePath=true`; null when VTEX does not have it. */
  public byId(id: string): Promise<Result<VtexCategory | null, Failure>> {
    return this.find(`${CATEGORY}/${id}`, 'catalog-category', { includeTreePath: true })
  }

  /** `POST …/category`. VTEX takes a second category of the same name. */
  public create(category: VtexCategoryInput): Promise<Result<VtexCategory, Failure>> {
    return this.post(CATEGORY, 'catalog-category-create', category)
  }

  /** `PUT …/category/{categoryId}`. Replaces everything; moving one leaves the department of its products as it was. */
  public replace(id: string, category: VtexCategoryInput): Promise<Result<VtexCategory, Failure>> {
    return this.put(`${CATEGORY}/${id}`, 'catalog-category-replace', category)
  }
}

import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** A category as VTEX holds it. */
export interface VtexCategory extends VtexCategoryInput {
  Id: number
  /** Ids from the department down to the category itself; null where they were not asked for. */
  TreePathIds: number[] | null
}

/** Body of POST and PUT: VTEX requires every field, and PUT replaces; null is for the parent and the old codes alone. */
export interface VtexCategoryInput {
  Name: string
  /** Null: the category is a department. */
  FatherCategoryId: number | null
  Title: string
  Description: string
  Keywords: string
  IsActive: boolean
  LomadeeCampaignCode: string | null
  AdWordsRemarketingCode: string | null
  ShowInStoreFront: boolean
  ShowBrandFilter: boolean
  ActiveStoreFrontLink: boolean
  GlobalCategoryId: number
  StockKeepingUnitSelectionMode: string
  /** Null in answers alone: VTEX documents a number for PUT. */
  Score: number | null
}

/** A category of the tree. */
export interface VtexCategoryBranch {
  id: number
  name: string
  children: VtexCategoryBranch[]
}

const CATEGORY = '/api/catalog/pvt/category'

/** More levels than any store has. */
const LEVELS = 50

/** Categories of VTEX's Catalog. */
export class Categories extends CatalogClient {
  /** Categories VTEX answered to this instance, by id: as new as the instance, which serves one piece of work. */
  public readonly seen = new Map<number, VtexCategory>()

  private listed: Promise<Result<VtexCategoryBranch[], Failure>> | null = null

  /**
   * `GET /api/catalog_system/pub/category/tree/{levels}`: all departments with what is below them, asked for once per
   * instance. VTEX answers from a cache of its own, so it may lack what was written lately.
   */
  public async tree(): Promise<Result<VtexCategoryBranch[], Failure>> {
    this.listed ??= this.list(`/api/catalog_system/pub/category/tree/${LEVELS}`, 'catalog-category-tree')
    const answer = await this.listed
    if (answer.isErr()) this.listed = null
    return answer
  }

  /** `GET …/category/{categoryId}?includeTreePath=true`; null when VTEX does not have it. */
  public async byId(id: string): Promise<Result<VtexCategory | null, Failure>> {
    const found = await this.find<VtexCategory>(`${CATEGORY}/${id}`, 'catalog-category', {
      includeTreePath: true,
    })
    return found.map((category) => category && this.see(category))
  }

  /** `POST …/category`. VTEX takes a second category of the same name and parent. */
  public async create(category: VtexCategoryInput & { Id?: number }): Promise<Result<VtexCategory, Failure>> {
    const created = await this.post<VtexCategory>(CATEGORY, 'catalog-category-create', category)
    return created.map((made) => this.see(made))
  }

  /** `PUT …/category/{categoryId}`. Replaces everything. A category that is moved keeps its products' department. */
  public async replace(id: string, category: VtexCategoryInput): Promise<Result<VtexCategory, Failure>> {
    const replaced = await this.put<VtexCategory>(`${CATEGORY}/${id}`, 'catalog-category-replace', category)
    return replaced.map((made) => this.see(made))
  }

  private see(category: VtexCategory): VtexCategory {
    this.seen.set(category.Id, category)
    return category
  }
}

import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { activateWaiting } from './activation'
import { withBody } from './body'
import { childrenOf, lineOf } from './category-lines'
import { maxId, notFound, withRecord } from './ids'
import { linkOf } from './names'
import type { Category } from './records'
import { takeId, type CatalogState } from './store'

/** The bodies of POST and PUT category. The reference requires all keys but Id; the guide leaves some out. */
export function categoryBodies(kit: ShapeKit) {
  const text = z.string().nullish()
  const flag = kit.optional(z.boolean())
  const put = {
    Name: z.string().min(1),
    FatherCategoryId: z.int().min(0).max(maxId).nullish(),
    Title: text,
    Description: text,
    Keywords: text,
    IsActive: flag,
    LomadeeCampaignCode: text,
    AdWordsRemarketingCode: text,
    ShowInStoreFront: flag,
    ShowBrandFilter: flag,
    ActiveStoreFrontLink: flag,
    GlobalCategoryId: z.int32().nullish(),
    StockKeepingUnitSelectionMode: text,
    Score: z.int32().nullish(),
  }
  const post = {
    ...put,
    Id: kit.optional(z.int().min(1).max(maxId)),
    StockKeepingUnitSelectionMode: z.enum(['SPECIFICATION', 'LIST']).nullish(),
  }
  return { put: kit.object(put), post: kit.object(post) }
}

type Bodies = ReturnType<typeof categoryBodies>

function withCategory(handle: (call: Call, category: Category) => Answered): Handler {
  const finder = {
    parameter: 'categoryId',
    name: 'category',
    records: ({ categories }: CatalogState) => categories,
  }
  return withRecord(finder, handle)
}

/** GET a category. The paths from its department are null unless includeTreePath=true. */
export const getCategory: Handler = withCategory((call, category) => {
  const { catalog } = call.state.kept
  if (call.request.query.get('includeTreePath')?.toLowerCase() !== 'true') return ok(shown(catalog, category))
  const line = lineOf(catalog, category.Id)
  return ok({
    ...shown(catalog, category),
    TreePath: line.map(({ Name }) => Name),
    TreePathIds: line.map(({ Id }) => Id),
    TreePathLinkIds: line.map(({ LinkId }) => LinkId),
  })
})

/** POST creates a category; there is no DELETE. Assumptions: 409 for a taken id, 404 for an unknown father. */
export function postCategory(bodies: Bodies): Handler {
  return (call) =>
    withBody(bodies.post, call, (sent) => {
      const { catalog } = call.state.kept
      const { categories } = catalog
      if (sent.Id && categories.has(sent.Id)) return jsonString(409, 'Category already created with this Id')
      if (sent.FatherCategoryId && !categories.has(sent.FatherCategoryId)) return notFound('category')
      const category = toCategory(sent.Id ?? takeId(catalog, 'category', categories), sent)
      categories.set(category.Id, category)
      return ok(shown(catalog, category))
    })
}

/**
 * PUT replaces a category: what the body lacks is deleted. It may be moved; its products keep their
 * DepartmentId. Assumption: 400 when it would hang below itself.
 */
export function putCategory(bodies: Bodies): Handler {
  return withCategory((call, { Id, IsActive }) =>
    withBody(bodies.put, call, (sent) => {
      const { catalog } = call.state.kept
      const father = sent.FatherCategoryId
      if (father && !catalog.categories.has(father)) return notFound('category')
      if (father && lineOf(catalog, father).some((above) => above.Id === Id)) {
        return jsonString(400, 'A category can not be below itself')
      }
      const category = toCategory(Id, sent)
      catalog.categories.set(Id, category)
      if (category.IsActive && !IsActive) activateWaiting(catalog, catalog.waitingSkus)
      return ok(shown(catalog, category))
    }),
  )
}

/** A category from what was sent. VTEX makes the LinkId; assumption: anew whenever it is written. */
export function toCategory(id: number, sent: z.infer<Bodies['put']>): Category {
  return {
    Id: id,
    Name: sent.Name,
    FatherCategoryId: sent.FatherCategoryId || null,
    Title: sent.Title ?? '',
    Description: sent.Description ?? '',
    Keywords: sent.Keywords ?? '',
    IsActive: sent.IsActive ?? false,
    LomadeeCampaignCode: sent.LomadeeCampaignCode ?? '',
    AdWordsRemarketingCode: sent.AdWordsRemarketingCode ?? '',
    ShowInStoreFront: sent.ShowInStoreFront ?? false,
    ShowBrandFilter: sent.ShowBrandFilter ?? false,
    ActiveStoreFrontLink: sent.ActiveStoreFrontLink ?? false,
    GlobalCategoryId: sent.GlobalCategoryId ?? 0,
    StockKeepingUnitSelectionMode: sent.StockKeepingUnitSelectionMode ?? 'SPECIFICATION',
    Score: sent.Score ?? null,
    LinkId: linkOf(sent.Name),
  }
}

function shown(state: CatalogState, category: Category) {
  const HasChildren = childrenOf(state, category.Id).length > 0
  return { ...category, HasChildren, TreePath: null, TreePathIds: null, TreePathLinkIds: null }
}

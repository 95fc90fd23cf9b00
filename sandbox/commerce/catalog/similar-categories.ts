import { ok } from '../answers'
import { param, type Handler } from '../routes'
import { notFound, readId, withProduct } from './ids'

/** GET the categories that a product is also shown in. */
export const listSimilarCategories: Handler = withProduct(({ state }, { Id }) =>
  ok(
    (state.kept.catalog.similarCategories.get(Id) ?? []).map((CategoryId) => ({ ProductId: Id, CategoryId })),
  ),
)

/** POST adds one. The reference calls the category's id StoreId here (assumption: that it is the category's). */
export const postSimilarCategory: Handler = withProduct((call, { Id }) => {
  const { categories, similarCategories } = call.state.kept.catalog
  const categoryId = readId(param(call, 'categoryId')) ?? 0
  if (!categories.has(categoryId)) return notFound('category')
  similarCategories.set(Id, [...new Set([...(similarCategories.get(Id) ?? []), categoryId])])
  return ok({ ProductId: Id, StoreId: categoryId })
})

/** DELETE one. Assumption: 404 when the product does not have it. */
export const deleteSimilarCategory: Handler = withProduct((call, { Id }) => {
  const { similarCategories } = call.state.kept.catalog
  const categoryId = readId(param(call, 'categoryId'))
  const old = similarCategories.get(Id) ?? []
  const left = old.filter((id) => id !== categoryId)
  if (left.length === old.length) return notFound('category')
  similarCategories.set(Id, left)
  return ok()
})

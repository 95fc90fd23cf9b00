import { jsonString, ok } from '../answers'
import { param, type Context, type Handler } from '../routes'
import { childrenOf } from './category-lines'
import { positive } from './paging'
import type { Category } from './records'
import type { CatalogState } from './store'

interface Branch {
  id: number
  name: string
  hasChildren: boolean
  url: string
  children: Branch[]
  Title: string
  MetaTagDescription: string
}

/**
 * GET the categories as a tree of so many levels. VTEX answers it from a cache of its own, so that it may lack
 * what was just written. Assumptions: how long (treeCacheMs), a cache per number of levels, and that inactive
 * categories are shown.
 */
export function getCategoryTree({ now, tuning }: Context): Handler {
  return (call) => {
    const levels = positive(param(call, 'categoryLevels'))
    if (levels === null) return jsonString(400, 'The number of levels is not valid')
    const { kept, shownTrees } = call.state
    const last = shownTrees.get(String(levels))
    if (last && now() - last.at < tuning.treeCacheMs) return ok(last.tree)
    const store = `https://${call.request.account}.vtexcommercestable.com.br`
    const tree = branches(kept.catalog, null, store, levels)
    shownTrees.set(String(levels), { at: now(), tree })
    return ok(tree)
  }
}

function branches(state: CatalogState, fatherId: number | null, above: string, levels: number): Branch[] {
  return childrenOf(state, fatherId).map((category) => branch(state, category, above, levels))
}

function branch(state: CatalogState, category: Category, above: string, levels: number): Branch {
  const url = `${above}/${category.LinkId.toLowerCase()}`
  return {
    id: category.Id,
    name: category.Name,
    hasChildren: childrenOf(state, category.Id).length > 0,
    url,
    children: levels > 1 ? branches(state, category.Id, url, levels - 1) : [],
    Title: category.Title,
    MetaTagDescription: category.Description,
  }
}

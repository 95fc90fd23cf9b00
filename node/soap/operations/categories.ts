import { err, ok, safeTry } from 'neverthrow'
import type { VtexCategory } from '../../clients/catalog/categories'
import { flows } from '../../flows'
import { firstCategoryNamed } from '../../flows/categories/find'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered, Sent } from '../contract'
import { shown, textOf, valueOf, wordsOf } from '../dto/text'
import { given, idIn, refOfNew, write, type Answer, type Call, type Operations } from './call'

const { read, write: change } = flows.categories.permissions

export const categoryOperations = {
  CategoryGet: {
    anyOf: read,
    handle: ({ idCategory }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('idCategory', idCategory)
        return ok({ result: yield* await readCategory(id, call) })
      }),
  },
  CategoryGetByName: {
    anyOf: read,
    handle: ({ nameCategory }, call) =>
      safeTry(async function* () {
        const name = yield* given('nameCategory', nameCategory)
        const found = yield* await firstCategoryNamed(name, call.clients)
        return ok({ result: found && categoryDto(found) })
      }),
  },
  CategoryInsertUpdate: {
    anyOf: change,
    handle: ({ category }, call) =>
      safeTry(async function* () {
        const sent = yield* given('category', category)
        const id = sent.Id === null ? '' : yield* idIn('category/Id', sent.Id)
        const live = id === '' ? null : yield* await call.clients.categories.byId(id)
        const { vtexId } = yield* await write(call, 'categories', recordOf(sent, live))
        return ok({ result: yield* await readCategory(vtexId ?? '', call) })
      }),
  },
} as const satisfies Operations

/** A category sent without an id is the one of its name below the same parent, and a new one where there is none. */
function recordOf(sent: Sent<'CategoryDTO'>, live: VtexCategory | null) {
  return {
    ref: sent.Id === null ? refOfNew() : refOfVtexId(sent.Id),
    name: sent.Name || live?.Name,
    // Nil is a department when it is made, and leaves a category where it is.
    parentRef: sent.FatherCategoryId ? refOfVtexId(sent.FatherCategoryId) : undefined,
    title: textOf(sent.Title),
    description: textOf(sent.Description),
    keywords: wordsOf(sent.Keywords),
    active: valueOf(sent.IsActive),
    score: valueOf(sent.Score),
  }
}

async function readCategory(id: string, { clients }: Call): Answer<Answered<'CategoryDTO'> | null> {
  const found = await clients.categories.byId(id)
  if (found.isErr()) return err(found.error)
  return ok(found.value && categoryDto(found.value))
}

function categoryDto(category: VtexCategory): Answered<'CategoryDTO'> {
  return {
    AdWordsRemarketingCode: shown(category.AdWordsRemarketingCode),
    Description: shown(category.Description),
    FatherCategoryId: category.FatherCategoryId || null,
    Id: category.Id,
    IsActive: category.IsActive,
    Keywords: shown(category.Keywords),
    LomadeeCampaignCode: shown(category.LomadeeCampaignCode),
    Name: category.Name,
    Score: category.Score,
    ShowBrandFilter: category.ShowBrandFilter,
    Title: shown(category.Title),
  }
}

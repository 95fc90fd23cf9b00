import { err, ok, type Result } from 'neverthrow'
import type { VtexCategoryBranch } from '../clients/catalog/categories'
import type { Failure } from '../errors/failure'
import type { FlowClients } from '../flows/flow'
import type { Choice, ChoiceKind } from './list-choices'

/** What VTEX has; partial where not all of it was read. */
export interface Found {
  choices: Choice[]
  isPartial: boolean
}

type Reader = (clients: FlowClients) => Promise<Result<Found, Failure>>

/** VTEX lists specifications per category: of so many categories at most. */
const MOST_CATEGORIES = 24
const CATEGORIES_AT_ONCE = 8

/** How the values of each kind are read: one call, for specifications up to 26. */
export const readers: Readonly<Record<ChoiceKind, Reader>> = {
  WAREHOUSE: async ({ logistics }) =>
    all((await logistics.warehouses()).map((found) => found.map(({ id, name }) => choice(id, name)))),
  PRICE_TABLE: async ({ pricing }) =>
    all((await pricing.tables()).map((found) => found.map((id) => choice(id, id)))),
  CATEGORY: async ({ categories }) => all((await categories.tree()).map((tree) => branchesIn(tree))),
  BRAND: async ({ brands }) =>
    all((await brands.all()).map((found) => found.map(({ id, name }) => choice(id, name)))),
  TRADE_POLICY: async ({ catalog }) =>
    all((await catalog.tradePolicies()).map((found) => found.map(({ Id, Name }) => choice(Id, Name)))),
  SPECIFICATION: specifications,
}

async function specifications({ categories, specifications: client }: FlowClients) {
  const tree = await categories.tree()
  if (tree.isErr()) return err(tree.error)
  // 0: those of all categories.
  const owners: Choice[] = [{ value: '0', label: '' }, ...branchesIn(tree.value)]
  const asked = owners.slice(0, MOST_CATEGORIES + 1)
  const choices = new Map<string, Choice>()
  for (let start = 0; start < asked.length; start += CATEGORIES_AT_ONCE) {
    const some = asked.slice(start, start + CATEGORIES_AT_ONCE)
    const lists = await Promise.all(some.map(({ value }) => client.ofCategory(value)))
    for (const [index, list] of lists.entries()) {
      if (list.isErr()) return err(list.error)
      const owner = some[index]?.label ?? ''
      for (const { FieldId, Name } of list.value)
        choices.set(String(FieldId), choice(FieldId, owner === '' ? Name : `${Name} (${owner})`))
    }
  }
  return ok({ choices: [...choices.values()], isPartial: asked.length < owners.length })
}

/** All categories, each with the names above it. */
function branchesIn(tree: readonly VtexCategoryBranch[], above: readonly string[] = []): Choice[] {
  return tree.flatMap(({ id, name, children }) => {
    const path = [...above, name]
    return [choice(id, path.join(' › ')), ...branchesIn(children, path)]
  })
}

const choice = (value: string | number, label: string): Choice => ({
  value: String(value),
  label: label || String(value),
})

const all = (found: Result<Choice[], Failure>): Result<Found, Failure> =>
  found.map((choices) => ({ choices, isPartial: false }))

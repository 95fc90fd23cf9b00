import { err, ok, type Result } from 'neverthrow'
import type { Clients } from '../clients'
import type { VtexCategoryBranch } from '../clients/catalog/categories'
import type { Failure } from '../errors/failure'
import type { FlowClients } from '../flows/flow'
import type { Choice, ChoiceKind } from './list-choices'

/** What VTEX has; partial where not all of it was read. */
export interface Found {
  choices: Choice[]
  isPartial: boolean
}

/** Payments have no lane: they are asked for here alone, once a minute at most. */
type Reader = (clients: FlowClients, others: Pick<Clients, 'payments'>) => Promise<Result<Found, Failure>>

/** VTEX lists specifications per category: of so many categories at most. */
const MOST_CATEGORIES = 24
const CATEGORIES_AT_ONCE = 8
/** Pages of 100 carriers. */
const MOST_PAGES = 10

/** How the values of each kind are read: one call, for specifications up to 26, for carriers up to 10. */
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
  CARRIER: carriers,
  PAYMENT_METHOD: async (_, { payments }) =>
    all((await payments.systems()).map((found) => found.map(({ id, name }) => choice(id, name)))),
}

async function carriers({ logistics }: FlowClients): Promise<Result<Found, Failure>> {
  const choices: Choice[] = []
  for (let page = 1; ; page++) {
    const found = await logistics.shippingPolicies(page)
    if (found.isErr()) return err(found.error)
    const { items, paging } = found.value
    choices.push(...items.map(({ id, name }) => choice(id, name)))
    if (page >= paging.pages || page === MOST_PAGES) return ok({ choices, isPartial: page < paging.pages })
  }
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

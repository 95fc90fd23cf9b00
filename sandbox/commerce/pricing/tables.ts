import { ok, text } from '../answers'
import { param, type Handler } from '../routes'
import { readBody } from '../shape'
import { defaultMarkup } from './base-price'
import type { PricingBodies } from './bodies'

/** GET the names of all price tables and trade policies that are known. */
export const listTables: Handler = ({ state }) => ok([...state.kept.pricing.tables])

/** PUT creates a price table; repeating it changes nothing. */
export const putTable: Handler = (call) => {
  call.state.kept.pricing.tables.add(param(call, 'priceTableId'))
  return ok()
}

/** GET the tables that have rules, with them. */
export const listRules: Handler = ({ state }) =>
  ok([...state.kept.pricing.rules].map(([tradePolicyId, rules]) => ({ tradePolicyId, rules })))

/** GET the rules of one table. Assumption: 404 when it has none. */
export const getRules: Handler = (call) => {
  const tradePolicyId = param(call, 'priceTableId')
  const rules = call.state.kept.pricing.rules.get(tradePolicyId)
  return rules ? ok({ tradePolicyId, rules }) : text(404, 'Price table not found.')
}

/** PUT replaces all rules of a table; 201. */
export function putRules(bodies: PricingBodies): Handler {
  return (call) => {
    const body = readBody(bodies.rules, call.request.body)
    if (!body.ok) return text(400, body.message)
    const rules = body.value.rules.map((rule) => ({
      ...rule,
      context: {
        ...rule.context,
        stockStatuses: rule.context.stockStatuses ?? null,
        internalCategories: rule.context.internalCategories ?? null,
      },
    }))
    call.state.kept.pricing.rules.set(param(call, 'priceTableId'), rules)
    return { status: 201 }
  }
}

/** GET the store's settings: those of a migrated store that has changed nothing. */
export const getConfig: Handler = () =>
  ok({
    hasMigrated: true,
    migrationStatus: 'Completed',
    defaultMarkup,
    priceVariation: { upperLimit: null, lowerLimit: null },
    minimumMarkups: {},
    tradePolicyConfigs: [],
    sellersToOverride: [],
    hasPriceInheritance: false,
    priceInheritance: 'never',
    hasOptionalBasePrice: false,
    blockAccount: false,
    blockedRoutes: null,
    priceTableSelectionStrategy: 'first',
    priceTableLimit: null,
  })

/** GET whether the store is on Pricing v2. */
export const getMigration: Handler = () => ok({ isActive: true, hasMigrated: true })

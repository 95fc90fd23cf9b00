import { catalogMessage, jsonString, ok } from '../answers'
import { param, type Handler } from '../routes'
import { notFound, readId, withProduct } from './ids'
import { positive } from './paging'
import type { CatalogState } from './store'

/** The trade policy that every store has. */
const mainPolicy = 1

/** The trade policies of every emulated store: the main one and a second for wholesale. */
const tradePolicies = [
  { Id: mainPolicy, Name: 'Main store' },
  { Id: 2, Name: 'Wholesale' },
].map(({ Id, Name }) => ({
  Id,
  Name,
  IsActive: true,
  ProductClusterId: null,
  CountryCode: 'USA',
  CultureInfo: 'en-US',
  TimeZone: 'UTC',
  CurrencyCode: 'USD',
  CurrencySymbol: '$',
  CurrencyLocale: 1033,
  CurrencyFormatInfo: {
    CurrencyDecimalDigits: 2,
    CurrencyDecimalSeparator: '.',
    CurrencyGroupSeparator: ',',
    CurrencyGroupSize: 3,
    StartsWithCurrencySymbol: true,
  },
  Origin: null,
  Position: Id,
  ConditionRule: null,
  CurrencyDecimalDigits: 2,
}))

export const listSalesChannels: Handler = () => ok(tradePolicies)

/** GET one sales channel. Assumption: 404 when there is none. */
export const getSalesChannel: Handler = (call) => {
  const found = tradePolicies.find(({ Id }) => String(Id) === param(call, 'salesChannelId'))
  return found ? ok(found) : notFound('sales channel')
}

/** GET the trade policies of a product. Assumption: a new product is in the main one. */
export const listTradePolicies: Handler = withProduct(({ state }, { Id }) =>
  ok(tradePoliciesOf(state.kept.catalog, Id).map((StoreId) => ({ ProductId: Id, StoreId }))),
)

/** POST adds a product to a trade policy. Assumption: doing it twice changes nothing. */
export const postTradePolicy: Handler = withProduct((call, { Id }) => {
  const { catalog } = call.state.kept
  const policyId = readId(param(call, 'tradepolicyId'))
  if (!tradePolicies.some((policy) => policy.Id === policyId)) return notFound('sales channel')
  const added = new Set([...tradePoliciesOf(catalog, Id), Number(policyId)])
  catalog.tradePolicies.set(Id, [...added])
  return ok()
})

/** DELETE takes a product out of a trade policy. Assumption: 404 when it is not in it. */
export const deleteTradePolicy: Handler = withProduct((call, { Id }) => {
  const { catalog } = call.state.kept
  const policyId = readId(param(call, 'tradepolicyId'))
  const old = tradePoliciesOf(catalog, Id)
  const left = old.filter((id) => id !== policyId)
  if (left.length === old.length) return notFound('sales channel')
  catalog.tradePolicies.set(Id, left)
  return ok()
})

/** GET the ids of the SKUs whose product is in a trade policy, by page. Assumption: 50 unless told. */
export const listSkuIdsOfPolicy: Handler = ({ state, request: { query } }) => {
  const { catalog } = state.kept
  const policyId = readId(query.get('sc'))
  const page = positive(query.get('page') ?? '1')
  const size = positive(query.get('pageSize') ?? '50')
  if (policyId === null) return catalogMessage(400, 'sc is required')
  if (page === null || size === null) return jsonString(400, 'page and pageSize count from 1')
  const ids = [...catalog.skus.values()]
    .filter(({ ProductId }) => tradePoliciesOf(catalog, ProductId).includes(policyId))
    .map(({ Id }) => Id)
    .sort((a, b) => a - b)
  return ok(ids.slice((page - 1) * size, page * size))
}

/** Ids of the trade policies that a product is in. */
export function tradePoliciesOf({ tradePolicies: byProduct }: CatalogState, productId: number): number[] {
  return byProduct.get(productId) ?? [mainPolicy]
}

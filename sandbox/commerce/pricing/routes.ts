import type { ApiRoute } from '../../http'
import { toRoutes, type Context, type RouteDefinition } from '../routes'
import { shapeKit } from '../shape'
import { pricingBodies } from './bodies'
import { getComputed, getComputedOfTable } from './computed'
import { deleteFixedOfTable, getFixed, getFixedOfTable, patchFixed, postFixedOfTable } from './fixed-routes'
import { deletePrice, getPrice, putPrice } from './prices'
import { pricingLimit } from './rate-limit'
import { getConfig, getMigration, getRules, listRules, listTables, putRules, putTable } from './tables'

const read = ['read_prices']
const modify = ['modify_prices']
const remove = ['modify_prices_delete_all']

/** Pricing as under https://api.vtex.com/{account}, without that prefix. */
export function pricingRoutes(context: Context): ApiRoute[] {
  return toRoutes(context, definitions(context), pricingLimit(context))
}

function definitions(context: Context): RouteDefinition[] {
  const bodies = pricingBodies(shapeKit(context.strict))
  const price = '/pricing/prices/{itemId}'
  const fixed = `${price}/fixed`
  const ofTable = `${fixed}/{priceTableId}`
  const rules = '/pricing/pipeline/catalog'
  return [
    { method: 'GET', template: price, resources: read, handle: getPrice },
    { method: 'PUT', template: price, resources: modify, handle: putPrice(bodies) },
    { method: 'DELETE', template: price, resources: remove, handle: deletePrice },
    { method: 'GET', template: fixed, resources: read, handle: getFixed },
    { method: 'PATCH', template: fixed, resources: modify, handle: patchFixed(bodies) },
    { method: 'GET', template: ofTable, resources: read, handle: getFixedOfTable },
    { method: 'POST', template: ofTable, resources: modify, handle: postFixedOfTable(bodies) },
    { method: 'DELETE', template: ofTable, resources: remove, handle: deleteFixedOfTable },
    { method: 'GET', template: `${price}/computed`, resources: read, handle: getComputed(context) },
    {
      method: 'GET',
      template: `${price}/computed/{priceTableId}`,
      resources: read,
      handle: getComputedOfTable(context),
    },
    { method: 'GET', template: '/pricing/config', resources: read, handle: getConfig },
    { method: 'GET', template: '/pricing/migration', resources: read, handle: getMigration },
    { method: 'GET', template: '/pricing/tables', resources: read, handle: listTables },
    { method: 'PUT', template: '/pricing/tables/{priceTableId}', resources: modify, handle: putTable },
    { method: 'GET', template: rules, resources: read, handle: listRules },
    { method: 'GET', template: `${rules}/{priceTableId}`, resources: read, handle: getRules },
    { method: 'PUT', template: `${rules}/{priceTableId}`, resources: modify, handle: putRules(bodies) },
  ]
}

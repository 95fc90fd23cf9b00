import type { OutgoingRequest } from './oas'

export const JANUS = 'portal.vtexcommercestable.com.br'
const STORE = 'demo.vtexcommercestable.com.br'
export const PRICING = 'api.vtex.com'
const AN = { an: 'demo' }

/** `request('PUT', 'host/path', body, query)` */
export function request(
  method: string,
  address: string,
  body?: unknown,
  query: OutgoingRequest['query'] = {},
) {
  const slash = address.indexOf('/')
  return { method, host: address.slice(0, slash), path: address.slice(slash), query, body }
}

const fixedPrice = { tradePolicyId: 'gold', value: 50.5, listPrice: 60, minQuantity: 2 }
const dateRange = { from: '2026-11-23T00:00:00Z', to: '2026-12-24T00:00:00Z' }
const balance = { quantity: 5, unlimitedQuantity: false, dateUtcOnBalanceSystem: '2026-11-23T00:00:00Z' }
const dock = {
  dockId: 'd',
  name: 'D',
  time: '0.00:00:00',
  cost: '0',
  translateDays: 'days',
  costToDisplay: '0',
}

export const prices = `${PRICING}/demo/pricing/prices/1`
export const stock = `${JANUS}/api/logistics/pvt/inventory/skus/1/warehouses/loc-6`
const warehouses = `${JANUS}/api/logistics/pvt/configuration/warehouses`
const refIds = `${JANUS}/api/catalog_system/pub/sku/stockkeepingunitidsbyrefids`
const skus = `${JANUS}/api/catalog/pvt/stockkeepingunit`
const granted = 'products/66/logins/a@b.c/resources/read-write-apps-settings/granted'
const sku = { PackagedHeight: 1, PackagedLength: 1, PackagedWidth: 1, PackagedWeightKg: 0.5 }
const category = {
  Name: 'n',
  Keywords: '',
  Title: '',
  Description: '',
  AdWordsRemarketingCode: null,
  LomadeeCampaignCode: null,
  FatherCategoryId: null,
  GlobalCategoryId: 0,
  ShowInStoreFront: true,
  IsActive: true,
  ActiveStoreFrontLink: true,
  ShowBrandFilter: true,
  Score: null,
  StockKeepingUnitSelectionMode: 'LIST',
}
const feed = { filter: { type: 'FromWorkflow' }, queue: { visibilityTimeoutInSeconds: 30 } }

/** Requests as VTEX documents them. */
export const RIGHT: [name: string, request: OutgoingRequest][] = [
  [
    'a price with cost and fixed prices',
    request('PUT', prices, { basePrice: 9.99, costPrice: 5, fixedPrices: [{ ...fixedPrice, dateRange }] }),
  ],
  ['a price alone', request('PUT', prices, { basePrice: 10 })],
  ['fixed prices merged', request('PATCH', `${prices}/fixed`, [fixedPrice, { ...fixedPrice, dateRange }])],
  [
    'fixed prices of a table',
    request('POST', `${prices}/fixed/price%20table`, [{ value: 1, minQuantity: 1 }]),
  ],
  ['fixed prices of a table removed', request('DELETE', `${prices}/fixed/gold`)],
  ['a price read', request('GET', prices)],
  ['the pricing configuration read', request('GET', `${PRICING}/demo/pricing/config`)],
  ['a computed price', request('GET', `${prices}/computed/1`, undefined, { quantity: '2', brandId: '7' })],
  ['a quantity', request('PATCH', `${stock}/quantity`, balance, AN)],
  ['a lead time', request('PATCH', `${stock}/lead-time`, { leadTime: '2.00:00:00' }, AN)],
  ['an inventory row', request('PUT', stock, { ...balance, leadTime: '2.00:00:00' }, AN)],
  ['inventory on the store host', request('PUT', stock.replace(JANUS, STORE), { ...balance, leadTime: '1' })],
  ['inventory read', request('GET', `${JANUS}/api/logistics/pvt/inventory/skus/1`, undefined, AN)],
  ['warehouses read', request('GET', warehouses, undefined, AN)],
  ['a warehouse', request('POST', warehouses, { id: 'loc-6', name: 'Paint', warehouseDocks: [dock] }, AN)],
  ['SKU ids by RefIds', request('POST', refIds, ['FR-R92B-58', 'a/b +%'], AN)],
  ['a SKU by RefId', request('GET', skus, undefined, { ...AN, RefId: 'FR-R92B-58' })],
  ['a SKU', request('POST', skus, { ...sku, ProductId: 1, Name: '58' }, AN)],
  ['a SKU changed', request('PUT', `${skus}/1`, { ...sku, ProductId: 1, Name: '58', IsActive: true }, AN)],
  ['a brand without an id', request('POST', `${JANUS}/api/catalog/pvt/brand`, { Name: 'B' }, AN)],
  [
    'a cancellation by the shopper',
    request('POST', `${JANUS}/api/oms/pvt/orders/1-01/cancel`, { reason: 'r', requestedByUser: true }, AN),
  ],
  [
    'a cancellation, new path',
    request(
      'POST',
      `${JANUS}/api/orders/pvt/document/1-01/cancel`,
      { reason: 'r', requestedByUser: false },
      AN,
    ),
  ],
  ['a category without a score', request('PUT', `${JANUS}/api/catalog/pvt/category/1`, category, AN)],
  [
    'a denied cancellation',
    request(
      'POST',
      `${JANUS}/api/orders/pvt/document/1-01/deny-cancellation-request`,
      { cancellationRequestId: 'c', denyReason: 'd' },
      AN,
    ),
  ],
  ['a login', request('POST', `${JANUS}/api/vtexid/apptoken/login`, { appkey: 'k', apptoken: 't' }, AN)],
  ['a token check', request('POST', `${STORE}/api/vtexid/credential/validate`, { token: 't' })],
  ['a right granted', request('GET', `${STORE}/api/license-manager/pvt/accounts/demo/${granted}`)],
  [
    'a user behind a token',
    request('GET', 'vtexid.vtex.com.br/api/vtexid/pub/authenticated/user', undefined, { authToken: 't' }),
  ],
  [
    'a customer in Master Data',
    request('POST', `${PRICING}/api/dataentities/CL/documents`, { email: 'a@b.c' }, AN),
  ],
  [
    'a Master Data schema, v2 only',
    request('GET', `${PRICING}/api/dataentities/x/search`, undefined, { _schema: 's' }),
  ],
  [
    'a bulk price import',
    request(
      'POST',
      `${JANUS}/api/price-importer/pvt/import/base-prices`,
      { contentType: 'text/csv', contentLengthBytes: 10 },
      AN,
    ),
  ],
  ['a postal code', request('GET', `${JANUS}/api/checkout/pub/postal-code/BRA/22250040`, undefined, AN)],
  [
    'a promotion read',
    request('GET', `${JANUS}/api/rnb/pvt/benefits/calculatorconfiguration`, undefined, AN),
  ],
  [
    'a stock batch on the logistics host',
    request('POST', 'logistics.vtexcommercestable.com.br/demo/availability/v1/inventory/batch'),
  ],
]

/** Requests VTEX would refuse or misread, and the one problem each has. */
export const WRONG: [name: string, request: OutgoingRequest, problem: object][] = [
  ['an unknown key', request('PUT', prices, { basePrice: 1, price: 2 }), { in: 'body', pointer: '/price' }],
  [
    'an unknown key deep down',
    request('PATCH', `${prices}/fixed`, [
      fixedPrice,
      { ...fixedPrice, dateRange: { ...dateRange, 'un/til': 1 } },
    ]),
    { in: 'body', pointer: '/1/dateRange/un~1til' },
  ],
  ['a price as text', request('PUT', prices, { basePrice: '1.00' }), { in: 'body', pointer: '/basePrice' }],
  [
    'null where none is allowed',
    request('PUT', prices, { basePrice: 1, listPrice: null }),
    { in: 'body', pointer: '/listPrice' },
  ],
  [
    'half a unit',
    request('PATCH', `${stock}/quantity`, { ...balance, quantity: 0.5 }),
    { in: 'body', pointer: '/quantity' },
  ],
  [
    'no quantity',
    request('PATCH', `${stock}/quantity`, { unlimitedQuantity: true }),
    { in: 'body', message: expect.stringContaining("'quantity'") },
  ],
  [
    'a fixed price without its table',
    request('PATCH', `${prices}/fixed`, [{ value: 1, minQuantity: 1 }]),
    { in: 'body', pointer: '/0', message: expect.stringContaining("'tradePolicyId'") },
  ],
  ['an object for a list', request('PATCH', `${prices}/fixed`, fixedPrice), { in: 'body', pointer: '' }],
  ['no body', request('PUT', prices), { in: 'body', message: 'a body is required' }],
  ['a body too many', request('DELETE', prices, {}), { in: 'body', message: 'no body is documented' }],
  [
    'an unknown path',
    request('GET', `${JANUS}/api/logistics/pvt/stock/1`),
    { in: 'route', message: expect.stringContaining('is not documented') },
  ],
  ['a slash too many', request('GET', `${prices}/`), { in: 'route' }],
  [
    'an undocumented method',
    request('POST', prices, {}),
    { in: 'route', message: expect.stringContaining('GET, PUT, DELETE is') },
  ],
  [
    'pricing on the store host',
    request('GET', `${JANUS}/pricing/prices/1`),
    { in: 'route', message: expect.stringContaining('is not served by') },
  ],
  ['pricing without an account', request('GET', `${PRICING}/pricing/prices/1`), { in: 'route' }],
  ['pricing twice', request('GET', `${PRICING}/demo/pricing/pricing/config`), { in: 'route' }],
  [
    'logistics on api.vtex.com',
    request('GET', warehouses.replace(JANUS, `${PRICING}/demo`)),
    { in: 'route' },
  ],
  [
    'a stock batch on the store host',
    request('POST', `${JANUS}/availability/v1/inventory/batch`),
    { in: 'route' },
  ],
  [
    'an unknown field of a customer',
    request('POST', `${PRICING}/api/dataentities/CL/documents`, { mail: 'a@b.c' }, AN),
    { in: 'body', pointer: '/mail' },
  ],
  ['another host', request('GET', prices.replace(PRICING, 'api.vtex.com.evil')), { in: 'route' }],
  [
    'an unknown query',
    request('GET', skus, undefined, { RefId: 'a', refId: 'a' }),
    { in: 'query', pointer: 'refId' },
  ],
  [
    'no query where one is required',
    request('GET', skus, undefined, AN),
    { in: 'query', pointer: 'RefId', message: 'is required' },
  ],
  [
    'a query twice',
    request('GET', skus, undefined, { RefId: ['a', 'b'] }),
    { in: 'query', pointer: 'RefId' },
  ],
  [
    'a query of another type',
    request('GET', `${prices}/computed`, undefined, { quantity: 'two' }),
    { in: 'query', pointer: 'quantity' },
  ],
  [
    'a RefId where VTEX wants its id',
    request('GET', prices.replace(/1$/, 'FR-R92B-58')),
    { in: 'path', pointer: 'itemId' },
  ],
  [
    'a path outside its list',
    request('POST', `${JANUS}/api/price-importer/pvt/import/prices`, {
      contentType: 'text/csv',
      contentLengthBytes: 1,
    }),
    { in: 'path', pointer: 'importType' },
  ],
  ['a broken escape', request('GET', `${prices}/fixed/%E0%A4%A`), { in: 'path', pointer: 'priceTableId' }],
  [
    'a wrong enum value',
    request('POST', skus, { ...sku, ProductId: 1, Name: 'x', MeasurementUnit: 'dozen' }),
    { in: 'body', pointer: '/MeasurementUnit' },
  ],
  [
    'feed settings without retention',
    request('POST', `${JANUS}/api/orders/feed/config`, feed),
    { in: 'body', pointer: '/queue' },
  ],
]

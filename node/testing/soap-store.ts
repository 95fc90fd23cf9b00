import { ok, type Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { vtexBrand } from '../flows/brands/fixtures'
import { vtexCategory } from '../flows/categories/fixtures'
import { vtexAddress, vtexCustomer } from '../flows/customers/fixtures'
import { vtexImage } from '../flows/images/fixtures'
import { vtexProduct } from '../flows/products/fixtures'
import { vtexSku } from '../flows/skus/fixtures'
import { vtexSpecification } from '../flows/specifications/fixtures'
import { meter } from '../delivery/sync'
import type { Call } from '../soap/operations/call'
import { noteSkuWith } from '../soap/operations/sku-hints'
import { MemoryCustomers } from './customer-store'
import { testDeps, type TestDeps } from './deps'
import { memoryOms, vtexOrder } from './orders'
import { knowGiftCard, memoryGiftCards } from './gift-cards'
import { vtexService, vtexServicePrice, vtexSkuService } from './soap-services'

/** What orders call the shopper. */
export const PROFILE = '5d1f6a0e-9f58-11ee-83ab-0eca8d1868e1'

/** A write the store was sent: the call, and what went along. */
export interface SoapWrite {
  name: string
  parameters: unknown[]
}

/** An order of eight units of SKU 7 that is being handled, of which one is invoiced. */
const soapOrder = () =>
  vtexOrder({
    ...{ orderId: '7', sequence: '7', status: 'handling', value: 9_000 },
    items: [{ id: '7', refId: 'S-7', quantity: 8, price: 1_000, seller: '1', uniqueId: 'L' }],
    totals: [
      { id: 'Items', value: 8_000 },
      { id: 'Shipping', value: 1_000 },
    ],
    packageAttachment: {
      packages: [
        {
          ...{ type: 'Output', invoiceNumber: 'N-1', invoiceValue: 1_000, courier: 'Post' },
          ...{ issuanceDate: '2026-03-01T15:00:00Z', items: [{ itemIndex: 0, quantity: 1, price: 1_000 }] },
        },
      ],
    },
  })

/** A shopper who has bought something. */
const soapCustomer = () =>
  vtexCustomer({
    ...{ lastName: 'King', document: '123.456.789-01', documentType: 'cpf', cellPhone: '+5521988887777' },
    ...{ birthDate: '1990-12-10T00:00:00', isCorporate: false, userId: PROFILE },
    ...{ createdIn: '2025-03-01T12:30:15.1234567Z', updatedIn: '2025-06-01T02:00:00Z' },
  })

/**
 * A store in which what has the id 7 exists, and never changes: for what operations read and send, not for what becomes
 * of it. What is created gets the id 8 and is shown as the one of 7. Customers are kept, and one of them is there.
 */
export function soapStore({
  answers = {},
}: { answers?: Record<string, () => Result<unknown, Failure>> } = {}) {
  const writes: SoapWrite[] = []
  const has = (id: string) => id === '7' || id === '8'
  const one = (value: object) => (id: string) => (has(id) ? { ...value, Id: Number(id) } : null)
  const product = vtexProduct({ Id: 7, BrandId: 7, CategoryId: 7, RefId: 'P-7', IsActive: true })
  const sku = vtexSku({ Id: 7, ProductId: 7, RefId: 'S-7', IsActive: true })
  const field = vtexSpecification({ Id: 7, IsRequired: false })
  const price = { itemId: '7', basePrice: 10, costPrice: 5, listPrice: null, markup: 100, fixedPrices: [] }
  const balance = { warehouseId: '1_7', totalQuantity: 9, reservedQuantity: 2, hasUnlimitedQuantity: false }
  const reads: Record<string, (parameter: string) => unknown> = {
    'brands.byId': one(vtexBrand()),
    'brands.all': () => [{ id: 7, name: 'Northwind' }],
    'categories.byId': one(vtexCategory()),
    'categories.tree': () => [{ id: 7, name: 'Bikes', children: [] }],
    'products.byId': one(product),
    'products.ids': () => ({ ids: [7], total: 1 }),
    'products.tradePolicies': () => [1],
    'products.similarCategories': () => [7],
    'products.skus': () => [{ Id: 7, IsActive: true, DateUpdated: '2026-02-01T10:00:00' }],
    'products.specifications': () => [{ Id: 7, Name: 'Color', Value: ['Red'] }],
    'catalog.productByRef': (ref) => (ref === 'P-7' ? product : null),
    'catalog.skuById': one({ RefId: 'S-7' }),
    'catalog.skuIdsByRefs': () => ({ 'S-7': '7' }),
    'catalog.skuByRef': (ref) => (ref === 'S-7' ? sku : null),
    'catalog.tradePolicies': () => [{ Id: 7, Name: 'Main' }],
    'skus.byId': one(sku),
    'skus.ids': (page) => (page === '1' ? [7] : []),
    'skus.byRef': (ref) => (ref === 'S-7' ? sku : null),
    'skus.surroundings': () => null,
    'eans.of': () => ['789'],
    'eans.skuWith': (ean) => (ean === '789' ? '7' : null),
    'skuSpecifications.of': () => [{ Id: 1, FieldId: 7, FieldValueId: 9, Text: 'Red' }],
    'skuSpecifications.fieldsOfCategory': () => [{ ...field, FieldId: 7 }],
    'specifications.byId': one(field),
    'specifications.group': () => ({ Id: 5, Name: 'Looks' }),
    'images.of': () => [vtexImage()],
    'pricing.get': () => price,
    'logistics.warehouses': () => [{ id: '1_7', name: 'Main', isActive: true }],
    'logistics.balances': () => [balance],
    'complements.of': () => [],
    'services.typeById': one(vtexService),
    'services.valueById': one(vtexServicePrice),
    'services.byId': one(vtexSkuService),
    'logistics.shippingPolicies': () => ({ items: [{ id: '7', name: 'Post' }], paging: { pages: 1 } }),
    'checkout.postalCode': () => ({ city: 'Rio de Janeiro', state: 'RJ', neighborhood: 'Botafogo' }),
    'payments.systems': () => [{ id: 2, name: 'Visa', groupName: 'creditCard', isAvailable: true }],
    'kits.rowsWith': () => [],
    'kits.partsOf': (id) => (id === '8' ? [part] : []),
  }
  const deps = testDeps()
  const clientOf = (client: string): unknown =>
    new Proxy(
      {},
      {
        get: (_target, method) => {
          if (typeof method !== 'string' || method === 'then') return undefined
          if (method === 'scope') return deps.account
          if (method === 'seen') return new Map()
          const name = `${client}.${method}`
          return async (...parameters: unknown[]) => {
            const told = answers[name]?.()
            const read = reads[name]
            if (read) return told ?? ok(read(String(parameters[0])))
            writes.push({ name, parameters })
            return told ?? ok({ Id: 8, ...Object(parameters.at(-1)) })
          }
        },
      },
    )
  const customers = new MemoryCustomers().put(soapCustomer(), vtexAddress())
  const kept: Readonly<Record<string, unknown>> = { ...customers.clients }
  deps.clients = new Proxy(
    {},
    { get: (_target, client) => kept[String(client)] ?? clientOf(String(client)) },
  ) as TestDeps['clients']
  const part = { Id: 1, StockKeepingUnitParent: 8, StockKeepingUnitId: 7, Quantity: 2, UnitPrice: 5 }
  const oms = memoryOms()
  oms.orders.set('7', soapOrder())
  const get: typeof oms.calls.get = (id) => oms.calls.get(id.replace(/^seq/, ''))
  const giftCards = memoryGiftCards()
  void knowGiftCard(deps.documents, giftCards)
  void noteSkuWith({ deps }, 'image-name', 'Red', 7)
  const deadline = deps.now() + 14_000
  const call: Call = {
    deps,
    clients: meter({ deps, options: { priority: 'interactive', deadline } }).clients,
    giftCards: giftCards.calls,
    orders: { ...deps, oms: { ...oms.calls, get }, skuIds: async () => [] },
    source: 'erp',
    deadline,
    may: () => Promise.resolve(ok(undefined)),
  }
  return { call, deps, writes, oms, customers, giftCards }
}

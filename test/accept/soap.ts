import { setTimeout as pause } from 'node:timers/promises'
import { placeBody } from '../../sandbox/commerce/oms/place-body'
import { startImageServer } from '../support/image-server'
import { SoapErp, type Saved } from '../support/soap-client'
import { Checks } from './checks'
import { sendClients, wrongClients } from './soap-clients'
import { AcceptStore } from './store'

const PRODUCTS = Number(process.env.ACCEPT_PRODUCTS ?? 20)
const ORDERS = Number(process.env.ACCEPT_ORDERS ?? 20)
const UNITS = 100
const SIZES = ['S', 'M']
const PATIENCE = 60_000

/** What the ERP keeps of a SKU. */
interface Sku {
  ref: string
  id: number
  price: number
  units: number
}

interface OrderDto extends Saved {
  IdV3: string
  _CostFinal: number
  OrderDeliveries: { OrderDeliveryDTO: { OrderItems: { OrderItemDTO: { ItemId: number }[] } }[] }
}

/**
 * A whole day of an ERP that knows nothing but the WSDL: its catalog with prices, images and stock from nothing, its
 * clients, the orders of the day, and the evening's count of the shelves. What came of it is read in VTEX's own APIs; the same day again writes nothing.
 */
async function main(): Promise<void> {
  const images = await startImageServer()
  const store = await AcceptStore.open([{ id: '1_1', name: 'Main' }])
  const checks = new Checks()
  try {
    await run(store, (name) => images.url(name), checks)
  } finally {
    await store.sandbox.stop()
    await images.stop()
  }
  process.exitCode = checks.report() ? 0 : 1
}

async function run(store: AcceptStore, picture: (name: string) => string, checks: Checks): Promise<void> {
  const erp = await SoapErp.load(store.sandbox.url, store.sandbox.keys.erp)
  const began = Date.now()
  const skus = await sendCatalog(erp, picture)
  await sendStock(erp, skus)
  console.log(`${skus.length} SKUs in ${seconds(began)} s; ${store.calls().length} calls to VTEX`)
  checks.add('VTEX has the catalog, its prices and its stock', await wrongSkus(store, skus))
  const clients = await sendClients(erp)
  checks.add('VTEX has the clients and their addresses', await wrongClients(store, clients))
  const placed = place(store, skus)
  const taken = await takeOrders(erp, placed)
  await handle(erp, taken)
  for (const order of taken)
    for (const id of unitsIn(order)) skus.forEach((sku) => sku.id === id && sku.units--)
  console.log(`${taken.length} orders after ${seconds(began)} s`)
  checks.add(
    'every order reached the ERP once',
    unequal(taken.map(({ IdV3 }) => IdV3).sort(), [...placed].sort()),
  )
  checks.add('VTEX has every order handled once, invoiced and on its way', wrongOrders(store, placed))
  await sendStock(erp, skus)
  store.forgetCalls()
  const again = await sendCatalog(erp, picture)
  await sendStock(erp, skus)
  const clientsAgain = await sendClients(erp)
  await handle(erp, taken)
  checks.add(
    'the same day again finds the same SKUs',
    unequal(
      again.map(({ id }) => id),
      skus.map(({ id }) => id),
    ),
  )
  checks.add('and the same clients', unequal(clientsAgain, clients))
  checks.add('and writes nothing', store.writes() === 0 ? [] : [`${store.writes()} writes`])
  checks.add('VTEX is as it was', [...(await wrongSkus(store, skus)), ...wrongOrders(store, placed)])
}

async function sendCatalog(erp: SoapErp, picture: (name: string) => string): Promise<Sku[]> {
  const category = await erp.call('CategoryInsertUpdate', { category: { Name: 'Shirts', IsActive: true } })
  const brand = await erp.call('BrandInsertUpdate', { brand: { Name: 'Northwind', IsActive: true } })
  const skus: Sku[] = []
  for (let number = 1; number <= PRODUCTS; number++) {
    const RefId = `P${number}`
    const productVO = {
      ...{ BrandId: brand.Id, CategoryId: category.Id, Description: `Shirt ${number}`, IsActive: true },
      ...{ IsVisible: true, Name: `Shirt ${number}`, RefId },
    }
    const product = await erp.call('ProductInsertUpdate', { productVO })
    for (const size of SIZES) skus.push(await sendSku(erp, product, { RefId, size, number }, picture))
  }
  return skus
}

async function sendSku(
  erp: SoapErp,
  product: Saved,
  { RefId, size, number }: { RefId: string; size: string; number: number },
  picture: (name: string) => string,
): Promise<Sku> {
  const ref = `${RefId}-${size}`
  const price = number + 0.9
  const stockKeepingUnitVO = {
    ...{ Height: '2', IsActive: true, IsKit: false, Length: '30', Name: size, Price: String(price) },
    ...{ ProductId: product.Id, RefId: ref, WeightKg: '200', Width: '20' },
  }
  const { Id: id } = await erp.call('StockKeepingUnitInsertUpdate', { stockKeepingUnitVO })
  const image = { urlImage: picture(`${ref}.png`), imageName: ref, stockKeepingUnitId: id }
  await erp.call('ImageServiceInsertUpdate', image)
  await erp.call('StockKeepingUnitActive', { idStockKeepingUnit: id })
  return { ref, id, price, units: UNITS }
}

async function sendStock(erp: SoapErp, skus: readonly Sku[]): Promise<void> {
  for (const { id, units } of skus)
    await erp.call('WareHouseIStockableUpdate', { IdEstoque: 1, IdSku: id, Quantidade: units })
}

/** Shoppers buy two units of a SKU and one of the next; ids of their orders. */
function place(store: AcceptStore, skus: readonly Sku[]): string[] {
  return Array.from({ length: ORDERS }, (_, index) => {
    const wanted = [0, 1].map((offset) => skus[(index + offset) % skus.length])
    const items = wanted.flatMap((sku, offset) =>
      sku ? [{ skuId: String(sku.id), quantity: 2 - offset, price: Math.round(sku.price * 100) }] : [],
    )
    const body = placeBody.parse({ items, shipping: 799, until: 'ready-for-handling' })
    const order = store.sandbox.commerce.orders.place('demo', body)
    if (typeof order === 'string') throw new Error(order)
    return order.orderId
  })
}

/** Asks for what waits and takes it, until nothing more comes. */
async function takeOrders(erp: SoapErp, placed: readonly string[]): Promise<OrderDto[]> {
  const taken: OrderDto[] = []
  for (
    const end = Date.now() + PATIENCE;
    taken.length < placed.length && Date.now() < end;
    await pause(200)
  ) {
    const wanted = { statusOrder: 'CAP', quantity: 10 }
    const found = await erp.call<{ OrderDTO: OrderDto[] } | null>('OrderGetByStatusByQuantity', wanted)
    for (const order of found?.OrderDTO ?? []) {
      await erp.call('OrderChangeStatus', { idOrder: order.Id, statusOrder: 'ERP' })
      taken.push(order)
    }
  }
  return taken
}

async function handle(erp: SoapErp, orders: readonly OrderDto[]): Promise<void> {
  for (const { Id, _CostFinal: value } of orders) {
    await erp.call('OrderChangeStatus', { idOrder: Id, statusOrder: 'ERP' })
    const OrderInvoice = { InvoiceNumber: `NF-${Id}`, InvoiceValue: value, OrderId: Id }
    await erp.call('UpdateNotifyShipping', { OrderInvoice })
    await erp.call('OrderChangeTrackingNumber', { idOrder: Id, trackingNumber: `T-${Id}` })
  }
}

const unitsIn = ({ OrderDeliveries }: OrderDto): number[] =>
  OrderDeliveries.OrderDeliveryDTO.flatMap(({ OrderItems }) =>
    OrderItems.OrderItemDTO.map(({ ItemId }) => ItemId),
  )

async function wrongSkus({ vtex, sandbox }: AcceptStore, skus: readonly Sku[]): Promise<string[]> {
  const found = await Promise.all(
    skus.map(async ({ ref, id, price, units }) => {
      const sku = await vtex.get<{ RefId: string; IsActive: boolean }>(
        `/api/catalog/pvt/stockkeepingunit/${id}`,
      )
      const priced = await vtex.get<{ basePrice: number }>(`/${sandbox.account}/pricing/prices/${id}`)
      const stock = await vtex.get<{ balance: { warehouseId: string; totalQuantity: number }[] }>(
        `/api/logistics/pvt/inventory/skus/${id}`,
      )
      const { totalQuantity } = stock.body.balance.find(({ warehouseId }) => warehouseId === '1_1') ?? {}
      const live = [sku.body.RefId, sku.body.IsActive, priced.body.basePrice, totalQuantity]
      return unequal(live, [ref, true, price, units])
    }),
  )
  return found.flat()
}

function wrongOrders({ sandbox }: AcceptStore, placed: readonly string[]): string[] {
  const orders = sandbox.commerce.orders.list('demo').filter(({ orderId }) => placed.includes(orderId))
  return orders.flatMap(({ orderId, status, history, sequence, packages }) => {
    const handled = history.filter((move) => move.status === 'handling').length
    const sent = packages.map(({ invoiceNumber, trackingNumber }) => [invoiceNumber, trackingNumber])
    return unequal(
      [orderId, status, handled, ...sent.flat()],
      [orderId, 'invoiced', 1, `NF-${sequence}`, `T-${sequence}`],
    )
  })
}

function unequal(found: readonly unknown[], wanted: readonly unknown[]): string[] {
  const [a, b] = [found, wanted].map((all) => JSON.stringify(all))
  return a === b ? [] : [`${a} instead of ${b}`]
}

const seconds = (began: number): string => ((Date.now() - began) / 1_000).toFixed(1)

void main()

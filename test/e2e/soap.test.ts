import { setTimeout as pause } from 'node:timers/promises'
import { VtexCatalog } from '../support/catalog'
import { startImageServer, type ImageServer } from '../support/image-server'
import { SoapErp, type Saved } from '../support/soap-client'
import { Orders } from './order-store'
import { withSandbox } from './support'

const store = withSandbox()
const catalog = new VtexCatalog(store)
let pictures: ImageServer
let erp: SoapErp

beforeAll(async () => {
  pictures = await startImageServer()
  erp = await SoapErp.load(store().sandbox.url, store().sandbox.keys.erp)
})
afterAll(() => pictures.stop())

const brand = { Name: 'Contoso', IsActive: true, Keywords: 'a, b' }
const category = { Name: 'Mugs', IsActive: true }
const product = (brandId: number, categoryId: number) => ({
  ...{ BrandId: brandId, CategoryId: categoryId, Description: 'A mug.', IsActive: true, IsVisible: true },
  ...{ KeyWords: 'mug', LinkId: 'Blue-Mug', Name: 'Blue mug', RefId: 'MUG', Title: 'Blue mug' },
})
const sku = (productId: number) => ({
  ...{ CostPrice: '12.5', Height: '10', IsActive: true, IsKit: false, Length: '11.5', ListPrice: '40.00' },
  ...{
    Name: 'Blue',
    Price: '35.9',
    ProductId: productId,
    RealHeight: '9',
    RealLength: '8',
    RealWeightKg: '300',
  },
  ...{
    RealWidth: '7',
    RefId: 'MUG-B',
    StockKeepingUnitEans: { StockKeepingUnitEanDTO: [{ Ean: '789001' }] },
  },
  ...{ WeightKg: '350', Width: '12' },
})
const insertSku = (stockKeepingUnitVO: object) =>
  erp.call('StockKeepingUnitInsertUpdate', { stockKeepingUnitVO })

it('loads without a warning', () => {
  expect(erp.warnings).toEqual([])
  expect(erp.operations).toHaveLength(120)
})

it('brings a catalog to the store from nothing, and changes nothing the second time', async () => {
  const sendAll = async () => {
    const madeCategory = await erp.call('CategoryInsertUpdate', { category })
    const madeBrand = await erp.call('BrandInsertUpdate', { brand })
    const productVO = product(madeBrand.Id, madeCategory.Id)
    const madeProduct = await erp.call('ProductInsertUpdate', { productVO })
    const madeSku = await insertSku(sku(madeProduct.Id))
    const bytes = erp.lastAnswer
    const stockKeepingUnitId = madeSku.Id
    const image = { urlImage: pictures.url('mug.png'), imageName: 'mug', stockKeepingUnitId }
    await erp.call('ImageServiceInsertUpdate', image)
    await erp.call('StockKeepingUnitActive', { idStockKeepingUnit: madeSku.Id })
    return { madeCategory, madeBrand, madeProduct, madeSku, bytes }
  }
  const first = await sendAll()
  expect(first.madeBrand).toMatchObject({ Name: 'Contoso', Keywords: 'a, b', IsActive: true })
  expect(first.madeProduct).toMatchObject({ LinkId: 'blue-mug', RefId: 'MUG', MetaTagDescription: 'A mug.' })
  expect(first.madeSku).toMatchObject({ Price: 35.9, Height: 10, RealHeight: 9, IsActive: false })
  expect(first.bytes).toContain('<a:ListPrice>40.00</a:ListPrice>')

  const writes = await store().writesDuring(async () => {
    const again = await sendAll()
    expect(again.madeSku).toMatchObject({ Id: first.madeSku.Id, IsActive: true })
    expect(again.madeProduct).toEqual(first.madeProduct)
  })
  expect(writes).toEqual([])

  const id = first.madeSku.Id
  const stored = {
    ...{ Id: id, Price: 35.9, ListPrice: 40, CostPrice: 12.5, RefId: 'MUG-B', IsActive: true, Length: 11.5 },
    ...{ ProductName: 'Blue mug', RealWeightKg: 300, WeightKg: 350 },
    StockKeepingUnitEans: { StockKeepingUnitEanDTO: [{ Ean: '789001' }] },
  }
  expect(await erp.call('StockKeepingUnitGet', { id })).toMatchObject(stored)
  expect(erp.lastAnswer).toContain('<a:ListPrice>40.0000</a:ListPrice>')
  expect(await erp.call('StockKeepingUnitGetByRefId', { refId: 'MUG-B' })).toMatchObject(stored)
  expect(await erp.call('StockKeepingUnitGetByEan', { EAN13: '789001' })).toMatchObject(stored)
  const ofProduct = { idProduct: first.madeProduct.Id }
  expect(await erp.call('StockKeepingUnitGetAllByProduct', ofProduct)).toMatchObject({
    StockKeepingUnitDTO: [stored],
  })
  const since = (dateUpdated: string, startingStockKeepingUnitId: number) =>
    erp.call('StockKeepingUnitGetAllFromUpdatedDateAndId', {
      ...{ dateUpdated, startingStockKeepingUnitId, topRows: 50 },
    })
  expect(await since('2000-01-01T00:00:00', id)).toMatchObject({ StockKeepingUnitDTO: [stored] })
  expect(await since('2000-01-01T00:00:00', id + 1)).toBeNull()
  expect(await since('2100-01-01T00:00:00', 1)).toBeNull()
  const productsSince = (dateUpdated: string) =>
    erp.call('ProductGetAllFromUpdatedDateAndId', {
      ...{ dateUpdated, productid: first.madeProduct.Id, topRows: 50 },
    })
  expect(await productsSince('2000-01-01T00:00:00')).toMatchObject({ ProductDTO: [{ RefId: 'MUG' }] })
  expect(await productsSince('2100-01-01T00:00:00')).toBeNull()
  expect(await erp.call('ImageListByStockKeepingUnitId', { StockKeepingUnitId: id })).toMatchObject({
    ImageDTO: [{ IsMain: true, StockKeepingUnitId: id }],
  })
  expect(await erp.call('ProductGet', ofProduct)).toEqual(
    await erp.call('ProductGetByRefId', { refId: 'MUG' }),
  )
  expect(await erp.call('BrandGetByName', { nameBrand: 'contoso' })).toEqual(first.madeBrand)
  expect(await erp.call('CategoryGetByName', { nameCategory: 'Mugs' })).toEqual(first.madeCategory)
})

describe('with a product by hand', () => {
  let made: Awaited<ReturnType<VtexCatalog['product']>>
  beforeAll(async () => {
    made = await catalog.product({ Description: 'By hand', ShowWithoutStock: true })
  })

  it('keeps what is nil or absent, and finds by id before reference code', async () => {
    const productVO = { Id: made.id, Name: 'New name', RefId: `${made.ref}-new`, Title: 'T' }
    const changed = await erp.call('ProductInsertUpdate', { productVO })
    expect(changed).toMatchObject({
      ...{ Id: made.id, Name: 'New name', RefId: `${made.ref}-new`, Title: 'T', Description: 'By hand' },
      ...{ BrandId: made.brandId, CategoryId: made.categoryId, ShowWithoutStock: true, IsVisible: true },
    })
    const productId = made.id
    const { Id } = await insertSku({ Id: 77_001, Name: 'A', ProductId: productId, RefId: 'A-1', Height: '5' })
    expect(Id).toBe(77_001)
    const kept = await insertSku({ RefId: 'A-1', MeasurementUnit: 'kg' })
    expect(kept).toMatchObject({
      ...{ Id, Name: 'A', ProductId: productId, Height: 5, Width: 1 },
      MeasurementUnit: 'kg',
    })
    expect(kept.IsActive).toBe(false)
  })

  it('sets prices and specifications, replaces no image, and removes them all', async () => {
    await catalog.field(made.categoryId, 'Color')
    const { Id } = await insertSku({ Name: 'B', ProductId: made.id, RefId: 'B-1' })
    await erp.call('StockKeepingUnitPriceUpdate', { stockKeepintUnitId: Id, price: '10.0000', listPrice: 0 })
    await erp.call('StockKeepingUnitPriceUpdateByRefId', { stockKeepintUnitRefId: 'B-1', price: '11.555' })
    expect(await store().price({ ref: 'B-1', id: Id })).toMatchObject({ basePrice: 11.56, listPrice: null })
    const values = (text: string) => ({ idSku: Id, fieldName: 'color', fieldValues: { string: [text] } })
    await erp.call('StockKeepingUnitEspecificationInsert', values('Blue'))
    expect(await erp.call('StockKeepingUnitEspecificationListBySkuId', { skuId: Id })).toMatchObject({
      FieldDTO: [{ Name: 'Color', IsStockKeepingUnit: true }],
    })
    const fault = await erp.faultOf('StockKeepingUnitEspecificationInsert', {
      ...values('x'),
      fieldName: 'Nothing',
    })
    expect(fault.detail.failure.code).toBe('specification_not_found')

    const image = (name: string) => ({ Url: pictures.url(name), StockKeepingUnitId: Id, Label: name })
    const count = async () => (await catalog.beside<unknown[]>('B-1', 'file')).length
    await erp.call('ImageInsertUpdate', { image: image('a.png') })
    await Promise.all(['b.png', 'c.png'].map((name) => erp.call('ImageInsertUpdate', { image: image(name) })))
    expect(await count()).toBe(3)
    await erp.call('StockKeepingUnitImageRemove', { stockKeepingUnitId: Id })
    expect(await erp.call('ImageListByStockKeepingUnitId', { StockKeepingUnitId: Id })).toBeNull()
  })

  it('makes a kit, changes it and takes it apart, and changes nothing the second time', async () => {
    const stockKeepingUnitOf = (ref: string) => insertSku({ Name: ref, ProductId: made.id, RefId: ref })
    const [kit, cup, lid] = [
      await stockKeepingUnitOf('KIT'),
      await stockKeepingUnitOf('CUP'),
      await stockKeepingUnitOf('LID'),
    ]
    const rows = async () =>
      (await store().vtex.get<object[]>(`/api/catalog/pvt/stockkeepingunitkit?parentSkuId=${kit.Id}`)).body
    const set = (StockKeepingUnitId: number, Amount: number) =>
      erp.call('StockKeepingUnitKitInsertUpdate', {
        stockKeepingUnitKit: {
          ...{ Amount, StockKeepingUnitId, StockKeepingUnitParent: kit.Id, UnitPrice: '4.50' },
        },
      })
    await set(cup.Id, 2)
    await set(lid.Id, 1)
    const part = (StockKeepingUnitId: number, Quantity: number) => ({
      ...{ StockKeepingUnitParent: kit.Id, StockKeepingUnitId, Quantity, UnitPrice: 4.5 },
    })
    expect(await rows()).toMatchObject([part(cup.Id, 2), part(lid.Id, 1)])
    expect(await store().writesDuring(() => set(lid.Id, 1))).toEqual([])
    await set(cup.Id, 3)
    expect(await rows()).toMatchObject([part(lid.Id, 1), part(cup.Id, 3)])
    const ofKit = { idSkuParent: kit.Id }
    expect(await erp.call('StockKeepingUnitKitListByParent', ofKit)).toMatchObject({
      StockKeepingUnitKitDTO: [{ Amount: 1 }, { Amount: 3 }],
    })
    const takeApart = () => erp.call('StockKeepingUnitKitDeleteByParent', ofKit)
    await takeApart()
    expect(await rows()).toEqual([])
    expect(await store().writesDuring(takeApart)).toEqual([])
    expect((await catalog.sku('KIT'))?.IsKit).toBe(true)
    await set(cup.Id, 1)
    expect(await rows()).toMatchObject([part(cup.Id, 1)])
  })

  it('offers services and complements with a SKU, and makes none twice', async () => {
    const [sku, other] = [
      await insertSku({ Name: 'S', ProductId: made.id, RefId: 'S-1' }),
      await insertSku({ Name: 'T', ProductId: made.id, RefId: 'T-1' }),
    ]
    const sendAll = async () => {
      const service = await erp.call('ServiceInsertUpdate', { service: { Id: 50, Name: 'Wrapping' } })
      const servicePrice = { Name: 'Red paper', Price: '5.00', ServiceId: 50 }
      const price = await erp.call('ServicePriceInsertUpdate', { servicePrice })
      const offer = { IsActive: true, ServicePriceId: price.Id, StockKeepingUnitId: sku.Id }
      const offered = await erp.call('StockKeepingUnitServiceInsertUpdate', {
        stockKeepingUnitService: offer,
      })
      await erp.call('StockKeepingUnitComplementInsertUpdate', {
        objStockKeepingUnitComplementDTO: {
          ComplementType: 'Accessory',
          StockKeepingUnitComplements: { int: [other.Id] },
          StockKeepingUnitId: sku.Id,
        },
      })
      return { service, price, offered }
    }
    const { service, price, offered } = await sendAll()
    const stored = {
      ...{ ServiceId: service.Id, ServicePriceId: price.Id, StockKeepingUnitId: sku.Id, Name: 'Red paper' },
      ServicePrice: { Price: 5, Service: { Name: 'Wrapping' } },
    }
    expect(offered).toMatchObject(stored)
    const writes = await store().writesDuring(async () => {
      expect((await sendAll()).offered).toEqual(offered)
    })
    expect(writes).toEqual([])
    expect(await erp.call('ServiceGet', { idService: 50 })).toEqual(service)
    expect(await erp.call('ServicePriceList', { idService: service.Id })).toMatchObject({
      ServicePriceDTO: [{ Id: price.Id }],
    })
    expect(await erp.call('StockKeepingUnitServiceList', { idSku: sku.Id })).toMatchObject({
      StockKeepingUnitServiceDTO: [stored],
    })
    const complements = `/api/catalog_system/pvt/sku/complements/${sku.Id}/1`
    expect((await store().vtex.get(complements)).body).toMatchObject({ ComplementSkuIds: [other.Id] })
  })

  it('makes a gift card and books on it, and does neither twice', async () => {
    const giftcard = {
      ...{ ExpiringDate: '2030-01-01T00:00:00', Funds: '50.00', Id: 4, MultipleCredits: true },
      ...{
        MultipleRedemptions: true,
        OwnerId: 'b1c9f6de-52f5-4a52-9b33-0d6e6f2f6f03',
        RestrictedToOwner: true,
      },
    }
    const sendAll = async () => {
      const card = await erp.call('GiftCardInsertUpdate', { giftcard })
      const giftCardTransactionItem = {
        ...{ OrderId: 9, RedemptionCode: card.RedeptionCode, TransactionAction: 'Debit' },
        ...{ TransactionConfirmed: true, Value: '20.00' },
      }
      expect(await erp.call('GiftCardTransactionItemInsert', { giftCardTransactionItem })).toBe(true)
      return card
    }
    const card = await sendAll()
    expect(card).toMatchObject({ Funds: 50, Id: 4, OwnerId: giftcard.OwnerId, RestrictedToOwner: true })
    expect(await store().writesDuring(sendAll)).toEqual([])
    const left = { ...card, Funds: 30 }
    expect(await erp.call('GiftCardGet', { Id: 4 })).toEqual(left)
    const redeptionCode = card.RedeptionCode
    expect(await erp.call('GiftCardGetByRedeptionCode', { redeptionCode })).toEqual(left)
    const { body } = await store().vtex.get(`/api/giftcards/${giftcard.OwnerId}_1`)
    expect(body).toMatchObject({ balance: 30, redemptionCode: redeptionCode })
  })

  it('answers faults that say what is wrong', async () => {
    const { Id } = await insertSku({ Name: 'C', ProductId: made.id, RefId: 'C-1', IsActive: true })
    const noImage = await erp.faultOf('StockKeepingUnitActive', { idStockKeepingUnit: Id })
    expect(noImage.faultstring).toMatchObject({
      $value: expect.stringContaining('imagem associada') as string,
    })
    const notSupported = await erp.faultOf('GiftListGet', { idGiftList: 1 })
    expect(notSupported.detail.failure.code).toBe('operation_not_supported')
    const noBrand = await erp.faultOf('ProductInsertUpdate', {
      productVO: { ...product(999_999, made.categoryId), RefId: 'NEW' },
    })
    expect(noBrand.detail.failure).toMatchObject({ code: 'brand_not_found' })
    const wrong = await erp.faultOf('StockKeepingUnitInsertUpdate', {
      stockKeepingUnitVO: { Id, Price: '1,5' },
    })
    expect(wrong.faultstring.$value).toContain('/stockKeepingUnitVO/Price')
    expect(await erp.call<Saved | null>('StockKeepingUnitGet', { id: 999_999 })).toBeNull()
  })
})

it('saves a client and an address once, finds them at once, and lists what goes with them', async () => {
  const client = {
    ...{ CpfCnpj: '123.456.789-01', DateBirth: '1990-12-10T00:00:00', Email: 'Ada@Example.com' },
    ...{ FirstName: 'Ada', IsNewsReceiver: true, Password: 'secret', Phone: '+5521999999999' },
  }
  const saved = await erp.call('ClientInsertUpdateV3', { client })
  const { UserGUID } = saved
  const address = { AddressNameV3: 'HOME', City: 'Rio', Country: 'BRA', Number: 12, Street: 'Main', UserGUID }
  const made = await erp.call('AddressInsertUpdateV3', { address })
  const writes = await store().writesDuring(async () => {
    expect(await erp.call('ClientInsertUpdateV3', { client: { ...client, UserGUID } })).toEqual(saved)
    expect(await erp.call('ClientInsertUpdateV3', { client })).toEqual(saved)
    expect(await erp.call('AddressInsertUpdateV3', { address })).toEqual(made)
  })
  expect(writes).toEqual([])
  const shown = {
    CpfCnpj: '12345678901',
    Email: 'ada@example.com',
    FirstName: 'Ada',
    UserGUID,
  }
  expect(await erp.call('ClientGetByGuidV3', { guid: UserGUID })).toMatchObject(shown)
  expect(await erp.call('ClientGetByEmailV3', { Email: 'ADA@example.com' })).toMatchObject(shown)
  expect(await erp.call('ClientGetByCPF', { CpfCnpj: '123.456.789-01' })).toMatchObject(shown)
  expect(await erp.call('AddressGetByClientIdV3', { clientIdV3: UserGUID })).toMatchObject({
    AddressDTO: [{ AddressGUID: made.AddressGUID, AddressNameV3: 'HOME', Number: 12 }],
  })
  const createdIn = '2025-03-01T12:00:00.000Z'
  store().sandbox.commerce.seedDocuments('demo', [
    { entity: 'CL', fields: { email: 'bob@example.com', isNewsletterOptIn: true }, updatedIn: createdIn },
  ])
  const since = { dateCreated: '2025-03-01T08:00:00', topRows: 10 }
  expect(await erp.call('ClientGetAllFromCreatedDateAndId', since)).toMatchObject({
    ClientDTO: [{ Email: 'bob@example.com' }],
  })
  const between = { BeginDate: '2025-03-01T08:00:00', EndDate: '2025-03-01T10:00:00' }
  expect(await erp.call('NewsletterGetAllByDate', between)).toMatchObject({
    NewsletterDTO: [{ Email: 'bob@example.com' }],
  })
  expect(await erp.call('OrderPaymentGetAll', {})).toMatchObject({
    PaymentDTO: [{ Name: 'Visa' }, {}, {}, {}],
  })
  expect(await erp.call('FreightGetAll', {})).toBeNull()
  expect(await erp.call('ZipCodeGet', { zipCode: '22250-040' })).toMatchObject({ City: 'Rio de Janeiro' })
  expect(await erp.call('ZipCodeGet', { zipCode: '00000000' })).toBeNull()
  const byNumber = await erp.faultOf('ClientGet', { idClient: 1 })
  expect(byNumber.detail.failure.code).toBe('operation_not_supported')
})

describe('with an order', () => {
  interface Order extends Saved {
    IdV3: string
    OrderDeliveries: { OrderDeliveryDTO: (Saved & { OrderItems: { OrderItemDTO: object[] } })[] }
  }

  async function waiting(): Promise<Order> {
    for (let attempt = 0; attempt < 500; attempt++) {
      const found = await erp.call<{ OrderDTO: Order[] } | null>('OrderGetByStatus', { statusOrder: 'CAP' })
      if (found?.OrderDTO[0]) return found.OrderDTO[0]
    }
    throw new Error('no order waits')
  }

  it('brings stock, takes the order, invoices and tracks it, and changes nothing the second time', async () => {
    const sku = store().newSku()
    const counted = { wareHouseId: 'main', itemId: sku.id, availableQuantity: 9 }
    const count = () => erp.call('WareHouseIStockableUpdateV3', counted)
    await count()
    expect(await store().writesDuring(count)).toEqual([])
    const stock = await erp.call('WareHouseIStockableGetByStockKeepingUnitV3', { SkuId: sku.id })
    expect(stock).toMatchObject({ WareHouseIStockableDTO: [{ AvailableQuantity: 9, WareHouseName: 'Main' }] })

    const orders = new Orders(store())
    const items = [{ refId: sku.ref, quantity: 2, price: 1_000 }]
    const placed = await orders.place({ items, shipping: 500 })
    const order = await waiting()
    expect(order).toMatchObject({ Id: Number(placed.sequence), IdV3: placed.orderId, _CostFinal: 25 })
    const [delivery] = order.OrderDeliveries.OrderDeliveryDTO
    const unit = { Cost: 10, ItemId: sku.id, RefId: sku.ref, ShippingCost: 2.5, StockLikelyIdV3: 'main' }
    expect(delivery).toMatchObject({ OrderStatusId: 'CAP', OrderItems: { OrderItemDTO: [unit, unit] } })

    const idOrder = order.Id
    const OrderInvoice = {
      ...{
        InvoiceNumber: 'NF 1/1',
        InvoiceValue: '25.00',
        IssuanceDate: '2026-03-01T12:00:00',
        OrderId: idOrder,
      },
      StockKeepingUnits: {
        OrderInvoiceStockKeepingUnitDTO: [{ Price: '10.00', Quantity: 2, StockKeepingUnitId: sku.id }],
      },
    }
    const parcel = { idOrder, trackingNumber: 'T-1', invoiceNumber: 'NF 1/1' }
    const handle = async () => {
      await erp.call('OrderChangeStatus', { idOrder, statusOrder: 'ERP' })
      await erp.call('UpdateNotifyShipping', { OrderInvoice })
      await erp.call('OrderChangeTrackingNumberV3', parcel)
    }
    await handle()
    expect(await store().writesDuring(handle)).toEqual([])
    expect(orders.live(placed).status).toBe('invoiced')
    expect(orders.timesIn(placed, 'handling')).toBe(1)
    const shown = {
      OrderDeliveries: { OrderDeliveryDTO: [{ OrderStatusId: 'invoiced', TrackingNumber: 'T-1' }] },
      OrderInvoices: { OrderInvoiceDTO: [{ InvoiceNumber: 'NF-1-1', InvoiceValue: 25 }] },
    }
    expect(await erp.call('OrderGet', { orderId: idOrder })).toMatchObject(shown)
    expect(await erp.call('OrderGetV3', { orderId: placed.orderId })).toMatchObject(shown)
    expect(await erp.call('OrderGetByStatus', { statusOrder: 'CAP' })).toBeNull()
    expect(await erp.call('OrderGetNext50FromIdV3', { sequence: idOrder })).toMatchObject({
      OrderDTO: [{ Id: idOrder }],
    })
    const canceled = await erp.faultOf('OrderChangeStatus', { idOrder, statusOrder: 'canceled' })
    expect(canceled.detail.failure.code).toBe('already_shipped')
    const none = await erp.faultOf('OrderChangeTrackingNumber', { idOrder: 9_999_999, trackingNumber: 'T' })
    expect(none.detail.failure.code).toBe('order_not_found')
  })
})

it('notes what the ERP called, though nothing waits for that', async () => {
  await erp.call('BrandGetByName', { nameBrand: 'Nobody' })
  const { sandbox } = store()
  const read = () => sandbox.vbase.read('soap-use', sandbox.keys.erp.appKey)?.bytes.toString()
  while (read() === undefined) await pause(20)
  const [use] = Object.values(JSON.parse(read() ?? '') as Record<string, object>)
  expect(use).toMatchObject({ faults: 0, lastFault: null, lastAnsweredAt: expect.any(String) as string })
})

import { run, codeOf } from '../../testing/soap-run'
import { inFakeTime } from '../../testing/deps'
import { soapStore } from '../../testing/soap-store'

// Orders wait for what others may write at the same time.
beforeAll(() => jest.useFakeTimers())
afterAll(() => jest.useRealTimers())

async function act(operation: string, inside: string, store = soapStore()) {
  const answered = await inFakeTime(run(operation, inside, {}, store))
  const asked = store.oms.asked.filter((call) => !/^(get|list|changes) /.test(call))
  return { ...answered, permissions: answered.asked, asked }
}

const shipping = (fields: string) => `<OrderInvoice>${fields}</OrderInvoice>`
const invoice =
  '<Courier>Post</Courier><InvoiceNumber>N 2</InvoiceNumber><InvoiceValue>10.00</InvoiceValue><OrderId>7</OrderId>' +
  '<StockKeepingUnits><OrderInvoiceStockKeepingUnitDTO><Quantity>1</Quantity><StockKeepingUnitId>7</StockKeepingUnitId>' +
  '</OrderInvoiceStockKeepingUnitDTO></StockKeepingUnits><TrackingNumber>T-2</TrackingNumber>'

it('sends an invoice with its parcel once, dated or not', async () => {
  const store = soapStore()
  const once = ['invoice 7 N-2', 'setTracking 7 N-2']
  expect((await act('UpdateNotifyShipping', shipping(invoice), store)).asked).toEqual(once)
  expect((await act('UpdateNotifyShipping', shipping(invoice), store)).asked).toEqual(once)
  const [, sent] = store.oms.orders.get('7')?.packageAttachment?.packages ?? []
  expect(sent).toMatchObject({ invoiceValue: 1_000, trackingNumber: 'T-2', courier: 'Post', type: 'Output' })
})

it.each([
  ['another value', invoice.replace('10.00', '11.00'), 'invoice_conflict'],
  ['no value', invoice.replace('10.00', '0'), 'invalid_record'],
  ['no number', '<OrderId>7</OrderId><InvoiceValue>1</InvoiceValue>', 'invalid_record'],
  ['no order', '<InvoiceNumber>1</InvoiceNumber>', 'invalid_record'],
  ['another order', invoice.replace('<OrderId>7', '<OrderId>9'), 'order_not_found'],
])('refuses an invoice of %s', async (_name, fields, code) => {
  const store = soapStore()
  await act('UpdateNotifyShipping', shipping(invoice), store)
  expect(codeOf(await act('UpdateNotifyShipping', shipping(fields), store))).toBe(code)
})

it('names the field of an invoice as the WebService calls it', async () => {
  const { answer } = await act('UpdateNotifyShipping', shipping(`${invoice}<InvoiceUrl>x y</InvoiceUrl>`))
  expect(answer._unsafeUnwrapErr().errors).toMatchObject([{ pointer: '/OrderInvoice/InvoiceUrl' }])
})

it('tells the number of a parcel, of the last invoice where none is named', async () => {
  const store = soapStore()
  const parcel = '<idOrder>7</idOrder><trackingNumber>T-1</trackingNumber>'
  const once = ['setTracking 7 N-1']
  expect((await act('OrderChangeTrackingNumber', parcel, store)).asked).toEqual(once)
  const named = `${parcel}<invoiceNumber>N-1</invoiceNumber>`
  expect((await act('OrderChangeTrackingNumberV3', named, store)).asked).toEqual(once)
})

it('gives out what waits, and confirms what the ERP took', async () => {
  const store = soapStore()
  Object.assign(store.oms.orders.get('7') ?? {}, { status: 'ready-for-handling' })
  const waiting = await act('OrderGetByStatus', '<statusOrder>CAP</statusOrder>', store)
  expect(waiting.answer._unsafeUnwrap()).toContain('<a:OrderStatusId>CAP</a:OrderStatusId>')
  expect(waiting.permissions).toEqual(['OMSViewer,AcessaTodosPedidos', 'WorkflowAction,AcessaTodosPedidos'])
  expect(waiting.asked).toEqual([])
  const taken = '<idOrder>7</idOrder><statusOrder>ERP</statusOrder>'
  for (const _time of [1, 2])
    expect(await act('OrderChangeStatus', taken, store)).toMatchObject({ asked: ['startHandling 7'] })
  const handled = await act('OrderGetByStatus', '<statusOrder>ERP</statusOrder>', store)
  expect(handled.answer._unsafeUnwrap()).toContain('<a:IdV3>7</a:IdV3>')
})

it('cancels, with a permission of its own', async () => {
  const inside = '<idOrder>7</idOrder><statusOrder>canceled</statusOrder>'
  const store = soapStore()
  Object.assign(store.oms.orders.get('7') ?? {}, { packageAttachment: null })
  const { asked, permissions } = await act('OrderChangeStatus', inside, store)
  expect(asked).toEqual(['cancel 7'])
  expect(permissions.at(-1)).toBe('CancelAction')
})

it.each(['CAP', 'invoiced', 'XYZ', ''])('brings no order to %p', async (status) => {
  const refused = await act('OrderChangeStatus', `<idOrder>7</idOrder><statusOrder>${status}</statusOrder>`)
  expect(codeOf(refused)).toBe('invalid_record')
  expect(refused.asked).toEqual([])
})

it.each([
  ['OrderGetNext50FromIdV3', '<sequence>8</sequence>', false],
  ['OrderGetNext50FromIdV3', '<sequence>7</sequence>', true],
  ['OrderGetNext50FromIdV3', '', true],
  ['OrderGetV3', '<orderId>9</orderId>', false],
  ['OrderGet', '<orderId>7</orderId>', true],
])('%s %s', async (operation, inside, isFound) => {
  const { answer } = await act(operation, inside)
  expect(answer._unsafeUnwrap().includes('<a:IdV3>7</a:IdV3>')).toBe(isFound)
})

it('knows no orders after one that never was', async () => {
  expect(codeOf(await act('OrderGetNext50FromIdV3', '<sequence>99</sequence>'))).toBe('order_not_found')
})

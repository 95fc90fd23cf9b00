import type { Browser } from 'playwright-core'
import { closePages, launch, screenshot } from './browser'
import { failure } from './activity-answers'
import { everywhere, expectSound, openPage, textsOf, type OpenedPage } from './panel-page'
import { startPanelServer, type PanelServer } from './panel-server'
import { acted, orderOf, ordersOf, manyOrders } from './order-answers'

jest.setTimeout(60_000)

let browser: Browser
let server: PanelServer

beforeAll(async () => {
  server = await startPanelServer()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(() => {
  server.answer({ status: 500 })
  server.answerTo('ErpOrders', { body: ordersOf(manyOrders) })
  server.answerTo('ErpOrder', { body: orderOf() })
})
afterEach(async () => {
  await closePages(browser)
})

async function open(path: string, options: { locale?: string; width?: number } = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, path, options)
  opened.page.setDefaultTimeout(10_000)
  return opened
}

const lastAsked = (operation: string) =>
  server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables

const en = textsOf('en')

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('shows open orders, and one of them', async () => {
    const opened = await open('/orders', { locale, width })
    const { page } = opened
    await page.getByText(text('orders.trouble.rejected')).waitFor()
    await screenshot(page, `orders-${locale}-${width}`)
    await expectSound(opened)
    await page.getByRole('link', { name: '1170000500003-01' }).click()
    await page.getByText(text('orders.trouble.rejected.help')).waitFor()
    await page.getByText('POST /api/oms/pvt/orders/{orderId}/start-handling').waitFor()
    expect(lastAsked('ErpOrder')).toEqual({ id: '1170000500003-01' })
    await screenshot(page, `order-${locale}-${width}`)
    await expectSound(opened)
  })

  it('shows what was done to an order, and the request to cancel it', async () => {
    server.answerTo('ErpOrder', { body: orderOf(acted) })
    const opened = await open('/orders/1170000500003-01', { locale, width })
    await opened.page.getByText(text('order.request.customer')).waitFor()
    await opened.page.getByText(text('order.state.alerted'), { exact: true }).waitFor()
    await screenshot(opened.page, `order-acted-${locale}-${width}`)
    await expectSound(opened)
    await opened.page.getByRole('button', { name: text('order.request.deny') }).click()
    await opened.page.getByText(text('order.deny.text')).waitFor()
    await screenshot(opened.page, `order-deny-${locale}-${width}`)
  })
})

it('shows that there are none, that none fits, and that it does not work', async () => {
  server.answerTo('ErpOrders', { body: ordersOf([]) })
  const opened = await open('/orders')
  await opened.page.getByText(en('orders.none.title')).waitFor()
  await screenshot(opened.page, 'orders-none')
  await opened.page.getByLabel(/Only those that need you/).click()
  await opened.page.getByText(en('orders.noMatch.title')).waitFor()
  expect(lastAsked('ErpOrders')).toMatchObject({ onlyTrouble: true })
  server.answerTo('ErpOrder', {
    body: { data: { order: failure('order_not_found', 'There is no such order') } },
  })
  await opened.page.getByLabel(en('orders.find.label')).fill('#77')
  await opened.page.getByLabel(en('orders.find.label')).press('Enter')
  await opened.page.getByText('There is no such order').first().waitFor()
  expect(lastAsked('ErpOrder')).toEqual({ id: 'seq77' })
  await screenshot(opened.page, 'order-unknown')
})

it('offers an order again, and says that it is in the ERP', async () => {
  server.answerTo('ErpOfferOrderAgain', {
    body: { data: { offerOrderAgain: { __typename: 'Order', orderId: '1170000500003-01' } } },
  })
  server.answerTo('ErpTakeOrder', {
    body: { data: { takeOrder: failure('already_acknowledged', 'The order was acknowledged before') } },
  })
  const { page } = await open('/orders/1170000500003-01')
  await page.getByRole('button', { name: en('order.offer') }).click()
  await page.getByText(en('order.offer.done')).waitFor()
  await page.getByRole('button', { name: en('order.take') }).click()
  await page.getByLabel(en('order.take.number')).fill(' SO-9 ')
  await screenshot(page, 'order-take')
  await page.getByRole('button', { name: en('order.take.confirm') }).click()
  await page.getByText(/The order was acknowledged before/).waitFor()
  expect(lastAsked('ErpTakeOrder')).toEqual({ id: '1170000500003-01', erpOrderNumber: 'SO-9' })
})

it('cancels an order with a reason, and says why it could not be', async () => {
  server.answerTo('ErpCancelOrder', {
    body: { data: { cancelOrder: failure('already_shipped', 'The order is invoiced') } },
  })
  const { page } = await open('/orders/1170000500003-01')
  await page.getByRole('button', { name: en('order.cancel') }).click()
  await page.getByRole('button', { name: en('order.cancel.confirm') }).click()
  await page.getByLabel(en('order.reason')).fill(' sold out ')
  await page.getByLabel(en('order.cancel.by')).selectOption('customer')
  await page.getByRole('button', { name: en('order.cancel.confirm') }).click()
  await page.getByText('The order is invoiced.', { exact: true }).waitFor()
  await screenshot(page, 'order-cancel')
  const asked = server.asked.filter(({ operationName }) => operationName === 'ErpCancelOrder')
  expect(asked.map(({ variables }) => variables)).toEqual([
    { id: '1170000500003-01', reason: 'sold out', requestedBy: 'customer' },
  ])
})

it('denies a request with a reason, and accepts one without', async () => {
  server.answerTo('ErpOrder', { body: orderOf(acted) })
  server.answerTo('ErpDecideCancellation', {
    body: { data: { decideCancellation: { __typename: 'Order', orderId: '1170000500003-01' } } },
  })
  const { page } = await open('/orders/1170000500003-01')
  await page.getByRole('button', { name: en('order.request.deny') }).click()
  await page.getByLabel(en('order.reason')).fill('It is packed')
  await page.getByRole('button', { name: en('order.deny.confirm') }).click()
  await page.getByText(en('order.deny.done')).waitFor()
  expect(lastAsked('ErpDecideCancellation')).toMatchObject({ accept: false, reason: 'It is packed' })
  await page.getByRole('button', { name: en('order.request.accept') }).click()
  await page.getByRole('button', { name: en('order.cancel.confirm') }).click()
  await page.getByText(en('order.accept.done')).waitFor()
  expect(lastAsked('ErpDecideCancellation')).toMatchObject({ accept: true, reason: null })
})

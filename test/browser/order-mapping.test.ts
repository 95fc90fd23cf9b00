import type { Browser } from 'playwright-core'
import { closePages, launch, screenshot } from './browser'
import * as answers from './order-mapping-answers'
import { expectSound, openPage, textsOf, type OpenedPage } from './panel-page'
import { startPanelServer, type PanelServer } from './panel-server'

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
  server.answerTo('ErpMapping', { body: answers.orderPage() })
  server.answerTo('ErpHeldOrders', { body: answers.nothingHeld })
  server.answerTo('ErpRecentOrders', { body: answers.recent })
  server.answerTo('ErpOrderSample', { body: answers.sample })
  server.answerTo('ErpPreview', { body: answers.previewGood })
})
afterEach(async () => {
  await closePages(browser)
})

async function open(query = '', locale = 'en', width = 1280): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, `/mappings/erp-1/orders${query}`, { locale, width })
  opened.page.setDefaultTimeout(10_000)
  return opened
}

const asked = (operation: string) =>
  server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables

it.each([
  ['en', 1280],
  ['es', 768],
  ['pt', 768],
] as const)(
  'shows orders that wait, the order and what the ERP would get: %s at %i px',
  async (locale, width) => {
    const text = textsOf(locale)
    server.answerTo('ErpHeldOrders', { body: answers.held })
    server.answerTo('ErpPreview', { body: answers.previewUnknown })
    const opened = await open('?field=header.number', locale, width)
    const { page } = opened
    await page.getByText('What the line comes to after its discount', { exact: false }).waitFor()
    await page
      .getByRole('listitem')
      .filter({ hasText: '"2" in payment-method' })
      .getByRole('button', { name: text('orderMapping.read') })
      .click()
    await page.getByText('99999999999').waitFor()
    expect(asked('ErpOrderSample')).toEqual({ orderId: answers.order.orderId })
    await page.getByRole('button', { name: text('codes.add') }).waitFor()
    await screenshot(page, `order-mapping-${locale}-${width}`)
    await expectSound(opened)
  },
)

it('is written from nothing: names of the ERP, fields of an order by a click, the result as it is typed', async () => {
  const text = textsOf('en')
  server.answerTo('ErpMapping', { body: answers.untouchedPage() })
  server.answerTo('ErpSaveDraft', { body: { data: { saveDraft: answers.orderPage().data.mapping } } })
  const opened = await open()
  const { page } = opened
  const name = page.getByLabel(text('orderMapping.name'))
  const add = page.getByRole('button', { name: text('orderMapping.add') })
  await name.fill('header..number')
  await add.click()
  await page.getByText(text('orderMapping.nameInvalid')).waitFor()
  await name.fill('header.number')
  await add.click()
  await page.getByRole('button', { name: /^orderId/ }).click()
  await page.getByText('← orderId', { exact: true }).waitFor()
  await name.fill('items[].productCode')
  await add.click()
  await page.getByRole('button', { name: /^items/ }).click()
  await page.getByRole('button', { name: /^lines/ }).click()
  await page.getByRole('button', { name: /^productCode/ }).click()
  await page.getByRole('button', { name: /^skuRef/ }).click()
  await page.getByText('← skuRef', { exact: true }).waitFor()
  await page.getByLabel(text('orderMapping.orderId')).fill(answers.order.orderId)
  await page.getByRole('button', { name: text('orderMapping.read') }).click()
  await page.getByText('"productCode": "00100-B"').waitFor()
  await screenshot(page, 'order-mapping-written')
  await expectSound(opened)
  await page.getByRole('button', { name: text('mapping.save'), exact: true }).click()
  await page.getByText(text('mapping.saved')).waitFor()
  const saved = asked('ErpSaveDraft')
  expect(saved).toMatchObject({ source: 'erp-1', flow: 'orders', revision: null })
  expect(JSON.parse(String(saved?.documentJson))).toEqual(answers.document)
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain(answers.order.orderId)
})

it('says that there is no such order', async () => {
  server.answerTo('ErpOrderSample', { body: answers.noOrder })
  const { page } = await open()
  const text = textsOf('en')
  await page.getByLabel(text('orderMapping.orderId')).fill('nothing')
  await page.getByRole('button', { name: text('orderMapping.read') }).click()
  await page.getByRole('alert').getByText('order_not_found').waitFor()
})

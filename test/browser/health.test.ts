import type { Browser } from 'playwright-core'
import { closePages, launch, newPage, screenshot, tabTo } from './browser'
import { allConnected, pricesRefused, userRefused } from './health-answers'
import {
  everywhere,
  expectSound,
  locales,
  openPage,
  textsOf,
  untilAsked,
  type OpenedPage,
} from './panel-page'
import { startPanelServer, type PanelServer } from './panel-server'
import { someSources } from './settings-answers'
import { manyOperations, oneOperation, operationsOf, someOperations } from './soap-answers'

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
afterEach(async () => {
  await closePages(browser)
})

function open(locale: string, width?: number): Promise<OpenedPage> {
  return openPage(browser, server.url, '/connections', { locale, width })
}

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('says that everything is connected', async () => {
    server.answer({ body: allConnected })
    const opened = await open(locale, width)
    const { page } = opened
    await page.getByText(text('health.summary.ok')).waitFor()
    expect(await page.getByText(text('health.status.ok'), { exact: true }).count()).toBe(7)
    expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${locale}-`))
    await page.getByText(`${server.url}/_v/private/erp-integrator/v1`, { exact: true }).waitFor()
    await screenshot(page, `health-connected-${locale}-${width}`)
    await expectSound(opened)
  })

  it('says what is wrong and what to do', async () => {
    server.answer({ body: pricesRefused })
    const opened = await open(locale, width)
    const { page } = opened
    await page.getByText(text('health.status.error'), { exact: true }).waitFor()
    await page.getByText(text('health.status.warning'), { exact: true }).waitFor()
    await page.getByText(text('health.help.permission')).waitFor()
    await page.getByText('modify_prices').waitFor()
    await page.getByText('policy_missing').waitFor()
    // A code this panel does not know brings its own help.
    await page.getByText('Wait until VTEX answers faster.').waitFor()
    await screenshot(page, `health-trouble-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe.each(locales)('in %s', (locale) => {
  const text = textsOf(locale)

  it('shows the connections while it waits, and nothing moves when the answer comes', async () => {
    let release = () => {}
    server.answer({ body: allConnected, until: new Promise<void>((resolve) => (release = resolve)) })
    const opened = await open(locale)
    const { page } = opened
    await page.getByText(text('health.loading')).waitFor({ state: 'attached' })
    const steps = page.getByText(text('start.title'))
    const before = await steps.boundingBox()
    await screenshot(page, `health-loading-${locale}`)
    await expectSound(opened)
    release()
    await page.getByText(text('health.summary.ok')).waitFor()
    expect((await steps.boundingBox())?.y).toBe(before?.y)
  })

  it('says that the app failed, and recovers', async () => {
    server.answer({ status: 500 })
    const opened = await open(locale)
    const { page } = opened
    await page.getByText(text('error.app')).waitFor()
    await screenshot(page, `health-failed-${locale}`)
    await expectSound(opened)
    server.answer({ body: allConnected })
    await page.getByRole('button', { name: text('error.retry') }).click()
    await page.getByText(text('health.summary.ok')).waitFor()
  })
})

describe('the page', () => {
  const text = textsOf('en')

  it('says when the network fails', async () => {
    const page = await newPage(browser, { locale: 'en', width: 1280 })
    await page.route('**/graphql/v1', (route) => route.abort())
    await page.goto(`${server.url}/admin/erp-integrator/connections`)
    await page.getByText(text('error.network')).waitFor()
  })

  it('names the permission a user lacks', async () => {
    server.answer({ body: userRefused })
    const { page } = await open('en')
    await page.getByText('read-write-apps-settings').waitFor()
  })

  it('is reached at VTEX’s address of the page and from /admin', async () => {
    server.answer({ body: allConnected })
    const page = await newPage(browser, { locale: 'en', width: 1280 })
    await page.goto(`${server.url}/admin/app/erp-integrator/connections`)
    await page.getByText(text('health.summary.ok')).waitFor()
    await page.goto(`${server.url}/admin`)
    await page.waitForURL(`${server.url}/admin/erp-integrator`)
    await page.getByRole('link', { name: text('navigation.connections') }).click()
    await page.getByText(text('health.summary.ok')).waitFor()
  })

  it('asks again by keyboard, as the user who is logged in', async () => {
    server.answer({ body: allConnected })
    const { page } = await open('en')
    await page.getByText(text('health.summary.ok')).waitFor()
    server.answer({ body: pricesRefused })
    expect(await tabTo(page, text('health.checkAgain'))).toBe(true)
    await screenshot(page, 'health-focus')
    await page.keyboard.press('Enter')
    await page.getByText('2 connections need attention').waitFor()
    expect(new Set(server.tokens)).toEqual(new Set(['panel-admin-token']))
  })

  it('copies the address and says so', async () => {
    server.answer({ body: allConnected })
    const { page } = await open('en')
    await page.getByRole('button', { name: text('start.address.copy') }).click()
    await page.getByText(text('copy.done'), { exact: true }).waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(
      `${server.url}/_v/private/erp-integrator/v1`,
    )
  })

  it('changes language at once and remembers it', async () => {
    server.answer({ body: allConnected })
    const { page } = await open('en')
    await page.getByText(text('health.summary.ok')).waitFor()
    await page.getByLabel('Language').selectOption('pt')
    await page.getByText(textsOf('pt')('health.summary.ok')).waitFor()
    await page.goto(`${server.url}/admin/erp-integrator/connections`)
    await page.getByText(textsOf('pt')('health.summary.ok')).waitFor()
  })
})

describe('calls over SOAP', () => {
  const openSoap = (query = '', locale = 'en', width = 1280) =>
    openPage(browser, server.url, `/connections/soap${query}`, { locale, width })
  const asked = () =>
    server.asked.filter(({ operationName }) => operationName === 'ErpSoapOperations').pop()?.variables
  const en = textsOf('en')

  it.each(everywhere)('are shown in $locale at $width px', async ({ locale, width }) => {
    const text = textsOf(locale)
    server.answerTo('ErpSoapOperations', { body: operationsOf(someOperations) })
    const opened = await openSoap('', locale, width)
    const { page } = opened
    await page.getByText(text('soap.state.failed'), { exact: true }).waitFor()
    await page.getByText(text('soap.operation.noneText')).waitFor()
    await page.getByText('VTEX offers no API for gift lists any more.').waitFor()
    await screenshot(page, `soap-${locale}-${width}`)
    await expectSound(opened)
    server.answerTo('ErpSoapOperations', { body: operationsOf([]) })
    await page.reload()
    await page.getByText(`${server.url}/_v/private/erp-integrator/soap/Service.svc`).waitFor()
    await screenshot(page, `soap-none-${locale}-${width}`)
    await expectSound(opened)
  })

  it('are narrowed to a system and to failures, and come in pages', async () => {
    let release = () => {}
    const until = new Promise<void>((resolve) => (release = resolve))
    server.answerTo('ErpSoapOperations', { body: operationsOf(manyOperations, { cursor: '50' }), until })
    const opened = await openSoap('?source=vtexappkey-demo-ABCDEF')
    const { page } = opened
    await page.getByText(en('loading')).waitFor({ state: 'attached' })
    await screenshot(page, 'soap-loading')
    release()
    await page.getByRole('button', { name: en('paging.next') }).waitFor()
    await screenshot(page, 'soap-many')
    await page.setViewportSize({ width: 768, height: 900 })
    await screenshot(page, 'soap-many-768')
    await expectSound(opened)
    server.answerTo('ErpSoapOperations', { body: operationsOf(oneOperation) })
    await page.getByRole('button', { name: en('paging.next') }).click()
    await page.getByText('StockKeepingUnitInsertUpdate').waitFor()
    await page.getByRole('button', { name: en('paging.previous') }).waitFor()
    expect(asked()).toMatchObject({ source: 'vtexappkey-demo-ABCDEF', onlyFaults: false, cursor: '50' })
    server.answerTo('ErpSoapOperations', { body: operationsOf([]) })
    await page.getByLabel(en('soap.filter.faults')).click()
    await page.getByText(en('soap.noMatch.title')).waitFor()
    expect(asked()).toMatchObject({ onlyFaults: true, cursor: null })
    await screenshot(page, 'soap-no-match')
    await expectSound(opened)
    const askedAgain = untilAsked(page, '"onlyFaults":false')
    await page.getByRole('button', { name: en('filter.clear') }).click()
    await askedAgain
    await page.getByText(en('soap.none.title')).waitFor()
    expect(asked()).toMatchObject({ source: null, onlyFaults: false })
  })

  it('are reached from the connections, and say when the app failed', async () => {
    server.answer({ body: allConnected })
    server.answerTo('ErpSoapOperations', { status: 500 })
    const opened = await open('en')
    const { page } = opened
    await page.getByRole('link', { name: en('health.soap.link') }).click()
    await page.getByText(en('error.app')).waitFor()
    await screenshot(page, 'soap-error')
    await expectSound(opened)
    server.answerTo('ErpSoapOperations', { body: operationsOf(oneOperation) })
    await page.getByRole('button', { name: en('error.retry') }).click()
    await page.getByText('StockKeepingUnitInsertUpdate').waitFor()
  })

  it('of one system are reached from its key', async () => {
    server.answerTo('ErpSources', someSources)
    server.answerTo('ErpSoapOperations', { body: operationsOf(oneOperation) })
    const { page } = await openPage(browser, server.url, '/settings?tab=keys')
    await page.getByRole('link', { name: en('settings.keys.soap') }).click()
    await page.getByText('StockKeepingUnitInsertUpdate').waitFor()
    expect(asked()).toMatchObject({ source: 'vtexappkey-demo-ABCDEF' })
  })
})

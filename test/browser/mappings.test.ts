import type { Browser } from 'playwright-core'
import { closePages, launch, screenshot, tabTo } from './browser'
import * as answers from './mapping-answers'
import { everywhere, expectSound, openPage, textsOf, type OpenedPage } from './panel-page'
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
  server.answerTo('ErpMappingSources', { body: answers.sources })
  server.answerTo('ErpPresets', { body: answers.presets })
  server.answerTo('ErpMapping', { body: answers.mappingPage() })
})
afterEach(async () => {
  await closePages(browser)
})

async function open(locale?: string, width?: number, query = ''): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, `/mappings${query}`, { locale, width })
  opened.page.setDefaultTimeout(10_000)
  return opened
}

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('lists sources with their mappings, and the dialog of a new one', async () => {
    const opened = await open(locale, width)
    const { page } = opened
    await page.getByRole('heading', { level: 2, name: 'vtexappkey-demo-ERPONE' }).waitFor()
    await page.getByText(text('mappings.neverCalled')).waitFor()
    await screenshot(page, `mappings-${locale}-${width}`)
    await expectSound(opened)
    await page.getByRole('button', { name: text('mappings.new') }).click()
    await page.getByText(text('newMapping.fromSample')).waitFor()
    await screenshot(page, `mappings-new-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe('the page', () => {
  const text = textsOf('en')

  it('says what to do while no system has called', async () => {
    server.answerTo('ErpMappingSources', { body: answers.noSources })
    const opened = await open()
    await opened.page.getByText(text('mappings.emptyTitle')).waitFor()
    await screenshot(opened.page, 'mappings-empty')
    await expectSound(opened)
  })

  it('shows its outline while it loads, and an error with a retry', async () => {
    let release = () => {}
    server.answerTo('ErpMappingSources', {
      body: answers.sources,
      until: new Promise<void>((resolve) => (release = resolve)),
    })
    const opened = await open()
    await opened.page.getByText(text('mappings.loading')).waitFor()
    await expectSound(opened)
    release()
    await opened.page.getByText('vtexappkey-demo-WMSTWO').waitFor()

    server.answerTo('ErpMappingSources', { status: 500 })
    const failed = await open()
    await failed.page.getByText(text('error.app')).waitFor()
    await expectSound(failed)
    server.answerTo('ErpMappingSources', { body: answers.sources })
    await failed.page.getByRole('button', { name: text('error.retry') }).click()
    await failed.page.getByText('vtexappkey-demo-WMSTWO').waitFor()
  })

  it('begins a mapping of a key that never called, from a pasted record', async () => {
    server.answerTo('ErpMapping', ({ source }) => ({ body: answers.untouched({ source }) }))
    const { page } = await open('en', 1280, '?new=.')
    await page.getByLabel(text('newMapping.source')).selectOption('.')
    await page.getByLabel(text('newMapping.key')).fill('vtexappkey-demo-NEW')
    await page.getByLabel(text('sample.paste')).fill(JSON.stringify(answers.sample))
    await page.getByRole('button', { name: text('newMapping.create') }).click()
    await page.waitForURL('**/mappings/vtexappkey-demo-NEW/prices*')
    await page.getByText('StandardCost', { exact: true }).waitFor()
  })

  it('begins from a ready-made mapping, which is saved as a draft', async () => {
    server.answerTo('ErpSaveDraft', { body: { data: { saveDraft: answers.mapping() } } })
    const { page } = await open('en', 1280, '?new=vtexappkey-demo-WMSTWO')
    await page.getByText(text('newMapping.fromPreset')).click()
    await page.getByLabel(new RegExp(`^${text('newMapping.preset')}`)).selectOption('sap-b1-prices')
    await page.getByRole('button', { name: text('newMapping.create') }).click()
    await page.waitForURL('**/mappings/vtexappkey-demo-WMSTWO/prices*')
    const saved = server.asked.find(({ operationName }) => operationName === 'ErpSaveDraft')
    expect(saved?.variables).toMatchObject({
      source: 'vtexappkey-demo-WMSTWO',
      flow: 'prices',
      revision: null,
    })
  })

  it('is reached by keyboard: a source’s mapping opens with Enter', async () => {
    const { page } = await open()
    await page.getByRole('link', { name: text('flow.inventory') }).waitFor()
    expect(await tabTo(page, text('flow.inventory'), 60)).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/mappings/vtexappkey-demo-ERPONE/inventory*')
  })
})

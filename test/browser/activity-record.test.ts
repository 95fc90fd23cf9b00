import type { Browser } from 'playwright-core'
import {
  batchId,
  eventOf,
  failedRecord,
  failedResult,
  failure,
  historyOf,
  manyEvents,
  manyResults,
  recordsOf,
} from './activity-answers'
import { launch, screenshot } from './browser'
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
  server.answer({ status: 500 })
  server.answerTo('ErpRecordHistory', { body: historyOf(manyEvents) })
  server.answerTo('ErpFailedRecord', { body: failedRecord })
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})

async function open(options: { locale?: string; width?: number } = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, '/activity/records/prices/FR-M94S-99~2FA', options)
  opened.page.setDefaultTimeout(10_000)
  return opened
}

const lastAsked = (operation: string) =>
  server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('shows the timeline', async () => {
    const opened = await open({ locale, width })
    const { page } = opened
    await page.getByText(text('code.vtex_refused.help')).waitFor()
    await page.getByText(text('record.event.unchanged')).waitFor()
    await page.getByText('basePrice, fixedPrices').waitFor()
    expect(lastAsked('ErpRecordHistory')).toEqual({ flow: 'prices', ref: 'FR-M94S-99/A' })
    await screenshot(page, `record-${locale}-${width}`)
    await expectSound(opened)
  })

  it('says that nothing was sent yet', async () => {
    server.answerTo('ErpRecordHistory', {
      body: { data: { recordHistory: failure('record_not_found', 'VTEX has no such record') } },
    })
    const opened = await open({ locale, width })
    await opened.page.getByText(text('record.none.title')).waitFor()
    await screenshot(opened.page, `record-none-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe('a record that failed', () => {
  const text = textsOf('en')

  it('is found in its batch, corrected and sent', async () => {
    const { page } = await open()
    server.answerTo('ErpBatchRecords', ({ cursor }) => ({
      body: cursor === null ? recordsOf(manyResults.slice(3), '1.0') : recordsOf([failedResult]),
    }))
    server.answerTo('ErpRetryRecord', {
      body: { data: { retryRecord: { __typename: 'Batch', id: batchId('N') } } },
    })
    await page.getByRole('button', { name: text('records.edit') }).click()
    await page.getByLabel(text('edit.record')).fill('{"basePrice": 1}')
    await page.getByRole('button', { name: text('edit.send') }).click()
    await page.getByRole('link', { name: batchId('N') }).waitFor()
    expect(lastAsked('ErpRetryRecord')).toEqual({
      batchId: batchId('D'),
      index: 2,
      part: null,
      recordJson: '{"basePrice": 1}',
    })
  })

  it('may be gone from its batch', async () => {
    const { page } = await open()
    server.answerTo('ErpBatchRecords', { body: recordsOf([]) })
    await page.getByRole('button', { name: text('records.edit') }).click()
    await page.getByText(text('record.retry.lost')).waitFor()
  })

  it('cannot be looked for while the app is away', async () => {
    const { page } = await open()
    server.answerTo('ErpBatchRecords', { status: 500 })
    await page.getByRole('button', { name: text('records.edit') }).click()
    await page.getByText(text('error.app')).waitFor()
  })

  it('leads to the batch it came in', async () => {
    const { page } = await open()
    await page.getByRole('link', { name: batchId('D') }).click()
    await page.waitForURL((url) => url.pathname.endsWith(`/activity/batches/${batchId('D')}`))
  })
})

describe('a record', () => {
  const text = textsOf('en')

  it('whose last try succeeded has nothing to retry', async () => {
    server.answerTo('ErpRecordHistory', {
      body: historyOf([eventOf({ batchId: batchId('D') }), ...manyEvents]),
    })
    const { page } = await open()
    await page.getByText(text('code.vtex_refused.help')).waitFor()
    expect(await page.getByRole('button', { name: text('records.edit') }).count()).toBe(0)
  })

  it('says when it cannot be loaded, and tries again', async () => {
    server.answerTo('ErpRecordHistory', { status: 500 })
    const opened = await open()
    await opened.page.getByText(text('error.app')).waitFor()
    await expectSound(opened)
    server.answerTo('ErpRecordHistory', { body: historyOf(manyEvents) })
    await opened.page.getByRole('button', { name: text('error.retry') }).click()
    await opened.page.getByText(text('record.event.unchanged')).waitFor()
  })
})

import type { Browser } from 'playwright-core'
import {
  attemptOf,
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
import { closePages, launch, screenshot } from './browser'
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
  await closePages(browser)
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

describe.each(everywhere)('the steps behind an event, in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('open one by one', async () => {
    server.answerTo('ErpRecordAttempt', { body: attemptOf() })
    const opened = await open({ locale, width })
    const { page } = opened
    await page
      .getByRole('button', { name: text('steps.show') })
      .first()
      .click()
    for (const step of ['received', 'decided', 'calls', 'outcome'])
      await page.getByRole('button', { name: text(`step.${step}`) }).click()
    await page.getByText('"basePrice": 1431.5').waitFor()
    expect(await page.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining(text('calls.status')),
      expect.stringContaining('GET /demo/pricing/prices/1021\t200\t41'),
      expect.stringContaining(text('calls.noAnswer')),
      expect.stringContaining('400'),
    ])
    const [event] = manyEvents
    expect(lastAsked('ErpRecordAttempt')).toEqual({
      ...{ flow: 'prices', ref: 'FR-M94S-99/A', at: event?.at, batchId: batchId('D') },
    })
    await screenshot(page, `record-steps-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe('replay', () => {
  const text = textsOf('en')
  const openSteps = async () => {
    const { page } = await open()
    await page
      .getByRole('button', { name: text('steps.show') })
      .first()
      .click()
    return page
  }

  it('sends the record of an event again, when asked twice', async () => {
    server.answerTo('ErpRecordAttempt', { body: attemptOf() })
    server.answerTo('ErpReplayRecord', {
      body: { data: { replayRecord: { __typename: 'Batch', id: batchId('N') } } },
    })
    const page = await openSteps()
    await page.getByRole('button', { name: text('replay.action') }).click()
    await page.getByRole('button', { name: text('edit.send') }).click()
    await page.getByRole('link', { name: batchId('N') }).waitFor()
    expect(lastAsked('ErpReplayRecord')).toMatchObject({ ref: 'FR-M94S-99/A', batchId: batchId('D') })
  })

  it('says why it was not sent', async () => {
    server.answerTo('ErpRecordAttempt', { body: attemptOf() })
    server.answerTo('ErpReplayRecord', {
      body: { data: { replayRecord: failure('record_not_kept', 'The record is no longer kept') } },
    })
    const page = await openSteps()
    await page.getByRole('button', { name: text('replay.action') }).click()
    await page.getByRole('button', { name: text('edit.send') }).click()
    await page.getByText('The record is no longer kept').waitFor()
  })

  it('is not offered where the record is gone, and the steps that are known are shown', async () => {
    server.answerTo('ErpRecordAttempt', {
      body: attemptOf({ recordJson: null, canReplay: false, source: null, acceptedAt: null, calls: null }),
    })
    const page = await openSteps()
    await page.getByText(text('step.calls.notKept')).waitFor()
    await page.getByRole('button', { name: text('step.received') }).click()
    await page.getByText(text('step.received.notKept')).waitFor()
    expect(await page.getByRole('button', { name: text('replay.action') }).count()).toBe(0)
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

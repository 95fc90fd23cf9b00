import type { Browser } from 'playwright-core'
import {
  batchAnswer,
  batchId,
  codesOf,
  failedRecord,
  failure,
  manyResults,
  recordsOf,
  stockZeroed,
} from './activity-answers'
import { closePages, launch, screenshot, settled } from './browser'
import { everywhere, expectSound, openPage, textsOf, type OpenedPage } from './panel-page'
import { startPanelServer, type PanelServer } from './panel-server'

jest.setTimeout(60_000)

let browser: Browser
let server: PanelServer

const counts = { total: 295, applied: 260, unchanged: 20, skipped: 5, parked: 8, failed: 2 }
const done = { id: batchId('D'), counts, mappingVersion: 3, retryOf: batchId('A'), ratePerSecond: 31.4 }
const held = {
  id: batchId('D'),
  flow: 'inventory',
  status: 'held',
  finishedAt: null,
  counts: { total: 100, held: 100 },
  findings: [stockZeroed],
}

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
  server.answerTo('ErpBatch', { body: batchAnswer(done) })
  server.answerTo('ErpBatchRecords', { body: recordsOf(manyResults) })
  server.answerTo('ErpBatchCodes', { body: codesOf(['sku_not_found', 1_214], ['stale', 5]) })
  server.answerTo('ErpFailedRecord', { body: failedRecord })
})
afterEach(async () => {
  await closePages(browser)
})

async function open(query = '', options: { locale?: string; width?: number } = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, `/activity/batches/${batchId('D')}${query}`, options)
  opened.page.setDefaultTimeout(10_000)
  return opened
}

const lastAsked = (operation: string) =>
  server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables

const batchMade = (field: string, last: string) => ({
  body: { data: { [field]: { __typename: 'Batch', id: batchId(last) } } },
})

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('shows the figures, the records, and a record to correct', async () => {
    const opened = await open('', { locale, width })
    const { page } = opened
    await page.getByText('Road-250 Black, 58 cm').waitFor()
    await page.getByText(text('code.vtex_timeout.help')).waitFor()
    await screenshot(page, `batch-done-${locale}-${width}`)
    await expectSound(opened)

    await page
      .getByRole('button', { name: text('records.edit') })
      .first()
      .click()
    await page.getByLabel(text('edit.record')).waitFor()
    await page.getByText('fixedPrices[0].value').last().waitFor()
    await settled(page)
    await screenshot(page, `batch-edit-${locale}-${width}`)
    await expectSound(opened)
  })

  it('shows what a guard saw, and asks before it goes on', async () => {
    server.answerTo('ErpBatch', { body: batchAnswer(held) })
    server.answerTo('ErpBatchRecords', { body: recordsOf([]) })
    const opened = await open('', { locale, width })
    const { page } = opened
    await page.getByText(text('guard.held')).waitFor()
    await screenshot(page, `batch-held-${locale}-${width}`)
    await expectSound(opened)
    await page.getByRole('button', { name: text('batch.approve'), exact: true }).click()
    await page.getByText(text('batch.approve.text')).waitFor()
    await settled(page)
    expect(await page.getByText(/38\s?%/).count()).toBe(2)
    await screenshot(page, `batch-approve-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe('a held batch', () => {
  const text = textsOf('en')

  beforeEach(() => server.answerTo('ErpBatch', { body: batchAnswer(held) }))

  it('is approved', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: text('batch.approve'), exact: true }).click()
    server.answerTo('ErpApproveBatch', batchMade('approveBatch', 'D'))
    server.answerTo('ErpBatch', {
      body: batchAnswer({ ...held, status: 'running', approvedAt: '2026-03-04T16:00:00Z', approvedBy: 'x' }),
    })
    await page
      .getByRole('button', { name: text('batch.approve'), exact: true })
      .last()
      .click()
    await page.getByText(text('batch.approved')).waitFor()
    await page.getByText('Approved: Mar 4, 2026, 4:00 PM').waitFor()
    expect(lastAsked('ErpApproveBatch')).toEqual({ id: batchId('D') })
  })

  it('says why it could not be approved, and is as it was', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: text('batch.approve'), exact: true }).click()
    server.answerTo('ErpApproveBatch', {
      body: { data: { approveBatch: failure('not_held', 'The batch is not held') } },
    })
    await page
      .getByRole('button', { name: text('batch.approve'), exact: true })
      .last()
      .click()
    await page.getByText('The batch is not held').waitFor()
    await page.getByText(text('guard.held')).waitFor()
  })

  it('is canceled', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: text('batch.cancel'), exact: true }).click()
    server.answerTo('ErpCancelBatch', batchMade('cancelBatch', 'D'))
    server.answerTo('ErpBatch', { body: batchAnswer({ ...held, status: 'cancelled' }) })
    await page
      .getByRole('button', { name: text('batch.cancel'), exact: true })
      .last()
      .click()
    await page.getByText(text('batch.cancelled')).waitFor()
    await page.getByText(text('batch.status.cancelled'), { exact: true }).waitFor()
  })
})

describe('the records', () => {
  const text = textsOf('en')

  it('are filtered by any code of the batch, also of pages not seen', async () => {
    const { page } = await open()
    await page.getByLabel(text('filter.code')).selectOption('sku_not_found')
    await page.waitForURL((url) => url.searchParams.get('code') === 'sku_not_found')
    const option = page.getByRole('option', { name: 'sku_not_found (1,214)' })
    expect(await option.count()).toBe(1)
  })

  it('are filtered and paged by the service, as the address says', async () => {
    server.answerTo('ErpBatchRecords', { body: recordsOf(manyResults, '3.50') })
    const { page } = await open('?outcome=FAILED&code=sku_not_found')
    await page.getByRole('button', { name: text('paging.next') }).click()
    await page.waitForURL((url) => url.searchParams.get('after') === '3.50')
    await page.getByText('Road-250 Black, 58 cm').waitFor()
    const asked = { id: batchId('D'), limit: 50, outcome: 'FAILED', code: 'sku_not_found' }
    expect(lastAsked('ErpBatchRecords')).toEqual({ ...asked, cursor: '3.50' })
    await page.getByLabel(text('filter.outcome')).selectOption('PARKED')
    await page.waitForURL(
      (url) => url.searchParams.get('outcome') === 'PARKED' && !url.searchParams.has('after'),
    )
  })

  it('lead to the page of each', async () => {
    const { page } = await open()
    await page.getByRole('link', { name: 'FR-M94S-99/A' }).click()
    await page.waitForURL(/\/activity\/records\/prices\/FR-M94S-99~2FA$/)
  })

  it('are all sent again, with a link to the new batch', async () => {
    const { page } = await open()
    server.answerTo('ErpRetryBatch', batchMade('retryBatch', 'N'))
    await page.getByRole('button', { name: 'Retry 2 failed records' }).click()
    await page.getByRole('link', { name: batchId('N') }).waitFor()
    await page.getByText(text('batch.retried')).waitFor()
  })
})

describe('a batch', () => {
  const text = textsOf('en')

  it('moves while it runs', async () => {
    const running = { total: 100, pending: 60, applied: 40 }
    server.answerTo('ErpBatch', {
      body: batchAnswer({ id: batchId('D'), status: 'running', counts: running }),
    })
    const { page } = await open()
    await page.getByText('40 of 100 records').waitFor()
    server.answerTo('ErpBatch', { body: batchAnswer({ ...done, counts: { total: 100, applied: 100 } }) })
    await page.getByText('100 of 100 records').waitFor()
    await page.getByText(text('batch.status.done'), { exact: true }).waitFor()
  })

  it('may not exist', async () => {
    server.answerTo('ErpBatch', { body: { data: { batch: failure('not_found', 'There is no such batch') } } })
    const opened = await open()
    await opened.page.getByText('There is no such batch').first().waitFor()
    await screenshot(opened.page, 'batch-missing')
    await expectSound(opened)
  })
})

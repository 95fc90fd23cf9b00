import type { Browser } from 'playwright-core'
import {
  batchAnswer,
  batchId,
  failedRecord,
  failedResult,
  failure,
  manyResults,
  recordsOf,
} from './activity-answers'
import { closePages, launch, screenshot, tabTo } from './browser'
import { expectSound, openPage, textsOf, type OpenedPage } from './panel-page'
import { startPanelServer, type PanelServer } from './panel-server'

jest.setTimeout(60_000)

let browser: Browser
let server: PanelServer

const done = { id: batchId('D'), counts: { total: 6, applied: 1, failed: 5 } }
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
  server.answerTo('ErpFailedRecord', { body: failedRecord })
})
afterEach(async () => {
  await closePages(browser)
})

async function open(): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, `/activity/batches/${batchId('D')}`)
  opened.page.setDefaultTimeout(10_000)
  return opened
}

const lastAsked = (operation: string) =>
  server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables

const batchMade = (field: string, last: string) => ({
  body: { data: { [field]: { __typename: 'Batch', id: batchId(last) } } },
})

describe('one failed record', () => {
  const text = textsOf('en')

  async function edit() {
    const opened = await open()
    server.answerTo('ErpBatchRecords', { body: recordsOf([failedResult]) })
    await opened.page
      .getByRole('button', { name: text('records.edit') })
      .first()
      .click()
    return { ...opened, box: opened.page.getByLabel(text('edit.record')) }
  }

  it('is corrected and sent', async () => {
    const { page, box } = await edit()
    await page.getByText('line 3').waitFor()
    await box.fill('{"skuRef": "FR-M94S-99/A", "basePrice": 1}')
    server.answerTo('ErpRetryRecord', batchMade('retryRecord', 'N'))
    await page.getByRole('button', { name: text('edit.send') }).click()
    await page.getByRole('link', { name: batchId('N') }).waitFor()
    expect(lastAsked('ErpRetryRecord')).toEqual({
      batchId: batchId('D'),
      index: 2,
      part: null,
      recordJson: '{"skuRef": "FR-M94S-99/A", "basePrice": 1}',
    })
  })

  it('is sent as it was', async () => {
    const { page, box } = await edit()
    await box.waitFor()
    server.answerTo('ErpRetryRecord', batchMade('retryRecord', 'N'))
    await page.getByRole('button', { name: text('edit.send') }).click()
    await page.getByRole('link', { name: batchId('N') }).waitFor()
    expect(lastAsked('ErpRetryRecord')).toEqual({
      batchId: batchId('D'),
      index: 2,
      part: null,
      recordJson: null,
    })
  })

  it('is not sent while it is no JSON, and says where it breaks', async () => {
    const opened = await edit()
    const { page, box } = opened
    await box.fill('{\n  "basePrice" 1\n}')
    await page.getByText('see line 2, column 15').waitFor()
    expect(await page.getByRole('button', { name: text('edit.send') }).isDisabled()).toBe(true)
    await screenshot(page, 'batch-edit-broken')
    await expectSound(opened)
  })

  it('says why the service did not take it, and keeps the text', async () => {
    const { page, box } = await edit()
    await box.fill('{"basePrice": -2}')
    server.answerTo('ErpRetryRecord', {
      body: { data: { retryRecord: failure('invalid_record', 'The record is not valid') } },
    })
    await page.getByRole('button', { name: text('edit.send') }).click()
    await page.getByRole('alert').getByText('The record is not valid').first().waitFor()
    expect(await box.inputValue()).toBe('{"basePrice": -2}')
  })

  it('asks before a correction is lost', async () => {
    const { page, box } = await edit()
    await box.fill('{"basePrice": 3}')
    await page.getByRole('button', { name: text('action.cancel') }).click()
    await page.getByText(text('unsaved.text')).waitFor()
    await page.getByRole('button', { name: text('unsaved.stay') }).click()
    expect(await box.inputValue()).toBe('{"basePrice": 3}')
  })

  it('is opened and left by keyboard', async () => {
    const { page } = await open()
    await page.getByText('Road-250 Black, 58 cm').waitFor()
    expect(await tabTo(page, `${text('records.edit')}\nFR-M94S-99/A`, 40)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByLabel(text('edit.record')).waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel(text('edit.record')).waitFor({ state: 'detached' })
  })
})

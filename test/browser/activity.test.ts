import type { Browser, Page } from 'playwright-core'
import {
  batchesOf,
  batchId,
  batchOf,
  failure,
  manyBatches,
  manyProblems,
  manyWaiting,
  problemsOf,
  sources,
  waitingOf,
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
  server.answerTo('ErpActivitySources', { body: sources })
  server.answerTo('ErpBatches', { body: batchesOf(manyBatches) })
  server.answerTo('ErpProblems', { body: problemsOf(manyProblems) })
  server.answerTo('ErpWaiting', { body: manyWaiting })
})
afterEach(async () => {
  await closePages(browser)
})

async function open(query = '', options: { locale?: string; width?: number } = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, `/activity${query}`, options)
  opened.page.setDefaultTimeout(10_000)
  return opened
}

/** The tag of the held batch; the filter's choice has the same word. */
const heldTag = (page: Page, text: (key: string) => string) =>
  page.getByRole('table').getByText(text('batch.status.held'), { exact: true })

/** Whether the address is of this page with these parts in its query string, in any order. */
const isAt = (path: string, query: Record<string, string>) => (url: URL) =>
  url.pathname.endsWith(path) &&
  Object.entries(query).every(([name, value]) => url.searchParams.get(name) === value)

const lastAsked = (operation: string) =>
  server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('shows batches, problems, and what waits', async () => {
    const opened = await open('', { locale, width })
    const { page } = opened
    await heldTag(page, text).waitFor()
    await screenshot(page, `activity-batches-${locale}-${width}`)
    await expectSound(opened)

    await page.getByRole('button', { name: text('activity.tab.problems') }).click()
    await page.getByText('Do something new.').waitFor()
    await page.getByText(text('code.sku_not_found.help')).waitFor()
    await page.getByText(text('problem.isRetried')).waitFor()
    await screenshot(page, `activity-problems-${locale}-${width}`)
    await expectSound(opened)

    await page.getByRole('button', { name: text('activity.tab.waiting') }).click()
    await page.getByText('LAG/7').waitFor()
    await screenshot(page, `activity-waiting-${locale}-${width}`)
    await expectSound(opened)

    await page.getByRole('button', { name: text('activity.tab.records') }).click()
    await page.getByText(text('find.about')).waitFor()
    await screenshot(page, `activity-records-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe('the batches', () => {
  const text = textsOf('en')

  it('stay in their place when the figures come, and move while a batch runs', async () => {
    const opened = await open()
    const { page } = opened
    await page.getByText('4,210 of 10,000 records').waitFor()
    const done = { total: 10_000, applied: 9_000, unchanged: 900, failed: 100 }
    server.answerTo('ErpBatches', { body: batchesOf([batchOf({ id: batchId('R'), counts: done })]) })
    await page.getByText('10,000 of 10,000 records').waitFor()
    await expectSound(opened)
  })

  it('are filtered and paged by the service, as the address says', async () => {
    const { page } = await open('?flow=prices&status=done')
    await heldTag(page, text).waitFor()
    expect(lastAsked('ErpBatches')).toMatchObject({
      filter: { flow: 'prices', source: null, status: 'done' },
    })

    server.answerTo('ErpBatches', { body: batchesOf(manyBatches, 'next:page') })
    await page.getByLabel(text('filter.source')).selectOption('vtexappkey-demo-ERPONE')
    await page.getByRole('button', { name: text('paging.next') }).click()
    await page.waitForURL(/after=/)
    await page.waitForFunction(`!document.body.innerText.includes('${text('loading')}')`)
    expect(lastAsked('ErpBatches')).toEqual({
      filter: { flow: 'prices', source: 'vtexappkey-demo-ERPONE', status: 'done' },
      limit: 20,
      cursor: 'next:page',
    })
    await page.getByRole('button', { name: text('paging.previous') }).click()
    await page.waitForURL((url) => !url.search.includes('after='))
  })

  it('say how the first one comes to be', async () => {
    server.answerTo('ErpBatches', { body: batchesOf([]) })
    const opened = await open()
    await opened.page.getByText(text('batches.none.title')).waitFor()
    await screenshot(opened.page, 'activity-batches-empty')
    await expectSound(opened)
  })

  it('say that no batch passes the filters, and show all again', async () => {
    server.answerTo('ErpBatches', ({ filter }) => ({
      body: batchesOf((filter as { flow: string | null }).flow ? [] : manyBatches),
    }))
    const { page } = await open('?flow=skus')
    await page.getByText(text('batches.noMatch.title')).waitFor()
    await page.getByRole('button', { name: text('filter.clear') }).click()
    await heldTag(page, text).waitFor()
  })

  it('say when they cannot be loaded, and try again', async () => {
    server.answerTo('ErpBatches', { status: 500 })
    const opened = await open()
    const { page } = opened
    await page.getByText(text('error.app')).waitFor()
    await screenshot(page, 'activity-batches-error')
    await expectSound(opened)
    server.answerTo('ErpBatches', { body: batchesOf(manyBatches) })
    await page.getByRole('button', { name: text('error.retry') }).click()
    await heldTag(page, text).waitFor()
  })

  it('show lines while they load', async () => {
    let release = () => {}
    const until = new Promise<void>((resolve) => (release = resolve))
    server.answerTo('ErpBatches', { body: batchesOf(manyBatches), until })
    const opened = await open()
    await opened.page.getByText(text('loading')).waitFor({ state: 'attached' })
    await screenshot(opened.page, 'activity-batches-loading')
    await expectSound(opened)
    release()
    await heldTag(opened.page, text).waitFor()
  })
})

describe('the problems', () => {
  const text = textsOf('en')

  it('are sent again, which is said', async () => {
    const { page } = await open('?tab=problems&hours=72')
    server.answerTo('ErpRetryProblem', {
      body: {
        data: {
          retryProblem: {
            __typename: 'RetriedProblem',
            batches: [{ __typename: 'Batch', id: batchId('N') }],
          },
        },
      },
    })
    await page.getByRole('button', { name: text('problem.retry'), exact: true }).click()
    await page.getByText(text('problem.retried')).waitFor()
    expect(lastAsked('ErpRetryProblem')).toEqual({ flow: 'prices', code: 'sku_not_found', hours: 72 })
  })

  it('say why they cannot be sent again', async () => {
    const { page } = await open('?tab=problems')
    server.answerTo('ErpRetryProblem', {
      body: {
        data: { retryProblem: failure('nothing_to_retry', 'There are no failed records to send again') },
      },
    })
    await page.getByRole('button', { name: text('problem.retry'), exact: true }).click()
    await page.getByText('There are no failed records to send again').waitFor()
  })

  it('lead to the records, filtered', async () => {
    const { page } = await open('?tab=problems')
    await page
      .getByRole('link', { name: text('problem.show') })
      .first()
      .click()
    await page.waitForURL(isAt(batchId('D'), { outcome: 'FAILED', code: 'sku_not_found' }))
  })

  it('say that there are none', async () => {
    server.answerTo('ErpProblems', { body: problemsOf([]) })
    const opened = await open('?tab=problems')
    await opened.page.getByText(text('problems.none.text')).waitFor()
    await screenshot(opened.page, 'activity-problems-empty')
    await expectSound(opened)
  })
})

describe('what waits', () => {
  const text = textsOf('en')

  it('leads to the code that is missing', async () => {
    const { page } = await open('?tab=waiting')
    await page.getByRole('link', { name: text('waiting.addCode') }).click()
    await page.waitForURL(
      isAt('/code-tables', { source: 'vtexappkey-demo-ERPONE', table: 'warehouse', search: 'LAG~2F7' }),
    )
  })

  it('may be nothing', async () => {
    server.answerTo('ErpWaiting', { body: waitingOf([], 0) })
    const opened = await open('?tab=waiting')
    await opened.page.getByText(text('waiting.none.title')).waitFor()
    await expectSound(opened)
  })
})

describe('a record', () => {
  const text = textsOf('en')

  it('is found by keyboard, by the parts of its ref', async () => {
    const { page } = await open('?tab=records')
    await page.getByLabel(text('filter.flow')).selectOption('inventory')
    await page.getByLabel(text('find.skuRef')).fill('FR-1/2 %')
    expect(await page.getByRole('button', { name: text('find.action') }).isDisabled()).toBe(true)
    await page.getByLabel(text('find.warehouse')).fill('w1')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/activity\/records\/inventory\/FR-1~2F2~20~25~2Fw1$/)
  })
})

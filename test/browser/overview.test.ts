import type { Browser, Page } from 'playwright-core'
import { closePages, launch, screenshot, tabTo } from './browser'
import { allConnected, pricesRefused, userRefused } from './health-answers'
import { allRead, markedRead, noNotifications, threeUnread } from './notifications-answers'
import { allQuiet, busy, emptyAccount, firstCallReceived } from './overview-answers'
import { everywhere, expectSound, locales, openPage, textsOf, type OpenedPage } from './panel-page'
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
  server.answerTo('ErpHealth', { body: allConnected })
  server.answerTo('ErpNotifications', noNotifications)
  server.asked.length = 0
})
afterEach(async () => {
  await closePages(browser)
})

function open(locale = 'en', width = 1280): Promise<OpenedPage> {
  return openPage(browser, server.url, '', { locale, width })
}

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('says what needs a person, and how the day went', async () => {
    server.answerTo('ErpOverview', busy)
    server.answerTo('ErpHealth', { body: pricesRefused })
    const opened = await open(locale, width)
    await opened.page.getByText('The SKU does not exist in VTEX').waitFor()
    await opened.page.getByText(text('health.status.error'), { exact: true }).waitFor()
    expect(await opened.page.getByRole('img').count()).toBe(4)
    await screenshot(opened.page, `overview-busy-${locale}-${width}`)
    await expectSound(opened)
  })

  it('shows the first steps while the account is empty', async () => {
    server.answerTo('ErpOverview', emptyAccount)
    const opened = await open(locale, width)
    await opened.page.getByText('Product and SKU Management').first().waitFor()
    await screenshot(opened.page, `overview-empty-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe.each(locales)('in %s', (locale) => {
  const text = textsOf(locale)

  it('shows its frame while it waits, and says when the app fails', async () => {
    let release = () => {}
    const until = new Promise<void>((resolve) => (release = resolve))
    server.answerTo('ErpOverview', { ...allQuiet, until })
    const opened = await open(locale)
    await opened.page.getByRole('heading', { name: text('overview.needs.title') }).waitFor()
    await screenshot(opened.page, `overview-loading-${locale}`)
    await expectSound(opened)
    release()
    await opened.page.getByText(text('overview.needs.nothing')).waitFor()
    await screenshot(opened.page, `overview-quiet-${locale}`)
    await expectSound(opened)

    server.answerTo('ErpOverview', { status: 500 })
    await opened.page.reload()
    await opened.page.getByText(text('error.app')).waitFor()
    await screenshot(opened.page, `overview-failed-${locale}`)
    await expectSound(opened)
    server.answerTo('ErpOverview', allQuiet)
    await opened.page.getByRole('button', { name: text('error.retry') }).click()
    await opened.page.getByText(text('overview.needs.nothing')).waitFor()
  })
})

describe.each(locales)('the notifications in %s', (locale) => {
  const text = textsOf(locale)
  const button = (page: Page, name: string) => page.getByRole('button', { name: text(name), exact: true })

  it('are told until somebody marks them as read', async () => {
    server.answerTo('ErpOverview', allQuiet)
    server.answerTo('ErpNotifications', threeUnread)
    server.answerTo('ErpMarkNotificationsRead', () => {
      server.answerTo('ErpNotifications', allRead)
      return markedRead
    })
    const opened = await open(locale)
    const { page } = opened
    await button(page, 'notifications.mark').waitFor()
    const isNew = page.getByText(text('notifications.new'), { exact: true })
    expect(await isNew.count()).toBe(3)
    await screenshot(page, `overview-notifications-${locale}`)
    await expectSound(opened)
    await button(page, 'notifications.mark').click()
    await page.getByText(text('notifications.marked'), { exact: true }).waitFor()
    await isNew.first().waitFor({ state: 'detached' })
    const marked = server.asked.filter(({ operationName }) => operationName === 'ErpMarkNotificationsRead')
    expect(marked.map(({ variables }) => variables)).toEqual([{ revision: 42 }])
    const links = page.getByRole('link', { name: text('notifications.see'), exact: true })
    expect(await links.count()).toBe(5)
    await button(page, 'notifications.all').click()
    expect(await links.count()).toBe(7)
  })

  it('are empty, or say why they are not there', async () => {
    server.answerTo('ErpOverview', allQuiet)
    const opened = await open(locale, 768)
    await opened.page.getByText(text('notifications.empty')).waitFor()
    await expectSound(opened)
    server.answerTo('ErpNotifications', { status: 500 })
    await opened.page.reload()
    await opened.page.getByText(text('error.app')).waitFor()
    await opened.page.getByText(text('overview.needs.nothing')).waitFor()
    await expectSound(opened)
  })
})

describe('the page', () => {
  const text = textsOf('en')

  it('hears the first call while it is open', async () => {
    server.answerTo('ErpOverview', emptyAccount)
    const { page } = await open()
    await page.getByRole('button', { name: text('overview.step.call') }).click()
    await page.getByText(text('overview.step.call.listening')).waitFor()
    await screenshot(page, 'overview-listening')
    server.answerTo('ErpOverview', firstCallReceived)
    await page.getByText(text('overview.step.call.received')).waitFor()
    expect(await page.getByText(text('overview.step.done'), { exact: true }).count()).toBe(2)
    server.answerTo('ErpOverview', allQuiet)
    await page.reload()
    await page.getByText(text('overview.needs.nothing')).waitFor()
    expect(await page.getByText(text('overview.step.call.received')).count()).toBe(0)
  })

  it('says that the first call came, also when its record is in VTEX at once', async () => {
    server.answerTo('ErpOverview', emptyAccount)
    const { page } = await open()
    await page.getByText(text('overview.step.call.listening')).waitFor()
    server.answerTo('ErpOverview', allQuiet)
    await page.getByText(text('overview.step.call.received')).waitFor()
    await page.getByRole('heading', { name: text('overview.day.title') }).waitFor()
    await screenshot(page, 'overview-received')
  })

  it('leads to where a thing is looked after, without a new load, and back', async () => {
    server.answerTo('ErpOverview', busy)
    const { page } = await open()
    await page.evaluate('window.sameLoad = true')
    await page.getByRole('link', { name: text('overview.needs.codes.link') }).click()
    await page.waitForURL('**/code-tables?**')
    expect(new URL(page.url()).search).toContain('source=vtexappkey-demo-ABCDEF')
    await page.goBack()
    await page.getByText('The SKU does not exist in VTEX').waitFor()
    expect(await page.evaluate('window.sameLoad')).toBe(true)
  })

  it('keeps the first steps at hand, by keyboard and in the address', async () => {
    server.answerTo('ErpOverview', allQuiet)
    const { page } = await open()
    await page.getByText(text('overview.needs.nothing')).waitFor()
    expect(await tabTo(page, 'Getting started 3/6')).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByText(text('overview.step.map.text')).waitFor()
    expect(new URL(page.url()).searchParams.get('guide')).toBe('open')
    await page.reload()
    await page.getByText(text('overview.step.map.text')).waitFor()
  })

  it('names the permission a user lacks', async () => {
    server.answerTo('ErpOverview', { body: userRefused })
    const { page } = await open()
    await page.getByText('read-write-apps-settings').first().waitFor()
  })
})

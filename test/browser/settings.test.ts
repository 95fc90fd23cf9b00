import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { closePages, launch, screenshot, tabTo } from './browser'
import { everywhere, expectSound, locales, openPage, textsOf, type OpenedPage } from './panel-page'
import { startPanelServer, type PanelServer } from './panel-server'
import {
  defaults,
  exported,
  failingPush,
  flowSaved,
  generalRefused,
  generalSaved,
  estimateOf,
  guardsSaved,
  imported,
  importRefused,
  noSources,
  notificationsSaved,
  orderPush,
  orderSettings,
  orderSettingsSaved,
  pushSaved,
  pushTried,
  secretMade,
  someSources,
  stockOf,
  stockSaved,
  stored,
  unreadable,
  withGuards,
} from './settings-answers'

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
  server.answerTo('ErpSettings', stored)
  server.answerTo('ErpGuardEstimate', estimateOf(2))
  server.answerTo('ErpSources', someSources)
  server.answerTo('ErpOrderSettings', orderSettings)
  server.answerTo('ErpOrderPush', failingPush)
  server.asked.length = 0
})
afterEach(async () => {
  await closePages(browser)
})

function open(query = '', locale = 'en', width = 1280): Promise<OpenedPage> {
  return openPage(browser, server.url, `/settings${query}`, { locale, width })
}

function chooseFile(page: Page): Promise<void> {
  const file = {
    name: 'configuration.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":1}'),
  }
  return page.locator('input[type=file]').setInputFiles(file)
}

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('shows every tab', async () => {
    const opened = await open('', locale, width)
    const { page } = opened
    await page.getByText(text('guard.deactivated.title')).waitFor()
    await screenshot(page, `settings-guards-${locale}-${width}`)
    await expectSound(opened)
    for (const [tab, seen] of [
      ['ownership', 'settings.ownership.required'],
      ['orders', 'settings.orders.from.help'],
      ['notifications', 'settings.notifications.about'],
      ['general', 'settings.general.daysHelp'],
      ['keys', 'settings.keys.never'],
      ['files', 'settings.import.choose'],
    ] as const) {
      await page.getByRole('button', { name: text(`settings.tab.${tab}`), exact: true }).click()
      await page.getByText(text(seen)).first().waitFor()
      await screenshot(page, `settings-${tab}-${locale}-${width}`)
      await expectSound(opened)
    }
  })
})

describe.each(locales)('in %s', (locale) => {
  const text = textsOf(locale)

  it('says that the app failed, and recovers', async () => {
    server.answerTo('ErpSettings', { status: 500 })
    const opened = await open('', locale)
    await opened.page.getByText(text('error.app')).waitFor()
    await expectSound(opened)
    server.answerTo('ErpSettings', unreadable)
    await opened.page.getByRole('button', { name: text('error.retry') }).click()
    await opened.page.getByText('the defaults apply').waitFor()
    await expectSound(opened)
  })

  it('shows what one system decides itself', async () => {
    const opened = await open('?source=vtexappkey-demo-WMS', locale)
    const { page } = opened
    await page.getByText(text('settings.source.one')).waitFor()
    expect(await page.getByText(text('settings.source.asStore')).count()).toBe(4)
    await screenshot(page, `settings-source-guards-${locale}`)
    await expectSound(opened)
    await page.goto(`${page.url()}&tab=ownership&flow=skus`)
    await page.getByLabel(text('settings.match')).waitFor()
    await screenshot(page, `settings-source-ownership-${locale}`)
    await expectSound(opened)
  })

  it('reports what a file would do before it is applied', async () => {
    server.answerTo('ErpImportConfiguration', ({ dryRun }) => imported(dryRun))
    const opened = await open('?tab=files', locale)
    const { page } = opened
    await chooseFile(page)
    await page.getByText(text('settings.import.would')).waitFor()
    await page.getByText('This app has no flow carriers.').waitFor()
    await screenshot(page, `settings-import-${locale}`)
    await expectSound(opened)
    const apply = page.getByRole('button', { name: text('settings.import.button'), exact: true })
    await apply.click()
    await page.getByText(text('settings.import.askText')).waitFor()
    await screenshot(page, `settings-import-ask-${locale}`)
    await apply.last().click()
    await page.getByText(text('settings.import.did')).waitFor()
    await page.getByText(text('settings.import.done'), { exact: true }).waitFor()
    const runs = server.asked.filter(({ operationName }) => operationName === 'ErpImportConfiguration')
    expect(runs.map(({ variables }) => variables)).toEqual([
      { json: '{"format":1}', dryRun: true },
      { json: '{"format":1}', dryRun: false },
    ])
  })
})

describe('the page', () => {
  const text = textsOf('en')
  const save = (page: Page) => page.getByRole('button', { name: text('action.save'), exact: true })
  /** Saves, and waits for the answer. */
  const saved = (page: Page, mutation: string) =>
    Promise.all([
      page.waitForResponse((response) => response.request().postData()?.includes(mutation) ?? false),
      save(page).click(),
    ])

  it('saves a guard, by keyboard, and says so', async () => {
    let guardsJson: unknown
    server.answerTo('ErpSaveGuards', (variables) => {
      guardsJson = variables.guardsJson
      server.answerTo('ErpSettings', withGuards(guardsJson))
      return guardsSaved(guardsJson)
    })
    const { page } = await open()
    const share = page.getByLabel(text('settings.guards.share')).first()
    await share.fill('35')
    await page.getByText('35% of the batch or more').waitFor()
    expect(await tabTo(page, text('action.save'))).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByText(text('saved'), { exact: true }).waitFor()
    expect(JSON.parse(String(guardsJson))).toMatchObject({
      ...defaults,
      stock_zeroed: { ...defaults.stock_zeroed, share: 0.35 },
      price_raised: { mode: 'off' },
    })
    await page.waitForFunction(`document.querySelector('button[disabled]') !== null`)
    expect(await save(page).isDisabled()).toBe(true)
    expect(await share.inputValue()).toBe('35')
  })

  it('says what the limits typed would have done lately, also when that fails for a while', async () => {
    server.answerTo('ErpGuardEstimate', ({ guardsJson }) =>
      estimateOf(JSON.parse(String(guardsJson)).stock_zeroed.share === 0.05 ? 7 : 2),
    )
    const opened = await open()
    const { page } = opened
    await page.getByText('In the last 30 days this would have held 2 of 40 batches.').waitFor()
    await page.getByText('There were no batches of this kind in the last 30 days.').first().waitFor()
    await page.getByLabel(text('settings.guards.share')).first().fill('5')
    await page.getByText('In the last 30 days this would have held 7 of 40 batches.').waitFor()
    await screenshot(page, 'settings-estimate')
    await expectSound(opened)
    server.answerTo('ErpGuardEstimate', { status: 500 })
    await page.getByLabel(text('settings.guards.share')).first().fill('6')
    await page.getByText(text('settings.guards.estimate.failed')).first().waitFor()
    server.answerTo('ErpGuardEstimate', estimateOf(1))
    await page
      .getByRole('button', { name: text('error.retry') })
      .first()
      .click()
    await page.getByText('In the last 30 days this would have held 1 of 40 batches.').waitFor()
  })

  it('does not save numbers the app would refuse', async () => {
    const opened = await open()
    const { page } = opened
    await page.getByLabel(text('settings.guards.percent')).first().fill('150')
    await page.getByText('A whole number from 1 to 99').waitFor()
    await page.getByText(text('settings.guards.invalid')).waitFor()
    expect(await save(page).isDisabled()).toBe(true)
    await screenshot(page, 'settings-invalid')
    await expectSound(opened)
    await page.getByRole('button', { name: text('action.discard') }).click()
    expect(await page.getByText(text('settings.guards.invalid')).count()).toBe(0)
  })

  it('asks before changes are lost, in the page and in the menu', async () => {
    const opened = await open('?tab=ownership')
    const { page } = opened
    await page.getByLabel('keywords').selectOption('create')
    await page.getByRole('link', { name: text('navigation.activity') }).waitFor()
    await page.getByRole('button', { name: text('settings.tab.keys'), exact: true }).click()
    await page.getByText(text('unsaved.text')).waitFor()
    await screenshot(page, 'settings-unsaved')
    await page.getByRole('button', { name: text('unsaved.stay') }).click()
    expect(await page.getByLabel('keywords').inputValue()).toBe('create')
    await page.getByText(text('unsaved.text')).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: text('settings.tab.keys'), exact: true }).click()
    await page.getByRole('button', { name: text('unsaved.leave'), exact: true }).click()
    await page.getByText('typed-in-by-hand').waitFor()
    expect(new URL(page.url()).searchParams.get('tab')).toBe('keys')
  })

  it('does not let a required field be kept from the ERP', async () => {
    const { page } = await open('?tab=ownership')
    const options = (field: string) => page.getByLabel(field).locator('option:enabled').count()
    await page.getByLabel('keywords').waitFor()
    expect([await options('keywords'), await options('name')]).toEqual([3, 2])
  })

  it('saves of one system only what is otherwise than for all, and takes it back', async () => {
    const sent: unknown[] = []
    server.answerTo('ErpSaveGuards', (variables) => {
      sent.push(variables.source, JSON.parse(String(variables.guardsJson)))
      return guardsSaved(variables.guardsJson)
    })
    const { page } = await open()
    await page.getByLabel(text('settings.source')).selectOption('vtexappkey-demo-WMS')
    const atLeast = page.getByLabel(text('settings.guards.atLeast')).first()
    await page.waitForFunction(`document.querySelector('input[value="5"]') !== null`)
    await page.getByLabel(text('settings.guards.share')).first().fill('40')
    await saved(page, 'ErpSaveGuards')
    await page
      .getByRole('button', { name: text('settings.source.useStore') })
      .first()
      .click()
    expect(await atLeast.inputValue()).toBe('20')
    await saved(page, 'ErpSaveGuards')
    expect(sent).toEqual([
      'vtexappkey-demo-WMS',
      { stock_zeroed: { atLeast: 5, share: 0.4 } },
      'vtexappkey-demo-WMS',
      {},
    ])
  })

  it('says of each field of one system what the store says, until it says otherwise', async () => {
    const sent: unknown[] = []
    server.answerTo('ErpSaveFlowSettings', (variables) => {
      sent.push(variables)
      return flowSaved
    })
    const { page } = await open('?tab=ownership&source=vtexappkey-demo-WMS')
    const chosen = (field: string) => page.getByLabel(field).locator('option:checked')
    await page.getByLabel('keywords').waitFor()
    expect(await chosen('title').textContent()).toContain(text('settings.ownership.never'))
    expect(await page.getByLabel('title').inputValue()).toBe('')
    expect(await page.getByLabel('keywords').inputValue()).toBe('create')
    await page.getByLabel('title').selectOption('always')
    await saved(page, 'ErpSaveFlowSettings')
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(`${page.url()}&flow=skus`)
    await page.getByLabel(text('settings.match')).selectOption('ean')
    await saved(page, 'ErpSaveFlowSettings')
    expect(sent).toEqual([
      {
        flow: 'brands',
        settingsJson: '{"ownership":{"title":"always","keywords":"create"}}',
        source: 'vtexappkey-demo-WMS',
      },
      { flow: 'skus', settingsJson: '{"ownership":{},"match":"ean"}', source: 'vtexappkey-demo-WMS' },
    ])
  })

  it('saves what the store is told of', async () => {
    server.answerTo('ErpSaveNotificationSettings', notificationsSaved)
    const { page } = await open('?tab=notifications')
    await page.getByLabel(text('settings.notifications.records_failing.unit')).fill('0')
    await page.getByText(text('settings.guards.invalid')).waitFor()
    await page.getByLabel(text('settings.notifications.records_failing.unit')).fill('250')
    await page.getByRole('checkbox').nth(3).click()
    await saved(page, 'ErpSaveNotificationSettings')
    const [sent] = server.asked.filter(({ operationName }) => operationName === 'ErpSaveNotificationSettings')
    expect(sent?.variables).toEqual({
      input: [
        { kind: 'batch_held', isOn: true, atLeast: 1 },
        { kind: 'records_failing', isOn: true, atLeast: 250 },
        { kind: 'lane_refused', isOn: true, atLeast: 1 },
        { kind: 'code_unknown', isOn: false, atLeast: 1 },
        { kind: 'order_stuck', isOn: true, atLeast: 1 },
        { kind: 'push_failing', isOn: true, atLeast: 1 },
      ],
    })
  })

  it('keeps the chosen flow in the address', async () => {
    const { page } = await open('?tab=ownership')
    await page.getByLabel(text('settings.ownership.flow')).selectOption('prices')
    await page.getByLabel('fixedPricesMode').waitFor()
    await page.reload()
    await page.getByLabel('fixedPricesMode').waitFor()
  })

  it('says why something was not saved', async () => {
    server.answerTo('ErpSaveGeneralSettings', generalRefused)
    const { page } = await open('?tab=general')
    const days = page.getByLabel(text('settings.general.days'))
    await days.fill('60')
    await save(page).click()
    await page.getByText('That did not work. The settings are not valid').waitFor()
    expect(await days.inputValue()).toBe('60')
    server.answerTo('ErpSaveGeneralSettings', generalSaved)
    await save(page).click()
    await page.getByText(text('saved'), { exact: true }).waitFor()
  })

  it('has a next step where no key has called', async () => {
    server.answerTo('ErpSources', noSources)
    const opened = await open('?tab=keys')
    await opened.page.getByRole('link', { name: text('settings.keys.emptyLink') }).waitFor()
    await screenshot(opened.page, 'settings-keys-empty')
    await expectSound(opened)
  })

  it('says why a file is refused', async () => {
    server.answerTo('ErpImportConfiguration', importRefused)
    const opened = await open('?tab=files')
    await chooseFile(opened.page)
    await opened.page.getByText('The file is not a configuration.').waitFor()
    await expectSound(opened)
  })

  it('gives the configuration as a file', async () => {
    server.answerTo('ErpExportConfiguration', exported)
    const { page } = await open('?tab=files')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: text('settings.export.button') }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^erp-integrator-demo-\d{4}-\d\d-\d\d\.json$/)
    expect(await readFile(await file.path(), 'utf8')).toBe('{"format":1}')
  })
})

it('says what the ERP counts, and saves it', async () => {
  const text = textsOf('en')
  server.answerTo('ErpStockSettings', stockOf('vtex'))
  server.answerTo('ErpSaveStockSettings', stockSaved)
  const opened = await open('?tab=ownership&flow=inventory')
  const { page } = opened
  await page.getByLabel(text('settings.stock.who.app')).click({ force: true })
  await page.getByLabel(text('settings.stock.counts.available')).click({ force: true })
  await screenshot(page, 'settings-stock')
  await expectSound(opened)
  await page
    .getByRole('button', { name: text('action.save') })
    .last()
    .click()
  await page.getByText(text('saved')).first().waitFor()
  const [saved] = server.asked.filter(({ operationName }) => operationName === 'ErpSaveStockSettings')
  expect(saved?.variables).toEqual({ quantity: 'available' })
})

it('saves which orders the ERP gets, and keeps what is not saved', async () => {
  const text = textsOf('en')
  server.answerTo('ErpSaveOrderSettings', orderSettingsSaved)
  const { page } = await open('?tab=orders')
  await page.getByLabel(text('settings.orders.from.paid')).click({ force: true })
  await page.getByLabel(text('settings.orders.sellers')).fill('1, acme')
  await page.getByLabel(text('settings.orders.keepDays')).fill('6')
  await page.getByText(text('settings.orders.invalid')).waitFor()
  await screenshot(page, 'settings-orders-wrong')
  await page.getByRole('button', { name: text('settings.tab.keys'), exact: true }).click()
  await page.getByText(text('unsaved.title')).waitFor()
  await page.getByRole('button', { name: text('unsaved.stay') }).click()
  await page.getByLabel(text('settings.orders.keepDays')).fill('60')
  await page
    .getByRole('button', { name: text('action.save') })
    .first()
    .click()
  await page.getByText(text('saved'), { exact: true }).waitFor()
  const [saved] = server.asked.filter(({ operationName }) => operationName === 'ErpSaveOrderSettings')
  expect(saved?.variables).toEqual({
    settings: {
      ...{ exportFrom: 'paid', flows: ['complete', 'seller', 'chain'], tradePolicies: ['1'], affiliates: [] },
      ...{ sellers: ['1', 'acme'], attempts: 5, reconcileSeconds: 60, keepDays: 60 },
    },
  })
})

it('makes a secret that is shown once, tries the address, and switches the push on', async () => {
  const text = textsOf('en')
  const secret = `push_${'x'.repeat(43)}`
  const stored = {
    address: 'https://demo.myvtex.com/_v/erp-orders/new',
    secretMadeAt: '2026-03-04T15:00:00Z',
  }
  server.answerTo('ErpActivitySources', someSources)
  server.answerTo('ErpOrderPush', orderPush())
  server.answerTo('ErpMakeOrderPushSecret', () => {
    server.answerTo('ErpOrderPush', orderPush({ secretMadeAt: stored.secretMadeAt }))
    return secretMade(secret)
  })
  server.answerTo('ErpSaveOrderPush', () => {
    server.answerTo('ErpOrderPush', orderPush({ ...stored, isActive: true, source: 'typed-in-by-hand' }))
    return pushSaved
  })
  const opened = await open('?tab=orders')
  const { page } = opened
  await page.getByText(text('settings.push.secret.none')).waitFor()
  await page.getByLabel(/^Address/).fill('https://erp.example/orders')
  await page.getByText('This address is not allowed.').waitFor()
  await screenshot(page, 'settings-push-refused')
  await expectSound(opened)
  await page.getByLabel(/^Address/).fill(stored.address)
  await page.getByLabel(/^System/).selectOption('typed-in-by-hand')
  await page.getByLabel(/^Push orders/).click({ force: true })
  await page.getByText(text('settings.push.problem.secret')).waitFor()
  await page.getByRole('button', { name: text('settings.push.secret.make'), exact: true }).click()
  await page.getByText(secret).waitFor()
  await screenshot(page, 'settings-push-secret')
  await page
    .getByRole('button', { name: text('action.save') })
    .last()
    .click()
  await page.getByText(text('settings.push.state.on'), { exact: true }).waitFor()
  server.answerTo('ErpTestOrderPush', pushTried(200, null))
  await page.getByRole('button', { name: text('settings.push.test') }).click()
  await page.getByText('Taken: 200 after 123 ms').waitFor()
  server.answerTo('ErpTestOrderPush', pushTried(500, 'status'))
  await page.getByRole('button', { name: text('settings.push.test') }).click()
  await page.getByText('It answered 500').waitFor()
  await page.getByRole('button', { name: text('settings.push.secret.make'), exact: true }).click()
  await page.getByText(text('settings.push.secret.askText')).waitFor()
  await screenshot(page, 'settings-push-rotate')
  await expectSound(opened)
  const sent = server.asked.filter(({ operationName }) => /^Erp(Save|Make)/.test(operationName))
  expect(sent.map(({ variables }) => variables)).toEqual([
    { keepsOld: true },
    {
      settings: {
        ...{ isActive: true, address: stored.address, source: 'typed-in-by-hand', shape: 'erp' },
        ...{ events: ['new', 'cancellation-requested', 'canceled'], visibility: 300, perMinute: 60 },
      },
    },
  ])
  await page.reload()
  await page.getByText(text('settings.push.state.on'), { exact: true }).waitFor()
  expect(await page.getByText(secret).count()).toBe(0)
})

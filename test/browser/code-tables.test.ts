import type { Browser } from 'playwright-core'
import { failure } from './activity-answers'
import { closePages, launch, screenshot } from './browser'
import * as answers from './mapping-answers'
import { everywhere, expectSound, openPage, textsOf, untilAsked, type OpenedPage } from './panel-page'
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
  server.answerTo('ErpCodeTables', { body: answers.tables })
  server.answerTo('ErpCodes', { body: answers.codes })
  server.answerTo('ErpChoices', { body: answers.choices })
  server.answerTo('ErpSaveCodes', { body: { data: { saveCodes: answers.table('warehouse') } } })
})
afterEach(async () => {
  await closePages(browser)
})

async function open(query = '', { locale = 'en', width = 1280 } = {}): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, `/code-tables${query}`, { locale, width })
  opened.page.setDefaultTimeout(10_000)
  return opened
}

function lastAsked(operation: string) {
  return server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables
}

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('shows the codes, those without a value first, with what happens to their records', async () => {
    const opened = await open('', { locale, width })
    const { page } = opened
    await page.locator('tbody').getByText(text('codes.unknown'), { exact: true }).first().waitFor()
    await page.getByText(text('policy.parkAbout')).waitFor()
    expect(await page.locator('tbody').getByText(text('codes.unknown'), { exact: true }).count()).toBe(3)
    await screenshot(page, `codes-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe('the page', () => {
  const text = textsOf('en')
  const named = (key: string) => ({ name: text(key), exact: true })

  it.each([
    ['no system has called', 'codes.noSourceTitle', { ErpMappingSources: { body: answers.noSources } }],
    ['there are no tables', 'codes.emptyTitle', { ErpCodeTables: { body: { data: { codeTables: [] } } } }],
    ['a table is empty', 'codes.noneTitle', { ErpCodes: { body: answers.noCodes } }],
    ['the app fails', 'error.app', { ErpCodeTables: { status: 500 } }],
  ])('says what to do when %s', async (_, title, given) => {
    for (const [operation, answer] of Object.entries(given)) server.answerTo(operation, answer)
    const opened = await open()
    await opened.page.getByText(text(title)).first().waitFor()
    await screenshot(opened.page, `codes-${title}`)
    await expectSound(opened)
  })

  it('takes typed values where VTEX refuses to tell its own, and says why', async () => {
    const refused = failure('policy_missing', 'VTEX refused this app', 'Accept the permissions of the app.')
    server.answerTo('ErpChoices', { body: { data: { choices: refused } } })
    const { page } = await open()
    await page.getByText('Accept the permissions of the app.').waitFor()
    await page.getByLabel('Value in VTEX of W9').fill('visa')
    await page.getByRole('button', named('action.save')).click()
    await page.getByText(text('saved'), { exact: true }).waitFor()
    expect(lastAsked('ErpSaveCodes')).toMatchObject({ set: [{ code: 'W9', value: 'visa' }] })
  })

  it('takes a choice of VTEX and a typed value, and saves both together', async () => {
    const opened = await open()
    const { page } = opened
    await page.getByLabel('Value in VTEX of W9').click()
    await page.getByLabel('Value in VTEX of W9').fill('sou')
    await page.getByRole('button', { name: 'South warehouse' }).click()
    await page.getByLabel('Value in VTEX of W8').fill('my-own')
    await page.getByLabel('Value in VTEX of W1', { exact: true }).fill('')
    await page.getByText('3 values changed').waitFor()
    await screenshot(page, 'codes-edited')
    await expectSound(opened)
    await page.getByRole('button', named('action.save')).click()
    await page.getByText(text('saved'), { exact: true }).waitFor()
    expect(lastAsked('ErpSaveCodes')).toEqual({
      source: 'vtexappkey-demo-ERPONE',
      table: 'warehouse',
      set: [
        { code: 'W9', value: 'south' },
        { code: 'W8', value: 'my-own' },
      ],
      remove: ['W1'],
    })
  })

  it('chooses by keyboard', async () => {
    const { page } = await open()
    const field = page.getByLabel('Value in VTEX of W9')
    await page.waitForFunction(`document.querySelector('[aria-label$="of W1"]')?.value === 'Main warehouse'`)
    await field.focus()
    await page.getByText(text('codes.inVtex'), { exact: true }).waitFor()
    for (const choice of ['Main warehouse', 'North warehouse']) {
      await page.keyboard.press('ArrowDown')
      await page.waitForFunction(`document.activeElement.value === '${choice}'`)
    }
    await page.keyboard.press('Enter')
    await page.getByText('1 value changed').waitFor()
    expect(await field.inputValue()).toBe('North warehouse')
  })

  it('asks the app for what is searched and shown, keeps it in the address, and turns pages', async () => {
    const { page } = await open()
    await page.getByLabel(text('codes.show'), { exact: false }).first().selectOption('unknown')
    const searched = untilAsked(page, '"search":"w9"')
    await page.getByLabel(text('codes.search')).fill('w9')
    await searched
    expect(new URL(page.url()).searchParams.get('show')).toBe('unknown')
    expect(lastAsked('ErpCodes')).toMatchObject({ show: 'UNKNOWN', cursor: null })
    const turned = untilAsked(page, '"cursor":"next"')
    await page.getByRole('button', named('codes.next')).click()
    await turned
  })

  it('saves what happens to records with unknown codes', async () => {
    server.answerTo('ErpSaveTablePolicy', { body: { data: { saveTablePolicy: answers.table('warehouse') } } })
    const { page } = await open()
    await page.getByLabel(text('policy.label')).selectOption('DEFAULT')
    await page.getByText(text('policy.defaultAbout')).waitFor()
    await page.getByText(text('policy.needsValue')).waitFor()
    await page.getByLabel(text('policy.value')).fill('north')
    await page.getByRole('button', named('action.save')).click()
    await page.getByText(text('saved'), { exact: true }).waitFor()
    expect(lastAsked('ErpSaveTablePolicy')).toMatchObject({
      policy: 'DEFAULT',
      defaultValue: 'north',
      kind: 'WAREHOUSE',
    })
  })

  it('checks pasted columns before it imports them', async () => {
    const imported = (dryRun: boolean) => ({
      data: {
        importCodesCsv: {
          __typename: 'ImportedCodes',
          added: 2,
          changed: 1,
          unchanged: 4,
          dryRun,
          errors: [{ __typename: 'LineError', line: 3, message: 'has no value' }],
        },
      },
    })
    server.answerTo('ErpImportCodesCsv', ({ dryRun }) => ({ body: imported(dryRun === true) }))
    const opened = await open()
    const { page } = opened
    await page.getByRole('button', named('codes.import')).click()
    await page.getByLabel(text('import.label')).fill('W9\tsouth\nW8\t"north, old"')
    await page.getByRole('button', named('import.check')).click()
    await page.getByText('2 new, 1 changed, 4 as they are.').waitFor()
    await screenshot(page, 'codes-import')
    await expectSound(opened)
    await page.getByRole('button', { name: 'Import 3 codes' }).click()
    await page.getByText(text('import.done')).waitFor()
    expect(lastAsked('ErpImportCodesCsv')).toMatchObject({
      csv: 'code,value,label\nW9,south\nW8,"north, old"',
      dryRun: false,
    })
  })

  it('gives the codes as a file', async () => {
    server.answerTo('ErpCodesCsv', { body: { data: { codesCsv: 'code,value,label\nW1,main,\n' } } })
    const { page } = await open()
    const download = page.waitForEvent('download')
    await page.getByRole('button', named('codes.csv')).click()
    expect((await download).suggestedFilename()).toBe('warehouse.csv')
  })

  it('asks before values that are not saved are lost', async () => {
    const { page } = await open()
    await page.getByLabel('Value in VTEX of W8').fill('x')
    await page.getByRole('button', { name: 'unit' }).click()
    await page.getByText(text('unsaved.title')).waitFor()
  })
})

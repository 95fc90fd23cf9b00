import type { Browser, Page } from 'playwright-core'
import { closePages, collectConsoleErrors, launch, newPage, screenshot } from './browser'
import * as answers from './mapping-answers'
import { everywhere, expectSound, locales, textsOf, untilAsked, type OpenedPage } from './panel-page'
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
  server.answerTo('ErpMapping', { body: answers.mappingPage() })
  server.answerTo('ErpPreview', { body: answers.previewGood })
  server.answerTo('ErpSuggestions', { body: answers.suggestions })
  server.answerTo('ErpCodeTables', { body: answers.tables })
  server.answerTo('ErpChoices', { body: answers.choices })
})
afterEach(async () => {
  await closePages(browser)
})

/** Opens the editor with a record pasted, as a person who was here before has it. */
async function open(
  query = '',
  { locale = 'en', width = 1280, sample = answers.sample as unknown } = {},
): Promise<OpenedPage> {
  const page = await newPage(browser, { locale, width })
  page.setDefaultTimeout(10_000)
  const errors = collectConsoleErrors(page)
  const kept = sample === null ? '' : JSON.stringify(sample)
  await page.addInitScript(
    `sessionStorage.setItem('erp-integrator.sample.erp-1.prices', ${JSON.stringify(kept)})`,
  )
  const separator = query === '' ? '?' : '&'
  await page.goto(
    `${server.url}/admin/erp-integrator/mappings/erp-1/prices${query}${separator}locale=${locale}`,
  )
  return { page, errors }
}

function lastAsked(operation: string) {
  return server.asked.filter(({ operationName }) => operationName === operation).pop()?.variables
}

/** Waits until the panel asks for a preview of a document such as this. */
function untilPreviewed(page: Page, holds: (document: typeof answers.document) => boolean) {
  return page.waitForRequest((request) => {
    const { operationName, variables } = JSON.parse(request.postData() ?? '{}')
    return operationName === 'ErpPreview' && holds(JSON.parse(variables.input.documentJson))
  })
}

describe.each(everywhere)('in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('shows the record, the fields with their rules and results, and what would happen', async () => {
    const opened = await open('?field=costPrice', { locale, width })
    const { page } = opened
    await page.getByText('868.63', { exact: true }).first().waitFor()
    await page.getByText(text('conversion.title')).waitFor()
    await screenshot(page, `mapping-fields-${locale}-${width}`)
    await expectSound(opened)
  })
})

describe.each([
  { locale: 'en', width: 1280 },
  { locale: 'es', width: 768 },
  { locale: 'pt', width: 768 },
])('the tabs in $locale at $width px', ({ locale, width }) => {
  const text = textsOf(locale)

  it('show filters, tests and versions', async () => {
    server.answerTo('ErpMappingDifferences', { body: answers.differences })
    const opened = await open('', { locale, width })
    const { page } = opened
    for (const tab of ['filters', 'tests', 'versions']) {
      await page.getByRole('button', { name: new RegExp(`^${text(`tab.${tab}`)}`) }).click()
      if (tab === 'versions') await page.getByText('← StandardCost').waitFor()
      await screenshot(page, `mapping-${tab}-${locale}-${width}`)
      await expectSound(opened)
    }
  })
})

describe.each(locales)('in %s', (locale) => {
  const text = textsOf(locale)

  it('begins empty, and says what to paste', async () => {
    server.answerTo('ErpMapping', { body: answers.untouched() })
    const opened = await open('', { locale, sample: null })
    await opened.page.getByText(text('preview.waiting')).waitFor()
    await screenshot(opened.page, `mapping-empty-${locale}`)
    await expectSound(opened)
  })
})

describe('the editor', () => {
  const text = textsOf('en')
  const named = (key: string) => ({ name: text(key), exact: true })

  it('fills a field by a click on the record, with conversions, and shows what comes out', async () => {
    const opened = await open()
    const { page } = opened
    await page.getByRole('button', { name: /^listPrice/ }).click()
    await page.getByText(text('sample.pick')).waitFor()
    const asked = untilPreviewed(page, ({ fields }) =>
      fields.some(
        ({ target, convert }) => target === 'listPrice' && JSON.stringify(convert).includes('"by":2'),
      ),
    )
    await page.getByRole('button', { name: /^StandardCost/ }).click()
    await page.getByText('← StandardCost', { exact: true }).waitFor()
    await page.getByLabel(text('conversion.add')).selectOption('round')
    await page.getByLabel(text('conversion.add')).selectOption('multiply')
    await page.getByLabel(text('conversion.by'), { exact: true }).fill('2')
    await page.getByRole('button', { name: 'Move conversion 2 up' }).click()
    await page.getByText('← StandardCost, times 2, rounded to 2 decimals').waitFor()
    await asked
    await page.getByRole('button', { name: 'Remove conversion 2' }).click()
    await page.getByText('← StandardCost, times 2', { exact: true }).waitFor()
    await screenshot(page, 'mapping-rule')
    await expectSound(opened)
  })

  it('fills a field of a list’s items with the path within an item', async () => {
    const { page } = await open('?field=fixedPrices[].minQuantity')
    const asked = untilPreviewed(page, ({ fields }) =>
      JSON.stringify(fields).includes('{"target":"minQuantity","from":{"kind":"path","path":"Price"}'),
    )
    await page.getByText(text('sample.pick')).waitFor()
    await page
      .getByRole('button', { name: /^Price/ })
      .first()
      .click()
    await asked
  })

  it('takes only some items of a list, by conditions on a field of the item', async () => {
    const opened = await open('?field=fixedPrices')
    const { page } = opened
    await page.getByText(text('where.all')).waitFor()
    const asked = untilPreviewed(page, ({ fields }) =>
      JSON.stringify(fields).includes('"where":[{"path":"Price","is":"greater","value":1000}]'),
    )
    await page.getByRole('button', { name: text('filter.add') }).click()
    const where = page.getByRole('group', { name: text('where.title') })
    await where.getByRole('combobox').first().fill('Price')
    await where.getByLabel(text('filter.condition')).selectOption('greater')
    await where.getByRole('textbox', { name: text('rule.value') }).fill('1000')
    await asked
    await screenshot(page, 'mapping-where')
    await expectSound(opened)
    await page.getByRole('button', { name: 'Remove filter 1' }).click()
    await page.getByText(text('where.all')).waitFor()
  })

  it('says which code is unknown, adds it without leaving, and tries again', async () => {
    server.answerTo('ErpPreview', { body: answers.previewParked })
    server.answerTo('ErpSaveCodes', { body: { data: { saveCodes: answers.table('price-tables') } } })
    const opened = await open()
    const { page } = opened
    await page.getByRole('button', named('codes.add')).click()
    await page.getByLabel(text('codes.value')).fill('gold')
    await screenshot(page, 'mapping-add-code')
    await expectSound(opened)
    server.answerTo('ErpPreview', { body: answers.previewGood })
    const saved = untilAsked(page, 'ErpSaveCodes')
    await page.getByRole('button', named('action.save')).click()
    await saved
    await page.getByText('VTEX id 1021').waitFor()
    expect(lastAsked('ErpSaveCodes')).toEqual({
      source: 'erp-1',
      table: 'price-tables',
      set: [{ code: 'RES-B', value: 'gold' }],
      remove: [],
    })
  })

  it('shows each problem at its field', async () => {
    server.answerTo('ErpPreview', { body: answers.previewFailed })
    const opened = await open()
    await opened.page.getByText('must not be negative').first().waitFor()
    await opened.page.getByText('is not a number').first().waitFor()
    await screenshot(opened.page, 'mapping-problems')
    await expectSound(opened)
  })

  it('says at the rule why a mapping is not valid', async () => {
    const errors = [
      { __typename: 'FieldError', pointer: '/fields/1/convert/0', code: 'x', message: 'names no table' },
    ]
    server.answerTo('ErpPreview', {
      body: { data: { preview: answers.failure('invalid_mapping', errors) } },
    })
    const { page } = await open()
    await page.getByText('invalid_mapping').waitFor()
    expect(await page.getByText('names no table').count()).toBe(2)
  })

  it('proposes rules and takes the sure ones with a yes', async () => {
    server.answerTo('ErpMapping', { body: answers.untouched() })
    const opened = await open()
    const { page } = opened
    await page.getByRole('button', named('suggest.open')).click()
    await page.getByRole('button', named('suggest.sure')).click()
    await screenshot(page, 'mapping-suggestions')
    await expectSound(opened)
    await page.getByRole('button', { name: 'Apply 2 rules' }).click()
    await page.getByText('← ProductNumber').waitFor()
    await page.getByText('2 filled').waitFor()
  })

  it('asks before changes are lost', async () => {
    const { page } = await open('?field=costPrice')
    await page.getByRole('button', named('rule.remove')).click()
    await page.getByText(text('mapping.unsaved')).waitFor()
    await page.getByRole('main').getByText(text('navigation.mappings'), { exact: true }).click()
    await page.getByText(text('unsaved.title')).waitFor()
  })

  it('saves the draft it read, and explains when somebody else was faster', async () => {
    const { page } = await open('?field=costPrice')
    await page.getByRole('button', named('rule.remove')).click()
    server.answerTo('ErpSaveDraft', { body: { data: { saveDraft: answers.failure('draft_conflict') } } })
    await page.getByRole('button', named('mapping.save')).click()
    await page.getByText(text('mapping.conflict')).waitFor()
    await screenshot(page, 'mapping-conflict')
    expect(lastAsked('ErpSaveDraft')).toMatchObject({ source: 'erp-1', flow: 'prices', revision: 'r1' })
    await page.getByRole('button', named('mapping.reload')).click()
    await page.getByText('← StandardCost, rounded to 2 decimals').waitFor()
    expect(await page.getByText(text('mapping.conflict')).count()).toBe(0)
  })

  it('does not publish while a test is red, and says which', async () => {
    const red = {
      __typename: 'TestResult',
      name: 'A bike',
      passed: false,
      actualJson: '{"basePrice":2}',
      expectedJson: '{"basePrice":1}',
      message: 'basePrice is 2 and not 1.',
    }
    const tests = [{ name: 'A bike', sample: answers.sample, expected: { basePrice: 1 } }]
    const draft = {
      ...answers.mapping().draft,
      documentJson: JSON.stringify({ ...answers.document, tests }),
      testResults: [red],
    }
    server.answerTo('ErpMapping', { body: answers.mappingPage({ draft }) })
    const opened = await open('?tab=tests')
    const { page } = opened
    await page.getByText('Tests (0/1)').waitFor()
    await page.getByRole('button', named('action.show')).click()
    await screenshot(page, 'mapping-tests-red')
    await page.getByRole('button', named('publish.open')).click()
    await page.getByText('1 test fails', { exact: false }).waitFor()
    expect(await page.getByRole('button', named('publish.publish')).last().isDisabled()).toBe(true)
    await screenshot(page, 'mapping-publish-red')
    await expectSound(opened)
  })

  it('publishes with a note', async () => {
    const published = answers.mapping({
      draft: null,
      published: { ...answers.mapping().published, version: 4 },
    })
    server.answerTo('ErpPublishDraft', { body: { data: { publishDraft: published } } })
    const { page } = await open()
    await page.getByRole('button', named('publish.open')).click()
    await page.getByLabel(text('publish.note')).fill('Costs rounded')
    await screenshot(page, 'mapping-publish')
    await page.getByRole('button', named('publish.publish')).last().click()
    await page.getByText('Version 4 in force').waitFor()
    expect(lastAsked('ErpPublishDraft')).toMatchObject({ revision: 'r1', note: 'Costs rounded' })
  })

  it('brings an older version back', async () => {
    server.answerTo('ErpMappingDifferences', {
      body: { data: { mappingDifferences: { __typename: 'MappingDifferences', differences: [] } } },
    })
    server.answerTo('ErpRollBackMapping', {
      body: { data: { rollBackMapping: answers.mapping({ draft: null }) } },
    })
    const { page } = await open('?tab=versions')
    await page.getByRole('button', named('version.rollBack')).first().click()
    await page.getByText(text('version.rollBackTitle')).waitFor()
    await page.getByRole('button', named('version.rollBack')).last().click()
    await page.getByText(text('mapping.rolledBack')).waitFor()
    expect(lastAsked('ErpRollBackMapping')).toEqual({ source: 'erp-1', flow: 'prices', version: 2 })
  })

  it('saves the sample with its result as a test', async () => {
    server.answerTo('ErpSaveDraft', { body: { data: { saveDraft: answers.mapping() } } })
    const { page } = await open('?tab=tests')
    await page.getByText(text('test.hint')).waitFor()
    await page.getByLabel(text('test.name')).fill('A bike')
    await page.getByRole('button', named('test.save')).click()
    await page.getByText(text('test.notRun')).waitFor()
    await page.getByRole('button', named('mapping.save')).click()
    await page.getByText(text('mapping.saved')).waitFor()
    const { tests } = JSON.parse(String(lastAsked('ErpSaveDraft')?.documentJson))
    expect(tests).toMatchObject([{ name: 'A bike', sample: answers.sample, expected: { basePrice: 1431.5 } }])
  })

  it('takes a mapping pasted as JSON, and no other text', async () => {
    const { page } = await open()
    await page.getByRole('button', named('mapping.more')).click()
    await page.getByText(text('mapping.json')).click()
    await page.getByLabel(text('json.label')).fill('{}')
    await page.getByText('This is not a mapping for prices.').waitFor()
    const fields = [{ target: 'basePrice', from: { kind: 'constant', value: 5 }, convert: [] }]
    await page.getByLabel(text('json.label')).fill(JSON.stringify({ format: 1, flow: 'prices', fields }))
    await screenshot(page, 'mapping-json')
    await page.getByRole('button', named('json.apply')).click()
    await page.getByText('← 5', { exact: true }).waitFor()
  })
})

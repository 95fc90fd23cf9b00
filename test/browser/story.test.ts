import type { Browser, Page } from 'playwright-core'
import { createSandbox, type Sandbox } from '../../sandbox'
import { erpClient, type BatchState, type ErpClient } from '../support/http'
import { closePages, launch, screenshot, settled } from './browser'
import { expectSound, openPage, textsOf, type OpenedPage } from './panel-page'

jest.setTimeout(120_000)

/** Rows of an ERP's export, as they are. */
const rows = Array.from({ length: 40 }, (_, index) => ({
  ProductNumber: `FR-R92B-${10 + index}`,
  Name: `Road Frame ${index}`,
  ListPrice: (1_431.5 + index).toFixed(4),
  StandardCost: '868.6342',
  ProductSubcategoryID: '14',
  WeightUnitMeasureCode: 'LB',
}))
const stock = rows.map(({ ProductNumber }) => ({ ProductNumber, Quantity: '12', LocationID: '6' }))
const stockMapping = {
  format: 1,
  flow: 'inventory',
  fields: [
    { target: 'skuRef', from: { kind: 'path', path: 'ProductNumber' }, convert: [] },
    {
      target: 'quantity',
      from: { kind: 'path', path: 'Quantity' },
      convert: [{ kind: 'number', decimal: '.' }],
    },
    {
      target: 'warehouse',
      from: { kind: 'path', path: 'LocationID' },
      convert: [{ kind: 'table', table: 'warehouse' }],
    },
  ],
  filters: [],
  tests: [],
}

const text = textsOf('en')
let browser: Browser
let sandbox: Sandbox
let erp: ErpClient
let opened: OpenedPage

beforeAll(async () => {
  const skus = rows.map(({ ProductNumber, Name }) => ({ refId: ProductNumber, name: Name }))
  sandbox = await createSandbox({ replicas: 1, seed: { skus, warehouses: [{ id: 'main', name: 'Main' }] } })
  erp = erpClient({ url: sandbox.url, ...sandbox.keys.erp })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await sandbox?.stop()
})
afterEach(async () => {
  await closePages(browser)
})

async function open(path: string): Promise<Page> {
  opened = await openPage(browser, sandbox.url, path)
  opened.page.setDefaultTimeout(15_000)
  return opened.page
}

const press = (page: Page, key: string) =>
  page
    .getByRole('button', { name: text(key), exact: true })
    .last()
    .click()

/** Sends rows as the ERP has them. */
async function send(flow: string, records: readonly object[]): Promise<BatchState> {
  const body = records.map((record) => JSON.stringify(record)).join('\n')
  const headers = { 'content-type': 'application/x-ndjson' }
  const answer = await erp.post<{ id: string }>(`/${flow}/batches`, body, { as: 'raw', headers })
  expect(answer.status).toBe(202)
  return erp.waitForBatch(answer.body.id)
}

/** Publishes what the editor shows. */
async function publish(page: Page): Promise<void> {
  await press(page, 'mapping.save')
  await page.getByText(text('mapping.saved')).waitFor()
  await press(page, 'publish.open')
  await page.getByText(text('publish.note')).waitFor()
  await settled(page)
  await press(page, 'publish.publish')
  await page.getByText(text('mapping.published')).waitFor()
}

// One story in its order: each step begins where the one before left the store.
describe('a store admin and an ERP that keeps its own shapes', () => {
  it('map the ERP’s row by suggestions, see what would happen, and publish', async () => {
    const page = await open('/mappings')
    await press(page, 'mappings.new')
    await page.getByLabel(text('newMapping.key')).fill(sandbox.keys.erp.appKey)
    await page.getByLabel(text('sample.paste')).fill(JSON.stringify(rows[0]))
    await press(page, 'newMapping.create')
    await press(page, 'suggest.open')
    await press(page, 'suggest.sure')
    await page.getByRole('button', { name: /^Apply \d+ rules?$/ }).click()
    await page.getByText('← ProductNumber, as text').waitFor()
    await page.getByRole('cell', { name: '868.63' }).waitFor()
    await settled(page)
    await screenshot(page, 'story-mapping')
    await expectSound(opened)
    await publish(page)
    await page.getByText(text('mapping.inForce').replace('{version}', '1')).waitFor()
  })

  it('see the raw rows applied', async () => {
    expect(await send('prices', rows)).toMatchObject({
      mappingVersion: 1,
      counts: { applied: 40, failed: 0 },
    })
    const { body } = await erp.get<{ record: object }>('/prices/FR-R92B-10')
    expect(body).toMatchObject({ record: { basePrice: 1431.5, costPrice: 868.63 } })
    const page = await open('')
    await page.getByRole('heading', { name: text('overview.day.title') }).waitFor()
    await screenshot(page, 'story-overview')
    await expectSound(opened)
  })

  it('correct a broken row and send it again', async () => {
    const { id } = await send('prices', [{ ...rows[1], ListPrice: 'call us' }])
    const page = await open('/activity?tab=problems')
    await page.getByText(text('code.mapping_failed.title')).waitFor()
    await screenshot(page, 'story-problems')
    await page.goto(`${sandbox.url}/admin/erp-integrator/activity/batches/${id}`)
    await page.getByText('ListPrice', { exact: true }).waitFor()
    await page.getByText(text('records.edit')).click()
    await page.getByText(text('edit.raw')).waitFor()
    const box = page.getByLabel(text('edit.record'))
    await box.fill((await box.inputValue()).replace('call us', '99.9'))
    await settled(page)
    await screenshot(page, 'story-edit')
    await press(page, 'edit.send')
    await page.getByText(text('edit.sent')).waitFor()
    const { body: newest } = await erp.get<{ batches: { id: string }[] }>('/batches?flow=prices&limit=1')
    await erp.waitForBatch(newest.batches[0]?.id ?? '')
    await page.goto(`${sandbox.url}/admin/erp-integrator/activity/records/prices/FR-R92B-11`)
    await page.getByText(text('record.event.applied')).first().waitFor()
    const { body } = await erp.get<{ record: object }>('/prices/FR-R92B-11')
    expect(body).toMatchObject({ record: { basePrice: 99.9 } })
  })

  it('map stock whose warehouse is a code of the ERP, which waits until it has a value', async () => {
    const page = await open(`/mappings/${sandbox.keys.erp.appKey}/inventory`)
    await page.getByRole('button', { name: text('mapping.more') }).click()
    await page.getByText(text('mapping.json')).click()
    await page.getByLabel(text('json.label')).fill(JSON.stringify(stockMapping))
    await press(page, 'json.apply')
    await page.getByText('← Quantity', { exact: false }).waitFor()
    await settled(page)
    await publish(page)

    await page.goto(`${sandbox.url}/admin/erp-integrator/code-tables`)
    await page.getByLabel(text('policy.label')).selectOption('PARK')
    await press(page, 'action.save')
    await page.getByText(text('saved'), { exact: true }).waitFor()
    expect(await send('inventory', stock)).toMatchObject({ counts: { parked: 40, failed: 0 } })

    await page.goto(`${sandbox.url}/admin/erp-integrator/code-tables`)
    await page.getByText(text('codes.unknown'), { exact: true }).first().waitFor()
    await screenshot(page, 'story-codes')
    await expectSound(opened)
    await page.getByLabel('Value in VTEX of 6').fill('main')
    await press(page, 'action.save')
    await page.getByText(text('saved'), { exact: true }).waitFor()
    const { body: newest } = await erp.get<{ batches: { id: string }[] }>('/batches?flow=inventory&limit=1')
    expect(await erp.waitForBatch(newest.batches[0]?.id ?? '')).toMatchObject({ counts: { applied: 40 } })
    await page.goto(`${sandbox.url}/admin/erp-integrator/activity/records/inventory/FR-R92B-10~2Fmain`)
    await page.getByText(text('record.event.applied')).first().waitFor()
    const { body } = await erp.get<{ record: object }>('/inventory/FR-R92B-10/main')
    expect(body).toMatchObject({ record: { quantity: 12 } })
  })

  it('approve a batch that a guard held, after its figures', async () => {
    const held = await send(
      'inventory',
      stock.map((row) => ({ ...row, Quantity: '0' })),
    )
    expect(held.status).toBe('held')
    const page = await open('')
    await page.getByText(text('overview.needs.held.link')).click()
    await press(page, 'batch.approve')
    await page.getByText(text('batch.approve.text')).waitFor()
    await settled(page)
    await screenshot(page, 'story-approve')
    await press(page, 'batch.approve')
    await page.getByText('40 applied').waitFor()
  })

  it('bring an older mapping back', async () => {
    const page = await open(`/mappings/${sandbox.keys.erp.appKey}/prices`)
    await page.getByRole('button', { name: /^costPrice/ }).click()
    await press(page, 'rule.remove')
    await publish(page)
    expect(await send('prices', [{ ...rows[2], ListPrice: '1' }])).toMatchObject({ mappingVersion: 2 })
    await page.getByRole('button', { name: new RegExp(`^${text('tab.versions')}`) }).click()
    await press(page, 'version.rollBack')
    await page.getByText(text('version.rollBackTitle')).waitFor()
    await settled(page)
    await press(page, 'version.rollBack')
    await page.getByText(text('mapping.rolledBack')).waitFor()
    await screenshot(page, 'story-versions')
    expect(await send('prices', [{ ...rows[3], StandardCost: '5' }])).toMatchObject({ mappingVersion: 3 })
    const { body } = await erp.get<{ record: object }>('/prices/FR-R92B-13')
    expect(body).toMatchObject({ record: { costPrice: 5 } })
  })
})

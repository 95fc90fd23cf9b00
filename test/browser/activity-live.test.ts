import type { Browser, Page } from 'playwright-core'
import { createSandbox, type Sandbox } from '../../sandbox'
import { erpClient, type ErpClient } from '../support/http'
import { closePages, launch, screenshot, settled } from './browser'
import { expectSound, openPage, textsOf, type OpenedPage } from './panel-page'

jest.setTimeout(90_000)

let browser: Browser
let sandbox: Sandbox
let erp: ErpClient

const skus = Array.from({ length: 30 }, (_, index) => ({ refId: `MUG-${index}`, name: `Mug ${index}` }))
const text = textsOf('en')

beforeAll(async () => {
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

async function sendBatch(flow: string, records: object[]): Promise<string> {
  const { body } = await erp.post<{ id: string }>(`/${flow}/batches`, { records })
  await erp.waitForBatch(body.id)
  return body.id
}

async function open(path: string): Promise<OpenedPage> {
  const opened = await openPage(browser, sandbox.url, `/activity${path}`)
  opened.page.setDefaultTimeout(15_000)
  return opened
}

const stock = (quantity: number) => skus.map(({ refId }) => ({ skuRef: refId, warehouse: 'main', quantity }))

const press = (page: Page, key: string) =>
  page
    .getByRole('button', { name: text(key), exact: true })
    .last()
    .click()

describe('activity on the running app', () => {
  it('shows what became of a batch, what went wrong, and what happened to each record', async () => {
    const id = await sendBatch('prices', [
      { skuRef: 'MUG-1', basePrice: 5 },
      { skuRef: 'MUG-2', basePrice: -5 },
    ])
    const opened = await open('')
    const { page } = opened
    await page.getByText('2 of 2 records').waitFor()
    await screenshot(page, 'live-batches')
    await expectSound(opened)

    await page.getByRole('link', { name: id }).click()
    await page.getByText(text('code.invalid_record.title')).waitFor()
    await page.getByText('basePrice').first().waitFor()
    await screenshot(page, 'live-batch')
    await expectSound(opened)

    await page.getByRole('link', { name: 'MUG-1' }).click()
    await page.getByText(text('record.event.applied')).waitFor()
    await screenshot(page, 'live-record')
    await expectSound(opened)

    const problems = await open('?tab=problems')
    await problems.page.getByText(text('code.invalid_record.title')).waitFor()
    await problems.page.getByRole('link', { name: 'MUG-2' }).waitFor()
    await screenshot(problems.page, 'live-problems')
    await expectSound(problems)
  })

  it('lets a held batch go on after its figures were shown', async () => {
    await sendBatch('inventory', stock(7))
    const id = await sendBatch('inventory', stock(0))
    const opened = await open(`/batches/${id}`)
    const { page } = opened
    await page.getByText(text('guard.held')).waitFor()
    await screenshot(page, 'live-held')
    await expectSound(opened)
    await press(page, 'batch.approve')
    await page.getByText(text('batch.approve.text')).waitFor()
    await settled(page)
    await press(page, 'batch.approve')
    await page.getByText('30 applied').waitFor()
    await page.getByText(text('batch.status.done'), { exact: true }).waitFor()
    await screenshot(page, 'live-approved')
  })

  it('lets a person correct the record that VTEX refused, from its page', async () => {
    sandbox.faults.add({
      via: 'app',
      method: 'PUT',
      path: '/pricing/prices/*',
      action: { kind: 'status', status: 400, body: { Message: 'Not today' } },
    })
    await sendBatch('prices', [{ skuRef: 'MUG-9', basePrice: 5 }])
    sandbox.faults.clear()
    const opened = await open('/records/prices/MUG-9')
    const { page } = opened
    await page.getByText(text('code.vtex_refused.title')).waitFor()
    await press(page, 'records.edit')
    const box = page.getByLabel(text('edit.record'))
    await box.fill((await box.inputValue()).replace('5', '6'))
    await settled(page)
    await screenshot(page, 'live-edit')
    await expectSound(opened)
    await press(page, 'edit.send')
    await page.getByText(text('record.event.applied')).waitFor()
    await screenshot(page, 'live-corrected')
    await expectSound(opened)
  })

  it('says that nothing was sent of a record', async () => {
    const opened = await open('/records/prices/NEVER-SENT')
    await opened.page.getByText(text('record.none.title')).waitFor()
    await expectSound(opened)
  })

  it('shows records that wait for a SKU', async () => {
    await sendBatch('prices', [{ skuRef: 'NOT-YET', basePrice: 5 }])
    const opened = await open('?tab=waiting')
    await screenshot(opened.page, 'live-waiting')
    await opened.page.getByText('NOT-YET').waitFor()
    await screenshot(opened.page, 'live-waiting')
    await expectSound(opened)
  })
})

import type { Browser } from 'playwright-core'
import { createSandbox, type Sandbox } from '../../sandbox'
import { erpClient } from '../support/http'
import { collectConsoleErrors, launch, newPage, screenshot, seriousViolations } from './browser'

jest.setTimeout(60_000)

let browser: Browser
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await createSandbox({ replicas: 1, seed: { skus: [{ refId: 'MUG-1', name: 'Mug' }] } })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await sandbox?.stop()
})
beforeEach(() => sandbox.faults.clear())

async function openPanel() {
  const page = await newPage(browser, { locale: 'en', width: 1280 })
  const errors = collectConsoleErrors(page)
  await page.goto(`${sandbox.url}/admin/app/erp-integrator/connections?locale=en`)
  return { page, errors }
}

describe('the panel on the running app', () => {
  it('says that everything is connected and shows the last batch', async () => {
    const erp = erpClient({ url: sandbox.url, ...sandbox.keys.erp })
    const { body } = await erp.post<{ id: string }>('/prices/batches', {
      records: [{ skuRef: 'MUG-1', basePrice: 5 }],
    })
    await erp.waitForBatch(body.id)

    const { page, errors } = await openPanel()
    await page.getByText('Everything is connected').waitFor()
    await page.getByText(body.id).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(errors).toEqual([])
    await screenshot(page, 'panel-connected')
    await page.close()
  })

  it('names the connection that fails, what to do, and recovers on a new check', async () => {
    sandbox.faults.add({ path: '*/pricing/config', action: { kind: 'status', status: 503 } })
    const { page } = await openPanel()
    await page.getByText('1 connection needs attention').waitFor()
    await screenshot(page, 'panel-pricing-down')
    sandbox.faults.clear()
    await page.getByRole('button', { name: /check again/i }).click()
    await page.getByText('Everything is connected').waitFor()
    await page.close()
  })

  it('refuses a person without the resource', async () => {
    const answer = await fetch(`${sandbox.url}/_v/private/graphql/v1`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `VtexIdclientAutCookie=${sandbox.tokens.viewer}`,
      },
      body: JSON.stringify({ query: '{ health { status } }' }),
    })
    const { data, errors } = (await answer.json()) as { data: unknown; errors: unknown[] }
    expect(data).toBeNull()
    expect(errors).toHaveLength(1)
  })
})

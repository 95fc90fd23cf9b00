import { askPanel } from '../support/panel-api'
import type { ErpClient } from '../support/http'
import { batchOf, control, type Batch, type Outcome } from './delivery'
import { expectProblem } from './problem'
import { pathOf, withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ asksPanel: true })
const wmsKey = () => store().sandbox.keys.wms.appKey

interface Settings {
  guards: { stock_zeroed: object; price_dropped: object }
  flows: Record<string, { ownership: object; match?: string }>
  sources: { source: string; guards: object; flows: Record<string, object> }[]
}

const setOwn = (path: string, body: object, source = wmsKey()) =>
  store().erp.put<Settings>(`/settings/${path}?source=${source}`, body)
const fieldsOf = ({ body }: { body: Outcome }) => body.changes.map(({ field }) => field)

describe('two sources that own different fields', () => {
  const put = (erp: ErpClient, sku: Sku, price: object) => erp.put<Outcome>(pathOf('prices', sku.ref), price)

  beforeAll(async () => {
    expect(
      await store().erp.put('/settings/flows/prices', { ownership: { listPrice: 'create' } }),
    ).toMatchObject({
      status: 200,
    })
    const own = { ownership: { costPrice: 'never', listPrice: 'always' } }
    expect(await setOwn('flows/prices', own)).toMatchObject({
      status: 200,
      body: {
        flows: { prices: own, inventory: { ownership: {} } },
        sources: [{ source: wmsKey(), guards: {}, flows: { prices: own } }],
      },
    })
  })

  it('write one SKU, each only what is its own', async () => {
    const sku = store().newSku()
    const price = { basePrice: 20, costPrice: 12, listPrice: 30 }
    expect(fieldsOf(await put(store().wms, sku, price))).toEqual(['basePrice', 'listPrice'])
    // The same record of a source that owns more is not the record of before.
    expect(fieldsOf(await put(store().erp, sku, price))).toEqual(['costPrice'])
    expect(await store().price(sku)).toMatchObject(price)
    const changed = { basePrice: 21, costPrice: 13, listPrice: 31 }
    expect(fieldsOf(await put(store().erp, sku, changed))).toEqual(['basePrice', 'costPrice'])
    expect(fieldsOf(await put(store().wms, sku, { ...changed, costPrice: 1 }))).toEqual(['listPrice'])
    expect(await store().price(sku)).toMatchObject(changed)
  })

  it('are told what would be written by their own settings', async () => {
    const sku = store().newSku()
    const price = { basePrice: 20, costPrice: 12 }
    const planned = (erp: ErpClient) => erp.put<Outcome>(`${pathOf('prices', sku.ref)}?dryRun=true`, price)
    expect(fieldsOf(await planned(store().wms))).toEqual(['basePrice'])
    expect(fieldsOf(await planned(store().erp))).toEqual(['basePrice', 'costPrice'])
  })

  it('keep nothing of their own once it is taken back', async () => {
    expect(await setOwn('flows/prices', {})).toMatchObject({
      body: { flows: { prices: { ownership: { listPrice: 'create' } } }, sources: [] },
    })
  })
})

it('a guard of one source holds its batches and no others', async () => {
  const skus = store().newSkus(2)
  const stock = (quantity: number) => ({
    records: skus.map(({ ref }) => ({ skuRef: ref, warehouse: 'main', quantity })),
  })
  const send = async (erp: ErpClient, quantity: number): Promise<Batch> =>
    batchOf(erp, (await erp.post<{ id: string }>('/inventory/batches', stock(quantity))).body.id)
  const guards = { stock_zeroed: { atLeast: 2 } }
  expect(await setOwn('guards', guards)).toMatchObject({
    body: {
      guards: { stock_zeroed: { mode: 'hold', atLeast: 2, share: 0.2 }, price_dropped: { atLeast: 3 } },
      sources: [{ source: wmsKey(), guards, flows: {} }],
    },
  })
  expect(await send(store().erp, 5)).toMatchObject({ status: 'done' })
  const held = await send(store().wms, 0)
  expect(held).toMatchObject({ status: 'held', guard: { findings: [{ rule: 'stock_zeroed', count: 2 }] } })
  await control(store().wms, held.id, 'cancel')
  expect(await send(store().erp, 0)).toMatchObject({ status: 'done', counts: { applied: 2 } })
})

it('a SKU is found by the rule of the source that sent it', async () => {
  expect(await setOwn('flows/skus', { match: 'ean' })).toMatchObject({
    body: { flows: { skus: { match: 'ean' } } },
  })
  const { body } = await store().erp.get<Settings>('/settings')
  expect(body.flows.skus).toEqual({ ownership: {}, match: 'refId' })
  expectProblem(await setOwn('flows/skus', { match: 'vtexId' }), {
    status: 422,
    code: 'invalid_settings',
    pointer: '/match',
  })
  expectProblem(await store().erp.put('/settings/flows/skus', { match: 'vtexId' }), {
    status: 422,
    code: 'invalid_settings',
    pointer: '/match',
  })
})

it('all of it goes to a file and comes back from it', async () => {
  const { token } = { token: store().sandbox.tokens.admin }
  await setOwn('flows/brands', { ownership: { title: 'never' } })
  const before = (await store().erp.get<Settings>('/settings')).body
  const exported = await askPanel(store().vtex, '{ exportConfiguration }', { token })
  const json = String(exported.data?.exportConfiguration)
  for (const path of ['guards', 'flows/skus', 'flows/brands']) await setOwn(path, {})
  expect((await store().erp.get<Settings>('/settings')).body.sources).toEqual([])
  const query = `mutation ($json: String!) {
    importConfiguration(json: $json, dryRun: false) { ... on ImportedConfiguration { lines { what action } } }
  }`
  const imported = await askPanel(store().vtex, query, { token, variables: { json } })
  const { lines } = imported.data?.importConfiguration as { lines: { what: string; action: string }[] }
  expect(lines.filter(({ action }) => action !== 'unchanged').map(({ what }) => what)).toEqual([
    `guards of ${wmsKey()}`,
    `settings of brands of ${wmsKey()}`,
    `settings of skus of ${wmsKey()}`,
  ])
  expect((await store().erp.get<Settings>('/settings')).body).toEqual(before)
})

it('only a source’s name names a source', async () => {
  expectProblem(await setOwn('guards', {}, 'not%20a%20key'), {
    status: 400,
    code: 'invalid_parameter',
    pointer: '/source',
  })
  expectProblem(await store().erp.get('/settings?sauce=1'), { status: 400, code: 'invalid_parameter' })
})

import { VtexCatalog } from '../support/catalog'
import { startImageServer, type ImageServer } from '../support/image-server'
import { withSandbox } from './support'

const store = withSandbox()
const catalog = new VtexCatalog(store)
let pictures: ImageServer

beforeAll(async () => {
  pictures = await startImageServer()
})
afterAll(() => pictures.stop())

const send = (flow: string, record: object) =>
  store().erp.post<{ id: string }>(`/${flow}/batches`, { records: [record] })

it('everything a SKU needs may come in the worst order: it ends active', async () => {
  const batches = [
    ['images', { skuRef: 'MUG-BLUE', images: [{ url: pictures.url('front.png') }] }],
    [
      'skus',
      {
        ref: 'MUG-BLUE',
        productRef: 'MUG',
        name: 'Blue',
        active: true,
        eans: ['7891'],
        specifications: [{ ref: 'COLOR', values: ['Blue'] }],
      },
    ],
    ['products', { ref: 'MUG', name: 'Mug', brandRef: 'NW', categoryRef: 'MUGS' }],
    [
      'specifications',
      { ref: 'COLOR', name: 'Color', categoryRef: 'MUGS', level: 'sku', type: 'combo', required: true },
    ],
    ['categories', { ref: 'MUGS', name: 'Mugs' }],
    ['brands', { ref: 'NW', name: 'Northwind' }],
  ] as const
  const ids: string[] = []
  for (const [flow, record] of batches) {
    const { status, body } = await send(flow, record)
    expect({ flow, status, body }).toMatchObject({ status: 202 })
    ids.push(body.id)
    await store().erp.waitForBatch(body.id)
  }
  await store().sandbox.events.idle()
  const ends = await Promise.all(
    ids.map(
      async (id) => (await store().erp.get<{ records: object[] }>(`/batches/${id}/records`)).body.records[0],
    ),
  )
  expect(ends).toMatchObject(batches.map(() => ({ outcome: 'applied', code: null })))
  expect(await catalog.sku('MUG-BLUE')).toMatchObject({ IsActive: true })
  expect(await catalog.beside('MUG-BLUE', 'specification')).toMatchObject([{ Text: 'Blue' }])
}, 60_000)

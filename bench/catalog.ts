import { setTimeout as pause } from 'node:timers/promises'
import { startImageServer } from '../test/support/image-server'
import { figuresOf, type Figure } from './figure'
import { cut, sendBatches } from './load'
import { setting, vtexCalls, withStore, type Store } from './store'

/** Milliseconds of an answer of VTEX's Catalog. */
const LATENCY = 200
/** SKUs of the naive client; it goes at an even pace, so few tell it. */
const NAIVE_SKUS = 12
const SKUS_PER_PRODUCT = 5
const SPECIFICATIONS = ['Color', 'Size', 'Style']

type Flow = 'products' | 'skus' | 'images'
type Records = Record<Flow, { ref?: string; skuRef?: string; name?: string }[]>

/** New SKUs with all that a shopper needs of them, at 200 ms an answer: calls per SKU, and time beside a naive client. */
export async function catalog(): Promise<Figure[]> {
  const count = setting('BENCH_SKUS', 10_000)
  const images = await startImageServer()
  try {
    return await withStore({ skus: 0 }, async (store) => {
      await prepare(store)
      const alone = await send(store, recordsOf('one', 1, images.url('')))
      const callsAlone = vtexCalls(store)
      const naive = await naively(store, images.url(''))
      const records = recordsOf('many', count, images.url(''))
      const first = await send(store, records)
      const calls = vtexCalls(store)
      const renamed = records.skus.slice(0, count / 10).map((sku) => ({ ...sku, name: `${sku.name} II` }))
      const changed = await send(store, { products: [], skus: renamed, images: [] })
      const changeCalls = vtexCalls(store)
      const figure = figuresOf('catalog')
      return [
        figure('one new SKU with its product: VTEX calls', callsAlone, 'calls'),
        figure('one new SKU with its product: time', alone, 's'),
        figure('new SKUs, five to a product', count, 'SKUs'),
        figure('VTEX calls per new SKU', calls / count, 'calls'),
        figure('time', first, 's'),
        figure('SKUs per second', count / first, '1/s'),
        figure('VTEX calls per changed name', changeCalls / renamed.length, 'calls'),
        figure('changed names per second', renamed.length / changed, '1/s'),
        figure('naive client: SKUs per second', NAIVE_SKUS / naive, '1/s'),
        figure('as a multiple of the naive client', (count / first) * (naive / NAIVE_SKUS), '×'),
      ]
    })
  } finally {
    await images.stop()
  }
}

async function prepare({ erp, sandbox }: Store): Promise<void> {
  await erp.put('/brands/B', { name: 'Brand' })
  await erp.put('/categories/C', { name: 'Category' })
  for (const name of SPECIFICATIONS)
    await erp.put(`/specifications/${name}`, {
      name,
      categoryRef: 'C',
      level: 'sku',
      type: 'combo',
      values: ['1', '2', '3'].map((value) => ({ name: value })),
    })
  sandbox.setLatency(LATENCY)
}

function recordsOf(prefix: string, count: number, imageBase: string): Records {
  const numbers = Array.from({ length: count }, (_, index) => index)
  const refs = numbers.map((index) => `${prefix}-${index}`)
  const products = [...new Set(numbers.map((index) => Math.floor(index / SKUS_PER_PRODUCT)))]
  const productRef = (product: number) => `${prefix}-p${product}`
  return {
    products: products.map((product) => ({
      ref: productRef(product),
      name: `Product ${productRef(product)}`,
      brandRef: 'B',
      categoryRef: 'C',
      tradePolicies: ['1', '2'],
    })),
    skus: refs.map((ref, index) => ({
      ref,
      name: `SKU ${ref}`,
      productRef: productRef(Math.floor(index / SKUS_PER_PRODUCT)),
      active: true,
      eans: [`29${prefix.length}${String(index).padStart(10, '0')}`],
      specifications: SPECIFICATIONS.map((name, place) => ({
        ref: name,
        values: [String(1 + ((index + place) % 3))],
      })),
    })),
    images: refs.map((ref) => ({
      skuRef: ref,
      images: ['front', 'side'].map((view) => ({ url: `${imageBase}${ref}-${view}.png` })),
    })),
  }
}

/** Sends the flows one after the other, as VTEX's guide has it; answers the seconds until nothing waits any more. */
async function send(store: Store, records: Records): Promise<number> {
  store.sandbox.resetStats()
  store.sandbox.outbound.length = 0
  const startedAt = performance.now()
  for (const flow of ['products', 'skus', 'images'] as const)
    if (records[flow].length > 0) await sendBatches(store.erp, flow, cut(records[flow]))
  for (let total = 1; total > 0; await pause(200))
    total = (await store.erp.get<{ total: number }>('/waiting')).body.total
  return (performance.now() - startedAt) / 1_000
}

/** One thread that makes the fewest calls there are, one after the other; seconds. */
async function naively({ vtex }: Store, imageBase: string): Promise<number> {
  const call = async (method: 'POST' | 'PUT', path: string, body?: object): Promise<number> => {
    const answer = await vtex.send<{ Id: number } | null>(method, `/api/catalog/pvt${path}`, body)
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body?.Id ?? 0
  }
  const startedAt = performance.now()
  let productId = 0
  for (let index = 0; index < NAIVE_SKUS; index++) {
    const ref = `naive-${index}`
    if (index % SKUS_PER_PRODUCT === 0) {
      const product = { Name: ref, BrandId: 1, CategoryId: 1, RefId: `p-${ref}`, LinkId: ref, IsActive: true }
      productId = await call('POST', '/product', product)
      await call('POST', `/product/${productId}/salespolicy/2`)
    }
    await naiveSku(call, { ref, productId, imageBase })
  }
  return (performance.now() - startedAt) / 1_000
}

type NaiveCall = (method: 'POST' | 'PUT', path: string, body?: object) => Promise<number>

async function naiveSku(
  call: NaiveCall,
  { ref, productId, imageBase }: { ref: string; productId: number; imageBase: string },
): Promise<void> {
  const size = { PackagedHeight: 1, PackagedLength: 1, PackagedWidth: 1, PackagedWeightKg: 1 }
  const sku = { ProductId: productId, Name: ref, RefId: ref, ActivateIfPossible: true, ...size }
  const id = await call('POST', '/stockkeepingunit', sku)
  await call('POST', `/stockkeepingunit/${id}/ean/${ref}`)
  for (const FieldName of SPECIFICATIONS) {
    const value = {
      FieldName,
      GroupName: 'Specifications',
      RootLevelSpecification: false,
      FieldValues: ['1'],
    }
    await call('PUT', `/stockkeepingunit/${id}/specificationvalue`, value)
  }
  for (const view of ['front', 'side'])
    await call('POST', `/stockkeepingunit/${id}/file`, {
      IsMain: view === 'front',
      Label: view,
      Name: `${ref}-${view}`,
      Url: `${imageBase}${ref}-${view}.png`,
    })
}

import { VtexCatalog, type VtexFile } from '../support/catalog'
import { startImageServer, type ImageServer } from '../support/image-server'
import { expectProblem } from './problem'
import { SHORT_PATIENCE, withSandbox } from './support'

const store = withSandbox(SHORT_PATIENCE)
const catalog = new VtexCatalog(store)
let pictures: ImageServer
let made = 0

beforeAll(async () => {
  pictures = await startImageServer()
})
afterAll(() => pictures.stop())

/** A SKU of its own for a test. */
async function newSku(): Promise<string> {
  const { ref: productRef } = await catalog.product()
  const ref = `S-${++made}`
  expect(await store().erp.put(`/skus/${ref}`, { productRef, name: ref })).toMatchObject({ status: 200 })
  return ref
}

const put = (ref: string, images: (string | object)[], rest: object = {}) => {
  const list = images.map((each) => (typeof each === 'string' ? { url: pictures.url(each) } : each))
  return store().erp.put(`/images/${ref}`, { images: list, ...rest })
}
const held = async (ref: string) => {
  const files = await catalog.beside<VtexFile[]>(ref, 'file')
  return files.map(({ Name, IsMain }) => [Name.replace(/-[0-9a-f]{10}$/, ''), IsMain])
}

it('adds pictures, and costs nothing when it is repeated', async () => {
  const ref = await newSku()
  expect(await put(ref, ['front.png', 'back.png'])).toMatchObject({
    status: 200,
    body: { outcome: 'applied' },
  })
  expect(await held(ref)).toEqual([
    ['front', true],
    ['back', false],
  ])
  const again = await store().callsDuring(async () =>
    expect(await put(ref, ['front.png', 'back.png'])).toMatchObject({ body: { outcome: 'unchanged' } }),
  )
  expect(again).toEqual([])
})

it('changes what differs: one added, one removed, another main', async () => {
  const ref = await newSku()
  await put(ref, ['front.png', 'back.png'])
  const back = { url: pictures.url('back.png'), main: true, text: 'From behind' }
  const writes = await store().writesDuring(() => put(ref, ['side.png', back]))
  expect(writes.map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE'])
  expect(await held(ref)).toEqual([
    ['side', false],
    ['back', true],
  ])
})

it('leaves pictures of people alone, unless told to replace them', async () => {
  const ref = await newSku()
  const sku = await catalog.sku(ref)
  const byHand = { Name: 'by-hand', Url: pictures.url('hand.png'), IsMain: true, Position: 0 }
  await store().vtex.post(`/api/catalog/pvt/stockkeepingunit/${sku?.Id}/file`, byHand)
  await put(ref, ['front.png'])
  await put(ref, ['back.png'])
  expect((await held(ref)).sort()).toEqual([
    ['back', false],
    ['by-hand', true],
  ])
  await put(ref, ['back.png'], { mode: 'replace' })
  expect(await held(ref)).toEqual([['back', true]])
})

it.each(['apply-then-fail', 'apply-then-timeout', 'status'])(
  'has no picture twice after an upload that ends with %s',
  async (kind) => {
    const ref = await newSku()
    const action = (kind === 'apply-then-timeout' ? { kind } : { kind, status: 500 }) as never
    store().sandbox.faults.add({ method: 'POST', path: '*/stockkeepingunit/*/file', times: 1, action })
    expect(await put(ref, ['front.png', 'back.png'])).toMatchObject({ body: { outcome: 'applied' } })
    expect(await held(ref)).toEqual([
      ['front', true],
      ['back', false],
    ])
  },
  60_000,
)

it.each(['missing.png', 'picky.png'])('names a picture VTEX cannot fetch: %s', async (name) => {
  const ref = await newSku()
  const address = `${pictures.url(name)}?token=secret`
  const answer = await put(ref, [{ url: address }, 'front.png'])
  const { detail } = expectProblem(answer, { status: 422, code: 'image_unusable' }) as { detail: string }
  expect(detail).toContain(pictures.url(name).replace('http://', ''))
  expect(detail).not.toContain('secret')
  expect(await held(ref)).toEqual([['front', true]])
})

it('waits for its SKU, which waits for its product, whatever comes first', async () => {
  const ref = `S-${++made}`
  expect(await put(ref, ['front.png'])).toMatchObject({ status: 202, body: { code: 'sku_not_found' } })
  const { ref: productRef } = await catalog.product()
  await store().erp.put(`/skus/${ref}`, { productRef, name: ref, active: true })
  await store().sandbox.events.idle()
  expect(await held(ref)).toEqual([['front', true]])
  expect(await catalog.sku(ref)).toMatchObject({ IsActive: true })
})

it('applies a batch of SKUs and kits in any order', async () => {
  const { ref: productRef } = await catalog.product()
  const refs = Array.from({ length: 6 }, () => `S-${++made}`)
  const [kit = '', ...parts] = refs
  const records = refs.map((ref) => ({
    ref,
    productRef,
    name: ref,
    active: true,
    eans: [`EAN-${ref}`],
    ...(ref === kit && { kit: parts.map((skuRef) => ({ skuRef, quantity: 2 })) }),
  }))
  const { body } = await store().erp.post<{ id: string }>('/skus/batches', { records })
  await store().erp.waitForBatch(body.id)
  const images = refs.map((skuRef) => ({ skuRef, images: [{ url: pictures.url('front.png') }] }))
  const pending = await store().erp.post<{ id: string }>('/images/batches', { records: images.reverse() })
  await store().erp.waitForBatch(pending.body.id)
  await store().sandbox.events.idle()
  const active = await Promise.all(refs.map(async (ref) => (await catalog.sku(ref))?.IsActive))
  expect(active).toEqual(refs.map(() => true))
  const { body: batch } = await store().erp.get<{ counts: object }>(`/batches/${body.id}`)
  expect(batch.counts).toMatchObject({ applied: 6, parked: 0, failed: 0 })
})

import { VtexCatalog } from '../support/catalog'
import { startImageServer, type ImageServer } from '../support/image-server'
import { applied, unchanged, type Outcome } from './delivery'
import { withSandbox } from './support'

const store = withSandbox()
const catalog = new VtexCatalog(store)
let pictures: ImageServer
let made = 0

beforeAll(async () => {
  pictures = await startImageServer()
})
afterAll(() => pictures.stop())

const put = (flow: string, ref: string, record: object) => store().erp.put<Outcome>(`/${flow}/${ref}`, record)

/** A product with a brand and a category of its own, all from the ERP and active but for what is said. */
async function newProduct(fields: { brand?: object; category?: object } = {}) {
  const unique = `A${++made}`
  const brand = { ref: `B-${unique}`, name: `Brand ${unique}` }
  const category = { ref: `C-${unique}`, name: `Category ${unique}` }
  const record = { name: `Product ${unique}`, brandRef: brand.ref, categoryRef: category.ref }
  const ref = `P-${unique}`
  expect(await put('brands', brand.ref, { name: brand.name, ...fields.brand })).toMatchObject(applied)
  expect(await put('categories', category.ref, { name: category.name, ...fields.category })).toMatchObject(
    applied,
  )
  expect(await put('products', ref, record)).toMatchObject(applied)
  return { unique, ref, record, brand, category }
}

/** A SKU that has its image, and is to be active. */
async function newSku(productRef: string) {
  const ref = `S-${++made}`
  const record = { productRef, name: ref, active: true }
  expect(await put('skus', ref, record)).toMatchObject({ status: 202, body: { code: 'not_activatable' } })
  const images = [{ url: pictures.url(`${ref}.png`) }]
  expect(await put('images', ref, { images })).toMatchObject(applied)
  await store().sandbox.events.idle()
  return { ref, record }
}

const isActive = async (ref: string) => (await catalog.sku(ref))?.IsActive

it.each([
  ['brand', 'brands', 'the brand "Brand NAME" is not active'],
  ['category', 'categories', 'its category is not active'],
] as const)('a SKU whose %s is inactive says so, and is active when that is', async (what, flow, words) => {
  const product = await newProduct({ [what]: { active: false } })
  const { ref, record } = await newSku(product.ref)
  const lack = words.replace('NAME', product.unique)
  expect(await put('skus', ref, record)).toMatchObject({
    status: 202,
    body: {
      outcome: 'parked',
      code: 'not_activatable',
      message: `The SKU "${ref}" is saved, but not active yet: ${lack}.`,
    },
  })
  expect(await isActive(ref)).toBe(false)
  const { name } = product[what]
  expect(await put(flow, product[what].ref, { name, active: true })).toMatchObject({
    body: { outcome: 'applied', changes: [{ field: 'active', before: false, after: true }] },
  })
  expect(await isActive(ref)).toBe(true)
  expect(await put('skus', ref, record)).toMatchObject(unchanged)
})

it('a product that is made inactive takes all its SKUs along, and they come back with it', async () => {
  const { ref: productRef, record } = await newProduct()
  const [{ ref: one }, { ref: two }] = [await newSku(productRef), await newSku(productRef)]
  expect(await Promise.all([one, two].map(isActive))).toEqual([true, true])
  const ids = await Promise.all([one, two].map(async (ref) => (await catalog.sku(ref))?.Id))
  const ended = await put('products', productRef, { ...record, active: false })
  expect(ended).toMatchObject(applied)
  expect(ended.body.changes.map(({ field }) => field).sort()).toEqual(
    ['active', ...ids.map((id) => `skus.${id}.active`)].sort(),
  )
  expect(await Promise.all([one, two].map(isActive))).toEqual([false, false])
  expect(await put('skus', one, { productRef, name: one, active: true })).toMatchObject({
    status: 202,
    body: { message: expect.stringContaining(`its product "${productRef}" is not active`) },
  })
  expect(await put('products', productRef, { ...record, active: true })).toMatchObject(applied)
  expect(await Promise.all([one, two].map(isActive))).toEqual([true, true])
})

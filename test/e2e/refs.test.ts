import { expectProblem } from './problem'
import { pathOf, withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox()

/** Legal refs, next to those a sloppy encoding would take them for. */
const REFS = [
  ['A B', 'A+B', 'A%20B', 'AB', 'A_B'],
  ['A/B', 'A%2FB', 'A', 'B', 'A\\B'],
  ['A%B', 'A%25B', '100%', '%'],
  ['007', '7', '07', '7.0'],
  ['😀', '👍🏽', 'é', 'É', 'ß'],
  ['a?b=c', 'a#b', 'a&b', 'a;b', 'a,b', 'a:b', "a'b", 'a"b', '<b>'],
  ['..', '.', 'batches', 'constructor', '__proto__', 'null'],
  ['x'.repeat(50), '日本語の参照コード'],
].flat()

let skus: Sku[]

beforeAll(() => {
  skus = REFS.map((ref) => store().newSku(ref))
})

async function pricesInVtex(): Promise<Record<string, number | null>> {
  const all = await Promise.all(skus.map(async (sku) => (await store().price(sku))?.basePrice ?? null))
  return Object.fromEntries(skus.map(({ id }, index) => [id, all[index] ?? null]))
}

/** In an address `.` and `..` are resolved by clients and proxies, so those refs travel in batches only. */
const ADDRESSABLE = REFS.filter((ref) => !['.', '..'].includes(ref))

it.each(ADDRESSABLE)('%p: the single call changes this SKU and no other', async (ref) => {
  const sku = skus.find((each) => each.ref === ref) as Sku
  const before = await pricesInVtex()
  const basePrice = 1_000 + sku.id
  const answer = await store().erp.put(pathOf('prices', ref), { basePrice })
  expect(answer).toMatchObject({ status: 200, body: { ref, outcome: 'applied', vtexId: String(sku.id) } })
  expect(await pricesInVtex()).toEqual({ ...before, [sku.id]: basePrice })

  const stocked = await store().erp.put(pathOf('inventory', ref, 'north'), { quantity: sku.id })
  expect(stocked).toMatchObject({ status: 200, body: { ref: `${ref}/north`, vtexId: String(sku.id) } })
  expect(await store().balance(sku, 'north')).toMatchObject({ totalQuantity: sku.id })

  const shown = await store().erp.get(pathOf('prices', ref))
  expect(shown).toMatchObject({ status: 200, body: { ref, record: { skuRef: ref, basePrice } } })
})

it('a batch changes each SKU to its own price, and a second one finds them unchanged', async () => {
  const records = skus.map(({ ref, id }) => ({ skuRef: ref, basePrice: 2_000 + id }))
  for (const outcome of ['applied', 'unchanged']) {
    const accepted = await store().erp.post<{ id: string }>('/prices/batches', { records })
    const batch = await store().erp.waitForBatch(accepted.body.id)
    expect(batch.counts).toMatchObject({ total: skus.length, [outcome]: skus.length })
  }
  expect(await pricesInVtex()).toEqual(Object.fromEntries(skus.map(({ id }) => [id, 2_000 + id])))
})

it.each([
  ['blanks around', ' A B '],
  ['two blanks inside', 'A  B'],
  ['a tab inside', 'A\tB'],
])('a ref with %s is the ref without', async (_, ref) => {
  const sku = skus.find((each) => each.ref === 'A B') as Sku
  const answer = await store().erp.put(`${pathOf('prices', ref)}?dryRun=true`, { basePrice: 5 })
  expect(answer).toMatchObject({ status: 200, body: { ref: 'A B', vtexId: String(sku.id) } })
})

it('a plus in the path is a plus', async () => {
  const sku = skus.find((each) => each.ref === 'A+B') as Sku
  const answer = await store().erp.put('/prices/A+B?dryRun=true', { basePrice: 5 })
  expect(answer).toMatchObject({ status: 200, body: { ref: 'A+B', vtexId: String(sku.id) } })
})

it.each(['Z Z', 'Z/Z', 'Z+Z', 'Z%Z', '🦊', '0007', '__PROTO__', 'toString'])(
  'an unknown ref %p is not found, and nothing changes',
  async (ref) => {
    const writes = await store().writesDuring(async () => {
      const wrong = { status: 422, code: 'sku_not_found' }
      const { detail } = expectProblem(await store().erp.put(pathOf('prices', ref), { basePrice: 1 }), wrong)
      expect(detail).toContain(ref)
      expectProblem(await store().erp.put(pathOf('inventory', ref, 'main'), { quantity: 1 }), wrong)
      const gone = { status: 404, code: 'record_not_found' }
      expectProblem(await store().erp.get(pathOf('prices', ref)), gone)
    })
    expect(writes).toEqual([])
  },
)

import { failure } from '../../errors/failure'
import { MemorySkus } from '../../testing/sku-store'
import { syncSku as sync } from '../../testing/sync-sku'
import { skuRecord, vtexSku } from './fixtures'
import { skuSchema } from './schema'

const storeWith = (...found: ReturnType<typeof vtexSku>[]) => {
  const store = new MemorySkus()
  for (const sku of found) store.put(sku)
  return store
}

it('creates a SKU that VTEX does not have, ready to become active', async () => {
  const store = storeWith()
  const eans = ['0012345', '789']
  expect(await sync(store, skuRecord({ eans }))).toEqual({
    fields: ['name', 'activateIfPossible', 'eans'],
    vtexId: '101',
    pending: undefined,
  })
  expect(store.skus.get(101)).toMatchObject({
    ProductId: 1,
    RefId: 'MUG',
    IsActive: false,
    ActivateIfPossible: true,
    PackagedHeight: 1,
    PackagedLength: 1,
    PackagedWidth: 1,
    PackagedWeightKg: 1,
    CommercialConditionId: 1,
    MeasurementUnit: 'un',
    UnitMultiplier: 1,
    IsKit: false,
  })
  expect([...store.eans]).toEqual(eans.map((ean) => [ean, 101]))
  expect(store.calls).toEqual(['skus.byRef', 'skus.create', 'eans.add', 'eans.add'])
})

it('sends centimeters and grams', async () => {
  const store = storeWith()
  const packagedDimensions = { height: 1, length: 2.5, width: 100, unit: 'in' }
  const dimensions = { height: 15, length: 1, width: 1, unit: 'mm' }
  const record = { packagedWeight: { value: 1, unit: 'lb' }, packagedDimensions, dimensions }
  await sync(store, skuRecord({ ...record, weight: { value: 0.0005, unit: 'kg' } }))
  expect(store.skus.get(101)).toMatchObject({
    PackagedWeightKg: 453.5924,
    WeightKg: 0.5,
    PackagedHeight: 2.54,
    PackagedLength: 6.35,
    PackagedWidth: 254,
    Height: 1.5,
    Length: 0.1,
  })
})

it('adopts the SKU that has the reference code, and leaves alone what people entered', async () => {
  const store = storeWith(vtexSku())
  expect(await sync(store, skuRecord({ name: 'Navy' }))).toMatchObject({ fields: ['name'], vtexId: '7' })
  expect(store.skus.get(7)).toEqual(vtexSku({ Name: 'Navy' }))
  expect(store.calls).toEqual(['skus.byRef', 'skus.replace'])
})

it.each<[string, object, string[]]>([
  ['nothing', {}, []],
  ['a text that is emptied', { manufacturerCode: null }, ['manufacturerCode']],
  ['a text that differs in accents', { name: 'Blúe' }, []],
  ['the same weight in another unit', { packagedWeight: { value: 0.5, unit: 'kg' } }, []],
  ['a size that VTEX keeps with more decimals', { dimensions: sizes(9.1235, 19, 14) }, []],
  ['a size', { dimensions: sizes(9, 19, 14) }, ['dimensions']],
  ['a size that is taken away', { dimensions: null, weight: null }, ['weight', 'dimensions']],
  ['a transport', { modal: null, commercialConditionId: 5 }, ['commercialConditionId', 'modal']],
  ['not to be sold', { active: false }, ['activateIfPossible']],
])('plans %s', async (_name, fields, planned) => {
  const store = storeWith(vtexSku())
  expect(await sync(store, skuRecord(fields))).toMatchObject({ fields: planned })
  expect(await sync(store, skuRecord(fields))).toEqual({ fields: [] })
})

function sizes(height: number, length: number, width: number) {
  return { height, length, width, unit: 'cm' }
}

it('makes inactive what must not be sold, and tells VTEX not to activate it', async () => {
  const store = storeWith(vtexSku({ IsActive: true }))
  expect(await sync(store, skuRecord({ active: false }))).toMatchObject({ fields: ['active'] })
  expect(store.skus.get(7)).toEqual(vtexSku({ IsActive: false, ActivateIfPossible: false }))
})

it('takes an id of before for nothing when the SKU has another reference code by now', async () => {
  const store = storeWith(vtexSku({ RefId: 'OTHER' }))
  expect(await sync(store, skuRecord(), '7')).toMatchObject({ vtexId: '101' })
  expect(store.skus.get(7)).toEqual(vtexSku({ RefId: 'OTHER' }))
})

it('gives its reference code back to a SKU that lost it', async () => {
  const store = storeWith(vtexSku({ RefId: null }))
  expect(await sync(store, skuRecord(), '7')).toMatchObject({ fields: ['ref'], vtexId: '7' })
  expect(store.skus.get(7)).toEqual(vtexSku())
})

it('says which id has the reference code when VTEX finds it only then', async () => {
  const store = storeWith(vtexSku())
  store.faults.set('skus.byRef', [{ failure: failure('vtex_refused', 'lost', { kind: 'not-found' }) }])
  expect((await sync(store, skuRecord())).failed).toMatchObject({ kind: 'not-found' })
  store.skus.set(7, vtexSku({ RefId: 'MUG' }))
  expect(await sync(store, skuRecord(), '7')).toEqual({ fields: [] })
})

it('does not move a SKU to another product', async () => {
  const store = storeWith(vtexSku())
  const { failed } = await sync(store, skuRecord({ productRef: 'P2' }))
  expect(failed).toMatchObject({
    code: 'cannot_change',
    detail: 'The SKU belongs to another product (id 1), and VTEX does not move SKUs.',
  })
})

it('brings the set of EANs to the record, in no call when it is the same', async () => {
  const store = storeWith(vtexSku())
  for (const ean of ['1', '2']) store.eans.set(ean, 7)
  expect(await sync(store, skuRecord({ eans: ['2', '1'] }))).toEqual({ fields: [] })
  expect(await sync(store, skuRecord({ eans: ['2', '3'] }))).toMatchObject({ fields: ['eans'] })
  expect([...store.eans.keys()]).toEqual(['2', '3'])
  expect(await sync(store, skuRecord({ eans: null }))).toMatchObject({ fields: ['eans'] })
  expect([...store.eans.keys()]).toEqual([])
  expect(store.calls.filter((call) => call.startsWith('skus.replace'))).toEqual([])
})

it('says which EAN VTEX does not take', async () => {
  const store = storeWith(vtexSku())
  store.eans.set('1', 99)
  const { failed } = await sync(store, skuRecord({ eans: ['1'] }))
  expect(failed).toMatchObject({
    code: 'vtex_refused',
    detail: expect.stringContaining(
      '"1"; most likely another SKU has it. The EAN is registered in Sku id 99',
    ),
  })
})

it('sets attachments by name, and names what VTEX does not know', async () => {
  const store = storeWith(vtexSku())
  expect(await sync(store, skuRecord({ attachments: ['Engraving'] }))).toMatchObject({
    fields: ['attachments'],
  })
  expect(await sync(store, skuRecord({ attachments: ['engraving'] }))).toEqual({ fields: [] })
  const { failed } = await sync(store, skuRecord({ attachments: ['Engraving', 'unknown'] }))
  expect(failed).toMatchObject({ detail: 'VTEX lacks an attachment of the name "unknown".' })
  await sync(store, skuRecord({ attachments: [] }))
  expect(store.attachments.size).toBe(0)
})

it('cannot set services, and says so', async () => {
  const store = storeWith(vtexSku())
  expect(await sync(store, skuRecord({ services: [] }))).toEqual({ fields: [] })
  const { failed } = await sync(store, skuRecord({ services: ['Assembly'] }))
  expect(failed).toMatchObject({ code: 'cannot_change', detail: expect.stringContaining('VTEX Admin') })
})

it.each<[string, object, string]>([
  ['no product', { productRef: undefined }, '/productRef'],
  ['a ref too long', { ref: 'x'.repeat(51) }, '/ref'],
  ['a name too long', { name: 'x'.repeat(201) }, '/name'],
  ['a weight of nothing', { packagedWeight: { value: 0, unit: 'g' } }, '/packagedWeight/value'],
  ['a weight that rounds to nothing', { packagedWeight: { value: 0.00001, unit: 'g' } }, '/packagedWeight'],
  ['a package of null', { packagedWeight: null }, '/packagedWeight'],
  ['an unknown unit', { weight: { value: 1, unit: 'st' } }, '/weight/unit'],
  ['a length that is missing', { dimensions: { height: 1, length: 1, unit: 'cm' } }, '/dimensions/width'],
  ['a unit VTEX lacks', { measurementUnit: 'dozen' }, '/measurementUnit'],
  ['a commercial condition of zero', { commercialConditionId: 0 }, '/commercialConditionId'],
  ['a multiplier of zero', { unitMultiplier: 0 }, '/unitMultiplier'],
  ['several values', { specifications: [{ name: 'Color', values: ['a', 'b'] }] }, '/specifications/0/values'],
  ['a specification without a name', { specifications: [{ values: ['a'] }] }, '/specifications/0'],
  ['a specification twice', { specifications: [named('Color'), named('color')] }, '/specifications'],
  ['an EAN twice', { eans: ['1', ' 1'] }, '/eans'],
  ['a component twice', { kit: [part('A'), part('A')] }, '/kit'],
  ['a kit of itself', { kit: [part('MUG')] }, '/kit'],
  ['a quantity of zero', { kit: [{ skuRef: 'A', quantity: 0 }] }, '/kit/0/quantity'],
  ['images', { images: [] }, ''],
])('refuses %s', (_name, fields, pointer) => {
  const parsed = skuSchema.safeParse({ ref: 'MUG', productRef: 'P1', name: 'Blue', ...fields })
  const pointers = parsed.error?.issues.map(({ path }) => path.map((each) => `/${String(each)}`).join(''))
  expect(pointers).toEqual([pointer])
})

function named(name: string) {
  return { name, values: ['x'] }
}

function part(skuRef: string) {
  return { skuRef, quantity: 1 }
}

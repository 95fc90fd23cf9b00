import { failure } from '../errors/failure'
import type { CatalogFault } from '../testing/catalog-store'
import { MemorySkus } from '../testing/sku-store'
import { specificationRecord, vtexSpecification } from './specifications/fixtures'
import { skuRecord, vtexSku } from './skus/fixtures'

// The caches read the clock they find when they are loaded, so it is replaced before they are loaded anew.
let syncSku: typeof import('../testing/sync-sku').syncSku
let specifications: typeof import('./specifications').specifications
beforeAll(async () => {
  jest.useFakeTimers()
  jest.advanceTimersByTime(1)
  jest.resetModules()
  ;({ syncSku } = await import('../testing/sync-sku'))
  ;({ specifications } = await import('./specifications'))
})
afterAll(() => jest.useRealTimers())

/** A store whose SKU was given a color, so that the specification is known under its name of before. */
async function open() {
  const store = new MemorySkus()
  store.put(vtexSku())
  const { Id } = store.field('Color')
  const give = (by: 'ref' | 'name', value: string, name = 'Colour') =>
    syncSku(
      store,
      skuRecord({
        specifications: [{ ...(by === 'ref' ? { ref: `color-${Id}` } : { name }), values: [value] }],
      }),
    )
  await give('name', 'Blue', 'Color')
  return { store, Id, give, names: () => store.fields.map(({ Name }) => Name) }
}

/** Renames by the flow, which may be told that it failed. */
async function rename(store: MemorySkus, Id: number, fault?: CatalogFault) {
  if (fault) store.faults.set('specifications.replace', [fault])
  const record = specificationRecord({ name: 'Colour' })
  const target = { vtexId: String(Id), categoryId: '3' }
  const live = { specification: vtexSpecification({ Id }), group: null, values: [] }
  const plan = specifications.plan(record, live, target)._unsafeUnwrap()
  return specifications.apply({ plan, record, live, target, acceptedAt: '' }, store.clients)
}

describe.each(['ref', 'name'] as const)('a value by %s after the specification was renamed', (by) => {
  it('is written at once under the new name where this process renamed it', async () => {
    const { store, Id, give, names } = await open()
    expect((await rename(store, Id)).isOk()).toBe(true)
    expect(await give(by, 'Red')).toMatchObject({ vtexId: '7' })
    expect(names()).toEqual(['Colour'])
    expect(store.values.get(7)).toMatchObject([{ FieldId: Id, Text: 'Red' }])
  })

  it('is so too where the renaming only seemed to fail', async () => {
    const { store, Id, give, names } = await open()
    await rename(store, Id, { failure: failure('vtex_timeout'), applied: true })
    await give(by, 'Red')
    expect(names()).toEqual(['Colour'])
  })

  it('is written under the new name after 5 seconds where somebody else renamed it', async () => {
    const { store, Id, give, names } = await open()
    store.fields.splice(0, 1, { ...store.field('Colour'), Id })
    store.fields.length = 1
    jest.advanceTimersByTime(5_001)
    await give(by, 'Red')
    expect(names()).toEqual(['Colour'])
    expect(store.values.get(7)).toMatchObject([{ FieldId: Id, Text: 'Red' }])
  })
})

it('a name that VTEX lacks is looked for again only when the list is old', async () => {
  const { store, give } = await open()
  const lists = () => store.calls.filter((call) => call === 'specifications.fieldsOfCategory').length
  expect(lists()).toBe(1)
  await give('name', 'L', 'Size')
  expect(lists()).toBe(1)
  jest.advanceTimersByTime(5_001)
  await give('name', 'L', 'Size')
  // Creating it made the list old, and it is found in the new one.
  expect(lists()).toBe(2)
  jest.advanceTimersByTime(5_001)
  await give('name', 'L', 'Fabric')
  expect(lists()).toBe(3)
})

it('comparing costs no further call within a minute', async () => {
  const { store, give } = await open()
  jest.advanceTimersByTime(50_000)
  store.calls.length = 0
  await give('name', 'Blue', 'Color')
  expect(store.calls).toEqual(['skus.byRef', 'specifications.of'])
})

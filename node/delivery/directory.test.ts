import { failure } from '../errors/failure'
import { memoryStore } from '../testing/store'
import { testDeps } from '../testing/deps'

// The caches read the clock they find when they are loaded, so it is replaced before they are loaded anew.
let directoryOf: typeof import('./directory').directoryOf
beforeAll(async () => {
  jest.useFakeTimers()
  jest.advanceTimersByTime(1)
  jest.resetModules()
  ;({ directoryOf } = await import('./directory'))
})
afterAll(() => jest.useRealTimers())

function open(remembered: Record<string, string> = {}) {
  const store = memoryStore()
  const deps = testDeps(store)
  // One directory is one piece of work.
  const newDirectory = () =>
    directoryOf(
      deps,
      { id: () => '', sku: (ref) => remembered[ref] },
      { source: null, priority: 'background', deadline: Infinity },
    )
  const idsOf = async (...refs: string[]) =>
    (await newDirectory().skuIds(refs)).map((id) =>
      id.match(
        (found) => found,
        ({ code }) => code,
      ),
    )
  const warehouse = async (code: string, directory = newDirectory()) =>
    (await directory.warehouseId(code)).match(
      (found) => found,
      ({ code: no }) => no,
    )
  return { store, deps, idsOf, warehouse, newDirectory }
}

it('answers ids in the order of the refs, asking for all at once and for each once', async () => {
  const { store, idsOf } = open()
  store.skus.set('A', '1').set('B', '2')
  expect(await idsOf('B', 'A', 'B')).toEqual(['2', '1', '2'])
  expect(store.calls).toEqual(['catalog.skuIdsByRefs B,A'])
  expect(await idsOf('A')).toEqual(['1'])
  expect(store.calls).toHaveLength(1)
})

it.each(['__proto__', 'constructor', 'toString'])(
  'does not find a SKU called %s by accident',
  async (ref) => {
    expect(await open().idsOf(ref)).toEqual(['sku_not_found'])
  },
)

it('takes an id of VTEX for what it is, asks whether VTEX has it, and asks once', async () => {
  const { store, idsOf, newDirectory } = open()
  store.skus.set('A', '1').set('vtex:9', '2')
  expect(await idsOf('vtex:1', 'A', 'vtex:9')).toEqual(['1', '1', 'sku_not_found'])
  expect(await idsOf('vtex:1')).toEqual(['1'])
  expect(store.calls).toEqual(['catalog.skuById 1', 'catalog.skuById 9', 'catalog.skuIdsByRefs A'])
  expect(newDirectory().remembered(['vtex:5'])).toBe('5')
})

it('looks again when VTEX says there is no such SKU', async () => {
  const { store, idsOf } = open()
  store.skus.set('A', '1')
  const { catalog } = store.clients
  const missing = await catalog.skuIdsByRefs(['none'])
  Object.assign(catalog, { skuIdsByRefs: async () => missing })
  expect(await idsOf('A')).toEqual(['1'])
})

it('believes the id it knew when both lookups miss the SKU, if the SKU still has the ref', async () => {
  const { store, idsOf } = open({ A: '1', B: '2' })
  store.skus.set('A', '1').set('OTHER', '2')
  const { catalog } = store.clients
  const [missing, none] = [await catalog.skuIdsByRefs(['none']), await catalog.skuByRef('none')]
  Object.assign(catalog, { skuIdsByRefs: async () => missing, skuByRef: async () => none })
  expect(await idsOf('A', 'B')).toEqual(['1', 'sku_not_found'])
})

it('does not take trouble for absence', async () => {
  const { store, idsOf } = open()
  store.faults.set('catalog.skuIdsByRefs', [{ failure: failure('vtex_unavailable') }])
  expect(await idsOf('A', 'B')).toEqual(['vtex_unavailable', 'vtex_unavailable'])
  store.faults.set('catalog.skuByRef', [{ failure: failure('vtex_timeout') }])
  expect(await idsOf('A', 'B')).toEqual(['vtex_timeout', 'sku_not_found'])
})

it('asks again for what was not found, at once', async () => {
  const { store, idsOf } = open()
  expect(await idsOf('A')).toEqual(['sku_not_found'])
  store.skus.set('A', '1')
  expect(await idsOf('A')).toEqual(['1'])
})

it('asks for 200 at a time', async () => {
  const { store, idsOf } = open()
  const refs = Array.from({ length: 401 }, (_, index) => `R${index}`)
  refs.forEach((ref, index) => store.skus.set(ref, String(index)))
  await idsOf(...refs)
  expect(store.calls.map((call) => call.split(',').length)).toEqual([200, 200, 1])
})

it('makes second lookups side by side, a few at a time', async () => {
  const { store, idsOf } = open()
  const { catalog } = store.clients
  const lookUp = catalog.skuByRef.bind(catalog)
  let running = 0
  let most = 0
  const slow = async (ref: string) => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 100))
    running--
    return lookUp(ref)
  }
  Object.assign(catalog, { skuByRef: slow })
  const asked = idsOf(...Array.from({ length: 80 }, (_, index) => `R${index}`))
  await jest.advanceTimersByTimeAsync(1_500)
  expect(new Set(await asked)).toEqual(new Set(['sku_not_found']))
  expect(most).toBeGreaterThanOrEqual(8)
  expect(most).toBeLessThan(40)
})

it('answers an id that was known when it was asked, however long the lookups of others take', async () => {
  const { store, idsOf } = open()
  store.skus.set('A', '1').set('B', '2')
  await idsOf('A')
  await jest.advanceTimersByTimeAsync(5 * 60_000 - 50)
  const { catalog } = store.clients
  const lookUp = catalog.skuIdsByRefs.bind(catalog)
  const slow = async (refs: string[]) => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return lookUp(refs)
  }
  Object.assign(catalog, { skuIdsByRefs: slow })
  const asked = idsOf('A', 'B')
  await jest.advanceTimersByTimeAsync(200)
  expect(await asked).toEqual(['1', '2'])
})

it('keeps ids of one account to itself', async () => {
  const { store, idsOf } = open()
  store.skus.set('A', '1')
  await idsOf('A')
  expect(await open().idsOf('A')).toEqual(['sku_not_found'])
})

it.each([
  ['main', ['main', 'MAIN'], 'main'],
  ['Main', ['main'], 'main'],
  ['Main', ['main', 'MAIN'], 'warehouse_not_found'],
  ['other', ['main'], 'warehouse_not_found'],
])('warehouse %s among %j is %s', async (code, warehouses, expected) => {
  const { store, warehouse } = open()
  store.warehouses = warehouses
  expect(await warehouse(code)).toBe(expected)
})

it('asks for warehouses once, but again for one it does not know', async () => {
  const { store, warehouse } = open()
  await warehouse('main')
  await warehouse('main')
  expect(store.calls).toHaveLength(1)
  store.warehouses.push('new')
  expect(await warehouse('new')).toBe('new')
  await jest.advanceTimersByTimeAsync(60_001)
  await warehouse('main')
  expect(store.calls).toHaveLength(3)
})

it('asks once in one piece of work, however many unknown codes it holds', async () => {
  const { store, warehouse, newDirectory } = open()
  const directory = newDirectory()
  const codes = await Promise.all(['x', 'y', 'main', 'z'].map((code) => warehouse(code, directory)))
  expect(codes).toEqual(['warehouse_not_found', 'warehouse_not_found', 'main', 'warehouse_not_found'])
  expect(store.calls).toEqual(['logistics.warehouses '])
})

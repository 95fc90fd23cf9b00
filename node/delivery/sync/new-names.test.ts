import { failure } from '../../errors/failure'
import { flows } from '../../flows'
import { memoryBrands } from '../../testing/catalog-store'
import { memoryCategories } from '../../testing/category-store'
import { accepted, inFakeTime, testDeps } from '../../testing/deps'
import { memorySpecifications } from '../../testing/specification-store'
import { outcomes } from '../../testing/sync'
import { ledgerIn } from '../ledger'
import type { SyncOptions } from './run'
import { syncRecords } from './sync-records'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

type NewName = 'brands' | 'categories' | 'specifications'

function open(flow: NewName, clients: object) {
  const deps = testDeps()
  Object.assign(deps.clients, clients)
  const sync = (records: object[], options: Partial<SyncOptions> = {}) =>
    inFakeTime(
      syncRecords(
        flows[flow],
        records.map((each, index) => accepted(flow, each, index)),
        deps,
        {
          source: 'erp',
          dryRun: false,
          verify: false,
          park: true,
          job: null,
          priority: 'background',
          deadline: deps.now() + 45_000,
          ...options,
        },
      ),
    )
  const idsOf = async (...refs: string[]) => {
    const entries = await ledgerIn(deps.documents).load(flow, refs)
    return refs.map((ref) => entries.get(ref)?.vtexId)
  }
  return { sync, idsOf }
}

const combo = { level: 'sku', type: 'combo' }

it.each<[NewName, object, object, number]>([
  ['brands', { name: 'Acme' }, { name: 'ÁCME ' }, 1],
  ['brands', { name: 'Acme' }, { name: 'Apex' }, 2],
  ['categories', { name: 'Bikes' }, { name: 'bikes' }, 1],
  ['categories', { name: 'Bikes' }, { name: 'bikes', parentRef: null }, 1],
  ['categories', { name: 'Bikes' }, { name: 'Cars' }, 2],
  ['specifications', { name: 'Color', ...combo }, { name: 'color', ...combo }, 1],
  ['specifications', { name: 'Color', ...combo }, { name: 'color', categoryRef: null, ...combo }, 1],
  ['specifications', { name: 'Color', ...combo }, { name: 'Color', level: 'product', type: 'combo' }, 2],
  ['specifications', { name: 'Color', ...combo }, { name: 'Size', ...combo }, 2],
])('%s: two refs in one batch, %j and %j, are made %i times', async (flow, one, other, expected) => {
  const stores = {
    brands: memoryBrands(),
    categories: memoryCategories(),
    specifications: memorySpecifications(),
  }
  const { brands, categories } = stores
  const clients = {
    brands: brands.clients.brands,
    categories: categories.clients().categories,
    specifications: stores.specifications.clients.specifications,
  }
  const { sync, idsOf } = open(flow, clients)
  const results = await sync([
    { ref: 'A', ...one },
    { ref: 'B', ...other },
  ])
  expect(results.map((result) => result?.code)).toEqual([null, null])
  const made = {
    brands: brands.brands,
    categories: categories.categories,
    specifications: stores.specifications.specifications,
  }
  expect(made[flow].size).toBe(expected)
  expect(new Set(await idsOf('A', 'B')).size).toBe(expected)
})

describe('brands of one new name', () => {
  const openBrands = () => {
    const memory = memoryBrands()
    return { memory, ...open('brands', memory.clients) }
  }
  const named = (ref: string, rest: object = {}) => ({ ref, name: 'Acme', ...rest })

  it('are one, which the second changes where its record says more', async () => {
    const { memory, sync } = openBrands()
    expect(outcomes(await sync([named('A'), named('B', { title: 'Best' }), named('C')]))).toEqual([
      'applied',
      'applied',
      'unchanged',
    ])
    expect([...memory.brands.values()]).toMatchObject([{ Name: 'Acme', SiteTitle: 'Best' }])
    expect(memory.calls.filter((call) => call === 'brands.create')).toHaveLength(1)
  })

  it('are one although VTEX’s list lacks what was just made', async () => {
    const memory = memoryBrands()
    const { brands } = memory.clients
    const nothing = await brands.all()
    const { sync } = open('brands', { brands: { ...brands, all: async () => nothing } })
    await sync([named('A'), named('B')])
    expect(memory.brands.size).toBe(1)
  })

  it('have each its turn when the first fails, and one when it only seems to', async () => {
    const refused = openBrands()
    refused.memory.faults.set('brands.create', [
      { failure: failure('vtex_refused', 'no', { kind: 'refused' }) },
    ])
    expect(outcomes(await refused.sync([named('A'), named('B')]))).toEqual(['vtex_refused', 'applied'])
    expect(refused.memory.brands.size).toBe(1)
    const late = openBrands()
    late.memory.faults.set('brands.create', [{ failure: failure('vtex_timeout'), applied: true }])
    expect(outcomes(await late.sync([named('A'), named('B')]))).toEqual(['applied', 'unchanged'])
    expect(late.memory.brands.size).toBe(1)
  })

  it('are told before they are written, each with what it changes', async () => {
    const { sync } = openBrands()
    const told: string[][] = []
    await sync([named('A'), named('B', { title: 'Best' })], {
      onPlanned: async (results) =>
        void told.push(
          results.map(({ ref, changes }) => `${ref}: ${changes.map(({ field }) => field).join()}`),
        ),
    })
    expect(told).toEqual([['A: active,name'], ['B: title']])
  })

  it('change nothing in a dry run', async () => {
    const { memory, sync } = openBrands()
    expect(outcomes(await sync([named('A'), named('B')], { dryRun: true }))).toEqual(['applied', 'applied'])
    expect(memory.brands.size).toBe(0)
  })
})

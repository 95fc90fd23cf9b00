import type { VtexCategoryInput } from '../../clients/catalog/categories'
import { flows } from '../../flows'
import { memoryCategories } from '../../testing/category-store'
import { accepted, inFakeTime, testDeps } from '../../testing/deps'
import { memoryStore } from '../../testing/store'
import { outcomes } from '../../testing/sync'
import { syncRecords } from './sync-records'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

function openCategories() {
  const memory = memoryCategories()
  const store = memoryStore()
  const clients = memory.clients()
  Object.assign(store.clients, {
    categories: {
      ...clients.categories,
      // VTEX takes its time: what happens later has a later instant.
      create: (body: VtexCategoryInput) => {
        jest.setSystemTime(Date.now() + 1)
        return clients.categories.create(body)
      },
    },
  })
  const deps = testDeps(store)
  const sync = (...fields: object[]) =>
    inFakeTime(
      syncRecords(
        flows.categories,
        fields.map((each, index) => accepted('categories', each, index)),
        deps,
        {
          source: 'erp',
          dryRun: false,
          verify: false,
          park: true,
          job: null,
          priority: 'background',
          deadline: deps.now() + 45_000,
        },
      ),
    )
  return { memory, sync }
}

it('a tree that comes from its leaves to its root is there in one go, however deep', async () => {
  const { memory, sync } = openCategories()
  const levels = [5, 4, 3, 2, 1, 0]
  const results = await sync(
    ...levels.map((level) => ({
      ref: `${level}`,
      name: `Level ${level}`,
      parentRef: level ? `${level - 1}` : null,
    })),
  )
  expect(outcomes(results)).toEqual(levels.map(() => 'applied'))
  expect(
    [...memory.categories.values()].map(({ Name, FatherCategoryId }) => [Name, FatherCategoryId]),
  ).toEqual([0, 1, 2, 3, 4, 5].map((level) => [`Level ${level}`, level || null]))
})

it('what waits for a record that does not come, or for each other, waits', async () => {
  const { memory, sync } = openCategories()
  const results = await sync(
    { ref: 'a', name: 'A', parentRef: 'b' },
    { ref: 'b', name: 'B', parentRef: 'a' },
    { ref: 'c', name: 'C', parentRef: 'none' },
    { ref: 'd', name: 'D' },
  )
  expect(results.map((result) => result?.outcome)).toEqual(['parked', 'parked', 'parked', 'applied'])
  expect(memory.calls.filter((call) => call === 'categories.create')).toHaveLength(1)
})

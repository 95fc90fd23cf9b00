import fc from 'fast-check'
import { vtexCustomer } from '../flows/customers/fixtures'
import { openCustomers } from '../testing/customers'
import { findCustomers } from './find-customers'
import { listCustomers } from './list-customers'
import { readCursor, writeCursor, type PageCursor } from './page-cursor'

const NOON = Date.parse('2026-03-01T12:00:00Z')
const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString()
const start: PageCursor = { from: at(-600), seen: [] }

beforeEach(() => jest.useFakeTimers({ now: NOON }))
afterEach(() => jest.useRealTimers())

/** All ids from a cursor on, in calls of `limit`. */
async function all({ deps }: ReturnType<typeof openCustomers>, cursor: PageCursor, limit: number) {
  const ids: string[] = []
  for (let calls = 0; calls < 100; calls++) {
    const page = (await listCustomers(deps, cursor, limit))._unsafeUnwrap()
    ids.push(...page.customers.map(({ vtexId }) => vtexId))
    cursor = readCursor(writeCursor(page.cursor)) ?? start
    if (!page.more) return { ids, cursor }
  }
  throw new Error('The list does not end.')
}

it('lists every customer once, in the order of change, whatever changed in one instant', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -6, max: -2 }), { maxLength: 150 }),
      fc.integer({ min: 1, max: 100 }),
      async (minutes, limit) => {
        const opened = openCustomers()
        minutes.forEach((minute, index) =>
          opened.memory.put(vtexCustomer({ id: `c${index}`, updatedIn: at(minute) })),
        )
        const { ids } = await all(opened, start, limit)
        expect([...ids].sort()).toEqual(minutes.map((_, index) => `c${index}`).sort())
        const changes = ids.map((id) => minutes[Number(id.slice(1))] ?? 0)
        expect(changes).toEqual([...changes].sort((a, b) => a - b))
      },
    ),
    { seed: 20260301, numRuns: 30 },
  )
})

it('goes on with what changed since, and lists again who changed again', async () => {
  const opened = openCustomers()
  const { memory } = opened
  memory.put(vtexCustomer({ id: 'a', updatedIn: at(-9) })).put(vtexCustomer({ id: 'b', updatedIn: at(-9) }))
  const first = await all(opened, start, 10)
  expect(first.ids).toEqual(['a', 'b'])
  expect((await all(opened, first.cursor, 10)).ids).toEqual([])
  memory.put(vtexCustomer({ id: 'a', updatedIn: at(-3) })).put(vtexCustomer({ id: 'c', updatedIn: at(-9) }))
  expect((await all(opened, first.cursor, 10)).ids).toEqual(['c', 'a'])
})

it('does not list yet what changed within a minute: the index may still lack older changes', async () => {
  const opened = openCustomers()
  opened.memory.put(vtexCustomer({ id: 'a', updatedIn: at(-0.5) }))
  const { ids, cursor } = await all(opened, start, 10)
  expect(ids).toEqual([])
  jest.setSystemTime(NOON + 31_000)
  expect((await all(opened, cursor, 10)).ids).toEqual(['a'])
})

it('asks nothing for a time to come', async () => {
  const opened = openCustomers()
  expect((await all(opened, { from: at(5), seen: [] }, 10)).ids).toEqual([])
  expect(opened.memory.calls).toEqual([])
})

it.each([
  '',
  'x',
  writeCursor({ from: 'yesterday', seen: [] }),
  Buffer.from(`${at(0)} abc`).toString('base64url'),
])('takes no cursor like %j', (text) => expect(readCursor(text)).toBeNull())

it('finds by e-mail address, document and id, with addresses, each once', async () => {
  const { deps, memory } = openCustomers()
  const address = { id: 'x', addressName: 'HOME', city: 'London' }
  memory.put(vtexCustomer({ id: 'c1', document: '7', updatedIn: at(-1) }), address)
  for (const query of [
    { by: 'email', value: 'ada@example.com' },
    { by: 'document', value: '7' },
    { by: 'vtexId', value: 'C1' },
  ] as const) {
    expect((await findCustomers(deps, query))._unsafeUnwrap()).toEqual([
      {
        vtexId: 'c1',
        updatedAt: at(-1),
        customer: expect.objectContaining({
          email: 'ada@example.com',
          addresses: [expect.objectContaining({ ref: 'HOME', city: 'London' })],
        }),
      },
    ])
  }
  expect((await findCustomers(deps, { by: 'vtexId', value: 'nobody' }))._unsafeUnwrap()).toEqual([])
})

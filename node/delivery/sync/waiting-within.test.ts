import { err, ok } from 'neverthrow'
import { z } from 'zod'
import { failure } from '../../errors/failure'
import type { Flow, FlowRecord } from '../../flows/flow'
import { inFakeTime, testDeps } from '../../testing/deps'
import { acceptRecord } from '../record'
import { syncRecords } from '.'

interface Leaf extends FlowRecord {
  ref: string
  parentRef?: string | undefined
}

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

/** A tree whose records need their parent, and what was created of it, in order. */
function tree() {
  const created: string[] = []
  const flow = {
    name: 'categories',
    lane: 'catalog',
    schema: z.strictObject({ ref: z.string(), parentRef: z.string().optional() }),
    keyFields: ['ref'],
    key: ({ ref }) => [ref],
    fingerprint: (record) => record,
    locate: async (wanted, directory) => {
      const refs = wanted.map(({ record }) => record?.parentRef ?? '')
      const parents = await directory.ids(
        'categories',
        refs.filter((ref) => ref !== ''),
      )
      return refs.map((ref) =>
        (ref === '' ? ok({ vtexId: '' }) : (parents.shift() ?? err(failure('internal')))).map(() => ({
          vtexId: '',
        })),
      )
    },
    read: async () => ok(null),
    idOf: () => '',
    plan: ({ ref }) => ok([{ field: 'ref', before: null, after: ref }]),
    apply: async ({ record: { ref } }) => {
      created.push(ref)
      return ok({ vtexId: String(created.length) })
    },
  } as Partial<Flow<Leaf>> as unknown as Flow
  return { flow, created }
}

it('applies a tree that comes leaves first, each level once its parent is there', async () => {
  const { flow, created } = tree()
  const deps = testDeps()
  const chain = ['D', 'C', 'B', 'A'].map((ref, index, all) => ({ ref, parentRef: all[index + 1] }))
  const records = chain.map((raw, index) =>
    acceptRecord(flow, raw, index, { id: '01J', acceptedAt: '2026-03-01T12:00:00.000Z' })._unsafeUnwrap(),
  )
  const options = { dryRun: false, verify: false, park: true, job: null, priority: 'background' } as const
  const results = await inFakeTime(
    syncRecords(flow, records, deps, { ...options, deadline: deps.now() + 45_000 }),
  )
  expect(results.map((result) => result?.outcome)).toEqual(['applied', 'applied', 'applied', 'applied'])
  expect(created).toEqual(['A', 'B', 'C', 'D'])
})

import fc from 'fast-check'
import { flows } from '../flows'
import type { FlowName, FlowRecord } from '../flows/flow'
import { accepted } from '../testing/deps'
import { decide } from './decide'
import { mergeEntries, type LedgerEntry } from './ledger'
import type { AcceptedRecord } from './record'
import { entryAfter, type Run } from './sync/run'

const runOf = (flow: FlowName) =>
  ({ flow: flows[flow], deps: { now: () => 0 }, options: { job: null } }) as unknown as Run

const entryOf = (flow: FlowName, record: AcceptedRecord, before?: LedgerEntry) =>
  mergeEntries(before, entryAfter(runOf(flow), record, record.record, '1', 'applied'))

const price = (fields: object, order: number) =>
  accepted('prices', { skuRef: 'A', ...fields }, 0, `01J0000000000000000000000${order}`)

const decided = (record: AcceptedRecord, entry?: LedgerEntry, verify = false) => {
  const decision = decide(flows.prices, record, entry, { verify })
  return decision.kind === 'proceed' ? decision.record : decision.kind
}

const first = price({ basePrice: 1 }, 1)
const entry = entryOf('prices', first)

it('proceeds with what the ledger does not know', () => {
  expect(decided(first)).toEqual(first.record)
})

it('proceeds with what is certain no more', () => {
  expect(decided(price({ basePrice: 1 }, 2), { ...entry, hash: '' })).toMatchObject({ basePrice: 1 })
})

it.each<[string, object, number, boolean, unknown]>([
  ['the same again', { basePrice: 1 }, 2, false, 'unchanged'],
  [
    'the same again, to be compared with VTEX',
    { basePrice: 1 },
    2,
    true,
    expect.objectContaining({ basePrice: 1 }),
  ],
  ['something else', { basePrice: 2 }, 2, false, expect.objectContaining({ basePrice: 2 })],
  ['the same field, accepted before', { basePrice: 2 }, 0, false, 'stale'],
  ['the same record, accepted before', { basePrice: 1 }, 0, true, 'stale'],
  ['another field, accepted before', { listPrice: 9 }, 0, false, expect.objectContaining({ listPrice: 9 })],
  [
    'both fields, accepted before',
    { basePrice: 2, listPrice: 9 },
    0,
    false,
    expect.not.objectContaining({ basePrice: 2 }),
  ],
  [
    'a markup on the base price, accepted before',
    { costPrice: 4, markup: 10 },
    0,
    false,
    expect.not.objectContaining({ basePrice: 4.4 }),
  ],
  ['a markup alone, accepted before', { markup: 10 }, 0, false, 'stale'],
])('decides on %s', (_name, fields, order, verify, expected) => {
  expect(decided(price(fields, order), entry, verify)).toEqual(expected)
})

const early = '2026-01-01T00:00:00Z'
const late = '2026-01-01T01:00:00+00:00'
it.each([
  [{ version: 2 }, { version: 1 }, true],
  [{ version: 2 }, { version: 2 }, false],
  [{ version: 2 }, { version: 3 }, false],
  [{ version: 2 }, {}, false],
  [{}, { version: 0 }, false],
  [{ updatedAt: late }, { updatedAt: early }, true],
  [{ updatedAt: early }, { updatedAt: '2025-12-31T21:00:00-03:00' }, false],
  [{ updatedAt: early }, { updatedAt: late }, false],
  [{ version: 1, updatedAt: late }, { version: 2, updatedAt: early }, true],
])('after %j, %j is stale: %s', (before, after, isStale) => {
  const applied = entryOf('prices', price({ basePrice: 1, ...before }, 1))
  expect(decided(price({ basePrice: 2, ...after }, 2), applied) === 'stale').toBe(isStale)
})

it('remembers a version that a later record does not repeat', () => {
  const versioned = entryOf('prices', price({ basePrice: 1, version: 5 }, 1))
  const after = entryOf('prices', price({ listPrice: 9 }, 2), versioned)
  expect(decided(price({ basePrice: 3, version: 4 }, 3), after)).toBe('stale')
})

interface Case {
  flow: FlowName
  key: object
  fields: fc.Arbitrary<object>
}

const value = fc.integer({ min: 1, max: 4 })
const cases: Case[] = [
  {
    flow: 'prices',
    key: { skuRef: 'A' },
    fields: fc.oneof(
      fc.record({ basePrice: value, costPrice: value, listPrice: value }, { requiredKeys: [] }),
      fc.record(
        { costPrice: value, markup: value, listPrice: value },
        { requiredKeys: ['costPrice', 'markup'] },
      ),
    ),
  },
  {
    flow: 'inventory',
    key: { skuRef: 'A', warehouse: 'main' },
    fields: fc.oneof(
      fc.record({ quantity: value, leadTime: fc.constantFrom('P1D', 'P2D') }, { requiredKeys: [] }),
      fc.record({ unlimited: fc.boolean(), leadTime: fc.constantFrom('P1D', 'P2D') }, { requiredKeys: [] }),
    ),
  },
]

it.each(cases)(
  'ends with the newest value of every field of $flow, in whatever order records arrive',
  ({ flow, key, fields }) => {
    const sent = fc.array(
      fields.filter((each) => Object.keys(each).length > 0),
      { minLength: 1, maxLength: 6 },
    )
    const arrivals = sent.chain((all) => {
      const records = all.map((each, index) => accepted(flow, { ...key, ...each }, index))
      return fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }))
    })
    const write = (state: object, record: FlowRecord) => Object.assign(state, record)
    fc.assert(
      fc.property(arrivals, ([records, arrived]) => {
        const expected = records.reduce((state, { record }) => write(state, record), {})
        const state = {}
        let known: LedgerEntry | undefined
        for (const record of arrived) {
          const decision = decide(flows[flow], record, known, { verify: false })
          if (decision.kind === 'stale') continue
          // As the run does: what was overtaken is no part of the record any more.
          const kept = decision.kind === 'proceed' ? decision.record : record.record
          write(state, kept)
          known = entryOf(flow, { ...record, record: kept }, known)
        }
        expect(state).toEqual(expected)
      }),
      { seed: 20260301, numRuns: 500 },
    )
  },
)

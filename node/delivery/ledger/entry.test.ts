import fc from 'fast-check'
import type { StoredCall } from '../lanes'
import { decodeEntry, encodeEntry } from './encoding'
import { mergeEntries, mergeEvents, recordIn, type LedgerEntry } from './entry'

const order = (record: number): string => `01J9ZK3M5N7P9R1T3V5X7Z9B2D.0000.${String(record).padStart(6, '0')}`

function entry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    hash: 'a7Jf0qL2mZx9Yw4Tn8Rk1c',
    vtexId: '1000123',
    order: order(1),
    at: '2026-03-01T12:00:00.000Z',
    batch: '01J9ZK3M5N7P9R1T3V5X7Z9B2D',
    outcome: 'applied',
    fields: { basePrice: { value: 1431.5, order: order(1) }, costPrice: { value: 868.63, order: order(1) } },
    ...changes,
  }
}

const name = fc.constantFrom('basePrice', 'costPrice', 'quantity', '__proto__', 'constructor', '7')
const orders = fc.oneof(fc.nat({ max: 3 }).map(order), fc.constantFrom('', 'single', '01J.0000000', '.'))
const field = fc.record({ value: fc.jsonValue(), order: orders })
/** JSON has no -0, undefined or prototypes. */
const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const event = fc.record(
  {
    at: fc.constantFrom('2026-03-01T12:00:00.000Z', '2026-03-01T12:00:01.000Z', '2026-03-01T12:00:02.000Z'),
    outcome: fc.constantFrom('applied' as const, 'failed' as const),
    batch: fc.constantFrom(null, '01J'),
    code: fc.constantFrom(null, 'vtex_refused'),
    fields: fc.subarray(['basePrice', 'name']),
    ...{
      mappingVersion: fc.nat({ max: 2 }),
      place: fc.record({ bucket: fc.nat({ max: 2 }), chunk: fc.nat({ max: 2 }) }),
    },
    calls: fc.record({
      calls: fc.array(fc.constant<StoredCall>(['PUT', '/prices/1', 200, 12]), { minLength: 1, maxLength: 2 }),
      leftOut: fc.nat({ max: 1 }),
    }),
  },
  { requiredKeys: ['at', 'outcome', 'batch', 'code', 'fields'] },
)

const entries: fc.Arbitrary<LedgerEntry> = fc
  .record(
    {
      hash: fc.constantFrom('', 'a', 'b'),
      vtexId: fc.constantFrom('', '1', '2'),
      order: orders,
      at: fc.constantFrom(
        '2026-03-01T12:00:00.000Z',
        '2026-03-01T12:00:01.000Z',
        '2026-03-01T12:00:00Z',
        'then',
      ),
      batch: fc.constantFrom(null, '', '01J', '01J9ZK3M5N7P9R1T3V5X7Z9B2D'),
      outcome: fc.constantFrom(
        'applied' as const,
        'unchanged' as const,
        'parked' as const,
        'failed' as const,
      ),
      fields: fc.array(fc.tuple(name, field)).map((pairs) => Object.fromEntries(pairs)),
      version: fc.nat({ max: 3 }),
      updatedAt: fc.constantFrom('2026-03-01T12:00:00Z', '2026-03-01T09:00:00-03:00', '2026-03-02T00:00:00Z'),
      mappingVersion: fc.nat({ max: 3 }),
      events: fc.array(event, { minLength: 1, maxLength: 12 }).map((events) => mergeEvents(events, events)),
    },
    { requiredKeys: ['hash', 'vtexId', 'order', 'at', 'batch', 'outcome', 'fields'] },
  )
  .map(asJson)

const seed = 20260301

describe('mergeEntries', () => {
  const older = entry()
  const newer = entry({
    order: order(2),
    hash: 'newer',
    vtexId: '2',
    at: '2026-03-01T12:01:00.000Z',
    batch: null,
    outcome: 'unchanged',
    fields: { basePrice: { value: 9, order: order(2) } },
  })

  it('takes the only one', () => expect(mergeEntries(undefined, older)).toBe(older))

  it('takes each field from the newest record that carried it, the rest from the newer record', () => {
    const merged = { ...newer, fields: { ...older.fields, ...newer.fields } }
    expect(mergeEntries(older, newer)).toEqual(merged)
    expect(mergeEntries(newer, older)).toEqual(merged)
  })

  it.each<[string, Partial<LedgerEntry>, Partial<LedgerEntry>, Partial<LedgerEntry>]>([
    ['the later result of one record', { at: '2026-03-01T12:00:01.000Z', hash: 'x' }, {}, { hash: 'x' }],
    [
      'not knowing over knowing at once',
      { hash: '', outcome: 'failed' },
      {},
      { hash: '', outcome: 'failed' },
    ],
    [
      'the newer record over the later result',
      { order: order(2), hash: 'x' },
      { at: '2027-01-01T00:00:00.000Z' },
      { hash: 'x' },
    ],
    ['the highest version', { version: 7 }, { order: order(2), version: 5 }, { version: 7, order: order(2) }],
    ['a version although the newer record has none', { version: 7 }, { order: order(2) }, { version: 7 }],
    [
      'the later instant, not the greater text',
      { updatedAt: '2026-03-01T10:00:00-03:00' },
      { updatedAt: '2026-03-01T12:30:00Z' },
      { updatedAt: '2026-03-01T10:00:00-03:00' },
    ],
  ])('prefers %s', (_, a, b, expected) => {
    expect(mergeEntries(entry(a), entry(b))).toMatchObject(expected)
    expect(mergeEntries(entry(b), entry(a))).toMatchObject(expected)
  })

  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(entries, entries, entries, (a, b, c) => {
        expect(mergeEntries(a, b)).toEqual(mergeEntries(b, a))
        expect(mergeEntries(mergeEntries(a, b), c)).toEqual(mergeEntries(a, mergeEntries(b, c)))
        expect(mergeEntries(a, a)).toEqual(a)
        expect(mergeEntries(mergeEntries(a, b), b)).toEqual(mergeEntries(a, b))
      }),
      { seed, numRuns: 1_000 },
    )
  })
})

test('recordIn answers the values alone', () => {
  expect(recordIn(entry())).toEqual({ basePrice: 1431.5, costPrice: 868.63 })
})

describe('encoding', () => {
  it('is undone, also after being stored', () => {
    fc.assert(
      fc.property(entries, (each) => {
        expect(decodeEntry(encodeEntry(each))).toEqual(each)
        expect(decodeEntry(asJson(encodeEntry(each)))).toEqual(each)
      }),
      { seed, numRuns: 1_000 },
    )
  })

  it('takes about 150 bytes for a price with base and cost', () => {
    expect(JSON.stringify(encodeEntry(entry())).length).toBeLessThanOrEqual(155)
  })

  it('leaves out fields without a value', () => {
    const { fields } = decodeEntry(
      encodeEntry(entry({ fields: { listPrice: { value: undefined, order: 'x' } } })),
    )
    expect(fields).toEqual({})
  })
})

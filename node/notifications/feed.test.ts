import fc from 'fast-check'
import { readUpTo, since, withFindings, type Feed } from './feed'
import type { Finding } from './gather'

const NOON = Date.parse('2026-03-01T12:00:00Z')
const HOUR = 3_600_000
const empty: Feed = { revision: 0, entries: [], standing: {} }

const failing = (count: number, hour = '2026-03-01T12'): Finding => ({
  kind: 'records_failing',
  hour,
  count,
  subjects: [{ flow: 'prices', code: 'sku_not_found', count }],
})
const held = (ids: string[], atLeast = 1, hour = '2026-03-01T12'): Finding => ({
  kind: 'batch_held',
  hour,
  standing: ids.map((batch) => ({ id: batch, subject: { flow: 'prices', batch, count: 1 } })),
  atLeast,
})
const after = (...findings: Finding[]): Feed =>
  findings.reduce((feed, finding, index) => withFindings(feed, [finding], NOON + index), empty)
const shown = ({ entries }: Feed) => entries.map(({ kind, count, isRead }) => [kind, count, isRead])

it('tells of one kind and hour once, with the newest count', () => {
  const feed = after(failing(100), failing(140))
  expect(shown(feed)).toEqual([['records_failing', 140, false]])
  expect(feed.entries[0]).toMatchObject({
    id: '2026-03-01T12.records_failing',
    firstAt: '2026-03-01T12:00:00.000Z',
    lastAt: '2026-03-01T12:00:00.001Z',
    revision: 2,
    subjects: [{ count: 140 }],
  })
})

it('tells of another hour anew, also of one that is over', () => {
  const feed = after(failing(100), failing(3, '2026-03-01T11'), failing(7, '2026-03-01T13'))
  expect(shown(feed).map(([, count]) => count)).toEqual([100, 3, 7])
})

it.each<[string, Finding[], number[]]>([
  ['once while it stands', [held(['a']), held(['a'])], [1]],
  ['of what joins it', [held(['a']), held(['a', 'b'])], [2]],
  ['again when it stands again', [held(['a']), held([]), held(['a'])], [2]],
  ['not while there are too few', [held(['a'], 2)], []],
  ['of all when there are enough', [held(['a'], 2), held(['a', 'b'], 2)], [2]],
  ['of the next hour alone what is new', [held(['a']), held(['a', 'b'], 1, '2026-03-01T13')], [1, 1]],
])('tells of what stands %s', (_name, findings, counts) => {
  expect(after(...findings).entries.map(({ count }) => count)).toEqual(counts)
})

it('is unread again when there is news', () => {
  const feed = readUpTo(after(failing(100)), 1)
  expect(shown(feed)).toEqual([['records_failing', 100, true]])
  expect(withFindings(feed, [failing(100)], NOON)).toBe(feed)
  expect(shown(withFindings(feed, [failing(101)], NOON))).toEqual([['records_failing', 101, false]])
})

it('leaves unread what came after what was seen', () => {
  const feed = after(held(['a']), failing(100))
  expect(shown(readUpTo(feed, 1))).toEqual([
    ['batch_held', 1, true],
    ['records_failing', 100, false],
  ])
  expect(readUpTo(feed, 0)).toBe(feed)
})

it('names five, the largest', () => {
  const subjects = [3, 9, 1, 7, 5, 8].map((count) => ({ flow: 'prices' as const, count }))
  const feed = withFindings(
    empty,
    [{ kind: 'code_unknown', hour: '2026-03-01T12', count: 33, subjects }],
    NOON,
  )
  expect(feed.entries[0]?.subjects.map(({ count }) => count)).toEqual([9, 8, 7, 5, 3])
})

it('forgets after 30 days, and the oldest beyond 200', () => {
  const feed = after(failing(1))
  expect(withFindings(feed, [], NOON + 31 * 24 * HOUR).entries).toEqual([])
  const many = Array.from({ length: 205 }, (_, index) => failing(1, `hour ${index}`))
  const { entries } = after(...many)
  expect(entries).toHaveLength(200)
  expect(entries[0]?.id).toBe('hour 5.records_failing')
})

it('gives whoever asks with a cursor everything that is new, whatever happens in between', () => {
  const finding = fc.oneof(
    fc
      .record({ count: fc.nat(9), hour: fc.constantFrom('a', 'b') })
      .map(({ count, hour }) => failing(count, hour)),
    fc.subarray(['a', 'b', 'c']).map((ids) => held(ids)),
  )
  fc.assert(
    fc.property(fc.array(finding), fc.integer({ min: 1, max: 3 }), (findings, limit) => {
      let feed = empty
      let cursor = 0
      const known = new Map<string, number>()
      const poll = () => {
        for (const { id, count, revision } of since(feed, cursor, limit)) {
          expect(revision).toBeGreaterThan(cursor)
          cursor = revision
          known.set(id, count)
        }
      }
      for (const each of findings) {
        const next = withFindings(feed, [each], NOON)
        expect(withFindings(next, [each], NOON)).toBe(next)
        feed = next
        poll()
      }
      for (let page = 0; page < findings.length; page++) poll()
      expect(known).toEqual(new Map(feed.entries.map(({ id, count }) => [id, count])))
    }),
    { seed: 20260301 },
  )
})

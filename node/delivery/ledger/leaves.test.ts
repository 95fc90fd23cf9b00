import fc from 'fast-check'
import { encodeEntry } from './encoding'
import { contains, HASH_SPACE, hashOf } from './hash-space'
import { coverOf, isTooLarge, leafAt, leafOf, refine, spread, type Entries } from './leaves'

const encoded = encodeEntry({
  hash: 'h',
  vtexId: '1',
  order: 'o',
  at: '2026-03-01T12:00:00.000Z',
  batch: null,
  outcome: 'applied',
  fields: {},
})
const entriesOf = (ids: readonly string[]): Entries => new Map(ids.map((id) => [id, encoded]))

describe('spread', () => {
  it('gives every entry to the one leaf of its hash, and leaves cover the prefix without gaps', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (ids, maxEntries) => {
          const leaves = spread(entriesOf(ids), '', { nonce: 'n', maxEntries })
          const cover = coverOf([...leaves.keys()])
          expect(cover[0]?.from).toBe(0)
          expect(cover.at(-1)?.to).toBe(HASH_SPACE)
          cover.slice(1).forEach(({ from }, index) => expect(from).toBe(cover[index]?.to))
          for (const [ref, own] of leaves) {
            expect(own.size).toBeLessThanOrEqual(Math.max(1, maxEntries))
            for (const id of own.keys()) expect(leafAt(cover, hashOf(id)).ref).toBe(ref)
          }
          expect([...leaves.values()].reduce((sum, own) => sum + own.size, 0)).toBe(ids.length)
        },
      ),
      { seed: 7, numRuns: 200 },
    )
  })

  it('goes at least one digit deeper', () => {
    expect([...spread(entriesOf([]), '010101', { nonce: 'n', maxEntries: 9 }).keys()]).toEqual([
      '0101010.n',
      '0101011.n',
    ])
  })
})

test('a leaf that cannot be told apart further is never too large', () => {
  expect(isTooLarge(3, leafOf('0101.n'), 2)).toBe(true)
  expect(isTooLarge(2, leafOf('0101.n'), 2)).toBe(false)
  expect(isTooLarge(3, leafOf(`${'01'.repeat(12)}.n`), 2)).toBe(false)
})

test('leafAt finds the leaf of every hash', () => {
  const cover = coverOf(['1.c', '01.b', '00.a'])
  for (const hash of [0, 2 ** 30 - 1, 2 ** 30, 2 ** 31 - 1, 2 ** 31, HASH_SPACE - 1]) {
    expect(contains(leafAt(cover, hash), hash)).toBe(true)
  }
})

describe('refine', () => {
  it('follows splits of splits', () => {
    const splits = [
      { parent: '0.a', children: ['00.b', '01.b'] },
      { parent: '01.b', children: ['010.c', '011.c'] },
    ]
    expect(refine(['0.a', '1.a'], splits)).toEqual(['00.b', '010.c', '011.c', '1.a'])
  })

  it('answers the same list when nothing is news', () => {
    const refs = ['00.b', '01.b', '1.a']
    expect(refine(refs, [{ parent: '0.a', children: ['00.b', '01.b'] }])).toBe(refs)
  })
})

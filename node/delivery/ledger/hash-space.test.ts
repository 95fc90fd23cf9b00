import { bucketStretch, hashOf, HASH_SPACE, prefixStretch } from './hash-space'

const sequential = Array.from({ length: 20_000 }, (_, n) => `SKU-${String(n).padStart(6, '0')}`)

describe('hashOf', () => {
  it.each(['', 'MUG-BLUE-01', '日本/main', '__proto__'])('is a uint32 for %p', (id) => {
    const hash = hashOf(id)
    expect(Number.isInteger(hash) && hash >= 0 && hash < HASH_SPACE).toBe(true)
  })

  it('never changes: stored entries are found by it', () => {
    expect(['', 'MUG-BLUE-01', '000123/main', '日本'].map(hashOf)).toEqual([
      2872998923, 2264430719, 2879267490, 236567117,
    ])
  })

  it.each([
    ['first digits', (hash: number) => Math.floor((hash / HASH_SPACE) * 64)],
    ['last digits', (hash: number) => hash % 64],
  ])('spreads refs that follow each other evenly over 64 parts by its %s', (_, partOf) => {
    const counts = new Array<number>(64).fill(0)
    for (const id of sequential) counts[partOf(hashOf(id))]!++
    const expected = sequential.length / 64
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chiSquare).toBeLessThan(104) // 63 degrees of freedom, p = 0.001
  })
})

describe('stretches', () => {
  it('of buckets follow each other without gaps', () => {
    const stretches = Array.from({ length: 64 }, (_, bucket) => bucketStretch(bucket, 64))
    expect(stretches[0]?.from).toBe(0)
    expect(stretches.at(-1)?.to).toBe(HASH_SPACE)
    stretches.slice(1).forEach(({ from }, index) => expect(from).toBe(stretches[index]?.to))
  })

  it.each([
    [0, 3],
    [0, 8192],
    [4, 4],
    [-1, 4],
    [0, 0],
    [0, 0.5],
  ])('part %p of %p does not exist', (bucket, buckets) => {
    expect(() => bucketStretch(bucket, buckets)).toThrow(RangeError)
  })

  it.each([
    ['', 0, HASH_SPACE],
    ['1', 0x80000000, HASH_SPACE],
    ['0110', 0x60000000, 0x70000000],
  ])('of prefix %p', (prefix, from, to) => expect(prefixStretch(prefix)).toEqual({ from, to }))
})

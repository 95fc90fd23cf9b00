import fc from 'fast-check'
import { flows } from '../../flows'
import { accepted } from '../../testing/deps'
import { CHUNK_SIZE } from './job'
import {
  cutIntoBuckets,
  fromStored,
  NO_PART,
  orderOf,
  partId,
  partIn,
  sortForWork,
  toStored,
} from './stored-records'

const JOB = '01J00000000000000000000000'
const seeded = { seed: 20260301, numRuns: 40 }
const refs = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 1_400 })
const recordsOf = (numbers: readonly number[], part = 0) =>
  numbers.map((ref, index) =>
    accepted('prices', { skuRef: `R${ref}`, basePrice: 1 }, index, partId(JOB, part)),
  )

it('cuts records into buckets: each once, and those of one ref in one bucket and in order', () => {
  fc.assert(
    fc.property(refs, (numbers) => {
      const buckets = cutIntoBuckets(sortForWork(recordsOf(numbers)))
      const flat = buckets.flat()
      expect(flat.map(({ index }) => index).sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index))
      for (const ref of new Set(flat.map(({ id }) => id))) {
        expect(buckets.filter((bucket) => bucket.some(({ id }) => id === ref))).toHaveLength(1)
        const places = flat.filter(({ id }) => id === ref).map(({ index }) => index)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }
      for (const bucket of buckets.slice(0, -1)) expect(bucket.length).toBeGreaterThanOrEqual(CHUNK_SIZE)
    }),
    seeded,
  )
})

it('stores records and reads them as they were accepted, whatever part brought them', () => {
  fc.assert(
    fc.property(refs, refs, (first, second) => {
      const parts = [recordsOf(first.slice(0, 200), 0), recordsOf(second.slice(0, 200), 1)]
      const documents = parts.map((records) => ({
        acceptedAt: '2026-03-01T12:00:00.000Z',
        records: records.map((record) => toStored(record, false)),
      }))
      const stored = JSON.parse(JSON.stringify(documents)) as typeof documents
      expect(fromStored(flows.prices, JOB, stored)).toEqual(sortForWork(parts.flat()))
    }),
    seeded,
  )
})

it('keeps the order of acceptance of what is sent again, and skips parts that are not there', () => {
  const record = accepted('prices', { skuRef: 'A', basePrice: 1 }, 4, '01A')
  const document = { acceptedAt: record.acceptedAt, records: [toStored(record, true)] }
  expect(fromStored(flows.prices, JOB, [null, document])).toEqual([record])
})

it('sorts orders by job, part and place', () => {
  const orders = [
    orderOf('01A', 0, 9),
    orderOf('01A', 0, 10),
    orderOf('01A', 2, 0),
    orderOf('01A', 10, 0),
    orderOf('01A', 399, 49_999),
    orderOf('01B', 0, 0),
  ]
  expect([...orders].sort()).toEqual(orders)
})

it.each([
  [orderOf(JOB, 0, 12), 1],
  [orderOf(JOB, 399, 0), 400],
  [orderOf(JOB, NO_PART, 3), null],
  [`${JOB}.0000003`, null],
  ['', null],
])('the part that the order %j names is %p', (order, part) => {
  expect(partIn(order)).toBe(part)
})

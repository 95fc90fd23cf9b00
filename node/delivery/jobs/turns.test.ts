import { jobOf } from '../../testing/jobs'
import { newBucket } from './job'
import { inTurn } from './turns'

const job = (id: string, chunks: string) => jobOf({ id, buckets: [{ ...newBucket(1), chunks }] })
const large = job('A', '........')
const small = job('B', '..')
const alike = job('C', '..')

it.each([
  ["at the oldest's turn", true, [small, alike, large], 'ABC'],
  ['at the turn of the one with the least left', false, [large, alike, small], 'BCA'],
  ['among equals whatever the turn', false, [alike, small], 'BC'],
  ['of which one has nothing left in its phase', false, [large, job('D', 'id')], 'DA'],
])('orders jobs by age or by what is left: %s', (_, isOldestsTurn, jobs, expected) => {
  expect(
    inTurn(jobs, isOldestsTurn)
      .map(({ job: { id } }) => id)
      .join(''),
  ).toBe(expected)
})

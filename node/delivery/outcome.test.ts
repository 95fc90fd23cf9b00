import { failure } from '../errors/failure'
import { countOutcomes, failedWith, helpFor, noCounts, settled, sumCounts } from './outcome'

const record = { index: 3, ref: 'A' }

it('counts every outcome', () => {
  const counts = countOutcomes([{ outcome: 'applied' }, { outcome: 'applied' }, { outcome: 'failed' }])
  expect(counts).toEqual({ ...noCounts, applied: 2, failed: 1 })
  expect(sumCounts([counts, counts, noCounts])).toEqual({ ...noCounts, applied: 4, failed: 2 })
  expect(sumCounts([])).toEqual(noCounts)
  expect(Object.values(noCounts).every((count) => count === 0)).toBe(true)
})

it('fills in what a result does not say', () => {
  const nothing = { order: '', changes: [], attempts: 0, vtexId: null, code: null, message: null, errors: [] }
  expect(settled(record, 'unchanged')).toEqual({ ...record, outcome: 'unchanged', ...nothing })
})

it('tells a failure with its errors and when to try again', () => {
  const errors = [{ pointer: '/a', code: 'required', message: 'is required' }]
  const failed = failure('vtex_timeout', 'Slow.', { errors, retryAfter: 5 })
  expect(failedWith(record, failed, { attempts: 2, vtexId: '1' })).toMatchObject({
    outcome: 'failed',
    code: 'vtex_timeout',
    message: 'Slow.',
    errors,
    retryAfter: 5,
    attempts: 2,
    vtexId: '1',
  })
  expect(failedWith(record, failure('internal'))).not.toHaveProperty('retryAfter')
})

it.each([
  ['stale', expect.stringContaining('newer values')],
  [null, null],
  ['constructor', null],
])('help for %s', (code, help: unknown) => {
  expect(helpFor(code)).toEqual(help)
})

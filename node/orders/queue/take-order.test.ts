import { newRecord, type OrderRecord } from '../record/record'
import { takenBy } from './take-order'

const NOW = 1_000
const occasion = { now: NOW, source: 'erp' }
const record = (changes: Partial<OrderRecord> = {}): OrderRecord => ({
  ...newRecord('17-01', 0),
  stage: 'queued',
  ...changes,
})
const leasedTo = (source: string, until: number) =>
  record({ leases: { new: { receipt: 'r', source, until, attempt: 1 } } })

it.each([
  ['an order that waits', record()],
  ['one that it was given', leasedTo('erp', NOW + 1)],
  ['one whose lease ran out', leasedTo('erp', NOW - 1)],
  ['one that another system did not take in time', leasedTo('wms', NOW)],
  ['one that it refused', record({ stage: 'rejected' })],
  ['one that is handled already', record({ stage: 'elsewhere' })],
])('takes %s under its own number', (_name, before) => {
  expect(takenBy(before, '500', occasion)._unsafeUnwrap()).toMatchObject({
    stage: 'acknowledged',
    erp: { orderNumber: '500', source: 'erp', acknowledgedAt: NOW },
  })
})

it('takes it once', () => {
  const taken = takenBy(record(), '500', occasion)._unsafeUnwrap()
  expect(takenBy(taken, '501', { ...occasion, now: 2 * NOW })._unsafeUnwrap()).toBe(taken)
})

it.each([
  ['a cancelled one', record({ stage: 'canceled' }), 'order_canceled'],
  ['one that is not for it yet', record({ stage: 'seen' }), 'order_not_ready'],
  ['one that another system holds', leasedTo('wms', NOW + 1), 'order_busy'],
])('does not take %s', (_name, before, code) => {
  expect(takenBy(before, '500', occasion)._unsafeUnwrapErr().code).toBe(code)
})

import type { InvoiceNote } from '../record/actions'
import { newRecord, type OrderRecord } from '../record/record'
import { orderStockOf } from './commitments'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const DAY = 24 * 3_600_000

const record = (changes: Partial<OrderRecord> = {}): OrderRecord => ({
  ...newRecord('17-01', NOW - DAY),
  ...{ stage: 'queued', status: 'ready-for-handling', lockIds: ['17-lock'] },
  units: [{ skuId: '7', skuRef: 'A', warehouse: 'Main', quantity: 2 }],
  ...changes,
})

const lease = (until: number): Pick<OrderRecord, 'leases'> => ({
  leases: { new: { receipt: 'r', source: 'erp', until, attempt: 1 } },
})
const taken = { erp: { orderNumber: 'SO-1', acknowledgedAt: NOW - 5, source: 'erp', receipt: 'r' } } as const
const acked = { ...taken, stage: 'acknowledged' } as const
const asked = { startHandling: { sentAt: NOW - 4, attempts: 1 } } as const
const handled = { ...taken, stage: 'handling', status: 'handling', handledAt: NOW - 3 } as const

const commitmentOf = (changes: Partial<OrderRecord>) => orderStockOf(record(changes), NOW)[0]?.commitment

it.each<[string, Partial<OrderRecord>, string | undefined]>([
  ['in the queue', {}, undefined],
  ['leased', lease(NOW + 1), 'importing'],
  ['whose lease ran out', lease(NOW), undefined],
  ['leased before it is ready', { ...lease(NOW + 1), status: 'payment-approved' }, undefined],
  ['acknowledged', acked, 'importing'],
  ['acknowledged before it is ready', { ...acked, status: 'window-to-cancel' }, 'waiting'],
  ['being confirmed', { ...acked, status: 'start-handling' }, 'importing'],
  ['in handling', handled, 'handling'],
  ['paid again after a partial invoice', { ...handled, status: 'payment-approved' }, 'handling'],
  ['paid again, and never seen in handling', { ...acked, ...asked, status: 'payment-approved' }, 'importing'],
  [
    'ready once more after a denied cancellation',
    { ...handled, ...acked, status: 'ready-for-handling' },
    'handling',
  ],
  ['handled by somebody else', { stage: 'elsewhere', status: 'handling', handledAt: NOW }, 'handling'],
  ['refused by the ERP', { stage: 'rejected' }, undefined],
  ['cancelled', { ...handled, stage: 'canceled', status: 'canceled' }, undefined],
  ['invoiced past handling', { stage: 'invoiced', status: 'invoiced' }, undefined],
  ['of a marketplace', { ...handled, flow: 'marketplace' }, undefined],
])('an order %s is %3$s', (_name, changes, phase) => {
  expect(commitmentOf(changes)?.phase).toBe(phase)
})

it('of an invoiced order all is booked out, and forgotten when no count can be older', () => {
  const invoiced = { ...handled, stage: 'invoiced', status: 'invoiced' } as const
  expect(commitmentOf({ ...invoiced, statusSince: NOW - 1 })).toMatchObject({
    phase: 'handling',
    booked: [{ at: NOW - 1, units: 2 }],
  })
  expect(commitmentOf({ ...invoiced, statusSince: NOW - 8 * DAY })).toBeNull()
})

it.each<[string, Partial<OrderRecord>, string | undefined]>([
  ['invoiced past handling', { stage: 'invoiced', status: 'invoiced' }, 'invoiced'],
  [
    'asked for, invoiced, and never seen in handling',
    { ...acked, ...asked, stage: 'invoiced', status: 'invoiced' },
    'invoiced',
  ],
  ['invoiced', { ...handled, stage: 'invoiced', status: 'invoiced' }, undefined],
  ['cancelled', { stage: 'canceled', status: 'canceled' }, 'canceled'],
  ['cancelled long ago', { stage: 'canceled', status: 'canceled', statusSince: NOW - 8 * DAY }, undefined],
  ['cancelled without a reservation', { stage: 'canceled', lockIds: [] }, undefined],
  ['in handling', handled, undefined],
])('whether the reservation of an order %s is to be looked into', (_name, changes, why) => {
  expect(orderStockOf(record({ statusSince: NOW, ...changes }), NOW)[0]?.ended?.why).toBe(why)
})

it('what a change took off the order holds nothing', () => {
  const gone = { skuId: '8', skuRef: 'B', warehouse: 'main', quantity: 0 }
  expect(orderStockOf(record({ ...handled, units: [gone] }), NOW)[0]?.commitment).toBeNull()
})

const invoiceOf = (changes: Partial<InvoiceNote>): InvoiceNote => ({
  ...{ number: '1', printed: '1', type: 'output', value: 1, issuedAt: '', key: null, url: null },
  ...{ hasDocument: false, content: '', state: 'sent', sentAt: NOW - 60, attempts: 1 },
  ...{ isAlerted: false, source: 'erp', lines: [{ lineId: 'l', skuId: '7', quantity: 1, price: 1 }] },
  ...changes,
})

it.each<[string, string, number]>([
  ['by its time', '2026-03-01T11:00:00.001Z', NOW - 3_599_999],
  ['by the end of its second', '2026-03-01T11:00:00Z', NOW - 3_599_001],
  ['without one from when it was sent', '2026-03-01T00:00:00Z', NOW - 60],
])('an invoice of a part books that part out, %s', (_name, issuedAt, at) => {
  const invoice = invoiceOf({ issuedAt })
  const booked = (changes: Partial<OrderRecord>) => commitmentOf({ ...handled, ...changes })?.booked
  expect(booked({ invoices: [invoice] })).toEqual([{ at, units: 1 }])
  expect(booked({ invoices: [{ ...invoice, state: 'sending' }] })).toEqual([])
  expect(booked({ invoices: [{ ...invoice, type: 'input' }] })).toEqual([])
  const stage = 'invoiced'
  expect(booked({ invoices: [invoice], stage, status: stage, statusSince: NOW })).toHaveLength(2)
})

it('the last invoice books out what no invoice names, such as the parts of a kit', () => {
  const ofKit = { lineId: 'l', skuId: 'kit', quantity: 1, price: 1 }
  const last = invoiceOf({ issuedAt: '2026-03-01T11:00:00.001Z', lines: [ofKit], isLast: true })
  const booked = (changes: Partial<OrderRecord>) => commitmentOf({ ...handled, ...changes })?.booked
  const at = NOW - 3_599_999
  expect(booked({ invoices: [last] })).toEqual([{ at, units: 2 }])
  expect(booked({ invoices: [{ ...last, state: 'sending' }] })).toEqual([])
  const invoiced = { stage: 'invoiced', status: 'invoiced', statusSince: NOW } as const
  expect(booked({ invoices: [last], ...invoiced })).toEqual([{ at, units: 2 }])
  const { isLast: _isLast, ...other } = last
  expect(booked({ invoices: [other] })).toEqual([])
  expect(booked({ invoices: [other], ...invoiced })).toEqual([{ at: NOW, units: 2 }])
})

import type { Commitment } from './commitments'
import { quantityFor } from './quantity'
import type { QuantityKind } from './settings'

const NOON = Date.parse('2026-03-01T12:00:00Z')
const BEFORE = NOON - 60_000
const AFTER = NOON + 60_000

const order = (changes: Partial<Commitment> = {}): Commitment => ({
  ...{ units: 2, phase: 'handling', since: BEFORE, ackedAt: BEFORE, until: null, booked: [] },
  ...changes,
})

const leased = order({ phase: 'importing', ackedAt: null, until: AFTER })
const bookedBefore = order({ booked: [{ at: BEFORE, units: 2 }] })
const bookedAfter = order({ booked: [{ at: AFTER, units: 2 }] })
const bookedThen = order({ booked: [{ at: NOON, units: 2 }] })
const bookedInPart = order({ booked: [{ at: BEFORE, units: 1 }] })

/** Counted 10 at noon: an order of two units, and what VTEX is to hold by each kind of count. */
it.each<[string, Commitment, { onHand: number; available: number }]>([
  ['is leased', leased, { onHand: 8, available: 8 }],
  ['was taken, and moves', order({ phase: 'importing' }), { onHand: 8, available: 10 }],
  ['was taken after, and moves', order({ phase: 'importing', ackedAt: AFTER }), { onHand: 8, available: 8 }],
  ['was taken, and is not ready', order({ phase: 'waiting' }), { onHand: 10, available: 12 }],
  [
    'was taken after, and is not ready',
    order({ phase: 'waiting', ackedAt: AFTER }),
    { onHand: 10, available: 10 },
  ],
  ['is in handling', order(), { onHand: 8, available: 10 }],
  ['is in handling, and was taken after', order({ ackedAt: AFTER }), { onHand: 8, available: 8 }],
  ['is in handling, and was never taken', order({ ackedAt: null }), { onHand: 8, available: 8 }],
  ['was booked out', bookedBefore, { onHand: 10, available: 10 }],
  ['was booked out after', bookedAfter, { onHand: 8, available: 10 }],
  ['was booked out in that very moment', bookedThen, { onHand: 8, available: 10 }],
  ['was booked out, and never taken', { ...bookedBefore, ackedAt: null }, { onHand: 10, available: 10 }],
  ['was booked out in part', bookedInPart, { onHand: 9, available: 10 }],
])('an order that %s', (_name, commitment, { onHand, available }) => {
  const of = (kind: QuantityKind) => quantityFor(10, [commitment], kind, NOON).quantity
  expect({ onHand: of('on-hand'), available: of('available'), vtex: of('vtex') }).toEqual({
    ...{ onHand, available, vtex: 10 },
  })
})

it('adds orders up, never goes below 0, and tells since when all are in handling', () => {
  const orders = [order(), order({ since: AFTER, units: 3 }), order({ phase: 'waiting', since: AFTER + 1 })]
  expect(quantityFor(4, orders, 'on-hand', NOON)).toEqual({
    quantity: 0,
    exact: -1,
    taken: 5,
    reflects: AFTER,
  })
})

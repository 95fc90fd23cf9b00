import fc from 'fast-check'
import { vtexOrder } from '../testing/orders'
import { decide, isOurs, type Effect } from './decide'
import { newRecord, stages, type OrderRecord, type Stage } from './record/record'
import { orderSettingsSchema, type OrderSettings } from './settings'
import { statusNames } from './statuses'
import { viewOf } from './view'

const NOW = 1_000_000
const settings = (changes: Partial<OrderSettings> = {}): OrderSettings => ({
  ...orderSettingsSchema.parse({}),
  ...changes,
})
const erp = { orderNumber: 'SO-1', acknowledgedAt: 1, source: 'erp', receipt: 'r' }
const isTaken = (stage: Stage) => ['acknowledged', 'handling'].includes(stage)
const record = (stage: Stage, changes: Partial<OrderRecord> = {}): OrderRecord => ({
  ...newRecord('17-01', 0),
  stage,
  ...(isTaken(stage) && { erp }),
  ...changes,
})
const viewWith = (status: string | null, changes: object = {}) => viewOf(vtexOrder({ status, ...changes }))
const wordsOf = (effects: readonly Effect[]) =>
  effects.map((effect) => ('event' in effect ? `${effect.kind} ${effect.event}` : effect.kind))

function decided(before: OrderRecord, status: string | null, own = settings(), changes: object = {}) {
  const { record: after, effects } = decide(before, viewWith(status, changes), own, { now: NOW, by: 'event' })
  return { stage: after.stage, effects: wordsOf(effects) }
}

describe('an order of the usual settings', () => {
  it.each<[string, string | null, Stage, string, string]>([
    ['seen', 'ready-for-handling', 'queued', 'enqueue new', 'goes to the ERP'],
    ['queued', 'ready-for-handling', 'queued', 'enqueue new', 'stays in the queue'],
    ['queued', 'handling', 'queued', 'enqueue new', 'stays, though somebody confirmed it in VTEX'],
    ['queued', 'invoiced', 'invoiced', 'dequeue new', 'leaves when it was invoiced by hand'],
    ['queued', 'request-cancel', 'queued', 'dequeue new', 'is held back while a cancellation is undecided'],
    ['queued', 'cancel', 'queued', 'dequeue new', 'is held back while it is cancelled'],
    ['queued', 'canceled', 'canceled', 'dequeue new', 'leaves when it was cancelled'],
    ['rejected', 'ready-for-handling', 'rejected', '', 'is not offered again by itself'],
    ['rejected', 'canceled', 'canceled', 'dequeue new', 'ends when it was cancelled'],
    ['acknowledged', 'ready-for-handling', 'acknowledged', 'start-handling', 'is confirmed in VTEX'],
    ['acknowledged', 'start-handling', 'handling', '', 'is confirmed'],
    ['acknowledged', 'handling', 'handling', '', 'is confirmed'],
    ['acknowledged', 'invoiced', 'invoiced', '', 'ends'],
    ['acknowledged', 'canceled', 'canceled', 'enqueue canceled', 'is cancelled in the ERP too'],
    ['handling', 'payment-approved', 'handling', '', 'waits for the rest after a partial invoice'],
    ['handling', 'ready-for-handling', 'acknowledged', 'start-handling', 'is confirmed again after a denial'],
    ['handling', 'request-cancel', 'handling', 'enqueue cancellation-requested', 'is asked about'],
    ['handling', 'cancellation-requested', 'handling', 'enqueue cancellation-requested', 'is asked about'],
    ['handling', 'cancel', 'handling', '', 'waits for the end of it'],
    ['handling', 'canceled', 'canceled', 'enqueue canceled', 'is cancelled in the ERP too'],
    ['invoiced', 'canceled', 'invoiced', '', 'is never cancelled'],
    ['canceled', 'cancel', 'canceled', '', 'stays cancelled when VTEX flips back'],
    ['seen', 'handling', 'elsewhere', '', 'was handled by somebody else'],
    ['elsewhere', 'ready-for-handling', 'elsewhere', '', 'stays with whoever handles it'],
  ])('%s, VTEX says %s: %s, %s (%s)', (stage, status, after, effects) => {
    expect(decided(record(stage as Stage), status)).toEqual({
      stage: after,
      effects: effects === '' ? [] : [effects],
    })
  })

  it.each([
    null,
    '',
    'teleported',
    'REPLACED',
    'shipped',
    ...statusNames.filter((name) => name.includes('created')),
  ])('does nothing in status %p', (status) => {
    for (const stage of stages) expect(decided(record(stage), status)).toEqual({ stage, effects: [] })
  })
})

it.each<[string, Partial<OrderSettings>, object, Stage]>([
  ['row 41: is not complete', {}, { isCompleted: false }, 'seen'],
  ['others ship it', {}, { items: [{ id: '7', quantity: 1, price: 1, seller: 'partner' }] }, 'skipped'],
  ['has another trade policy', { tradePolicies: ['2'] }, {}, 'skipped'],
  ['has the trade policy', { tradePolicies: ['2', '1'] }, {}, 'queued'],
  ['has no affiliate', { affiliates: ['MGZ'] }, {}, 'skipped'],
  ['has the affiliate', { affiliates: ['MGZ'] }, { affiliateId: 'MGZ' }, 'queued'],
  ['has another seller', { sellers: ['2'] }, {}, 'skipped'],
  ['has the seller', { sellers: ['1'] }, {}, 'queued'],
])('an order that %s', (_name, own, changes, stage) => {
  expect(decided(record('seen'), 'ready-for-handling', settings(own), changes).stage).toBe(stage)
})

it.each<[OrderSettings['exportFrom'], string, boolean]>([
  ['ready', 'payment-approved', false],
  ['ready', 'window-to-cancel', false],
  ['ready', 'waiting-ffmt-authorization', false],
  ['paid', 'payment-approved', true],
  ['paid', 'window-to-cancel', true],
  ['paid', 'payment-pending', false],
  ['paid', 'waiting-ffmt-authorization', false],
  ['unpaid', 'payment-pending', true],
  ['unpaid', 'waiting-ffmt-authorization', false],
])('exported from %s: an order in %s is for the ERP: %p', (exportFrom, status, isExported) => {
  const own = settings({ exportFrom })
  expect(isOurs(viewWith(status), own)).toBe(isExported)
  expect(decided(record('seen'), status, own).stage).toBe(isExported ? 'queued' : 'seen')
  expect(decided(record('acknowledged'), status, own).effects).toEqual([])
})

it('calls start-handling once within half a minute', () => {
  const sent = { sentAt: NOW - 29_999, attempts: 1 }
  expect(decided(record('acknowledged', { startHandling: sent }), 'ready-for-handling').effects).toEqual([])
  const old = { ...sent, sentAt: NOW - 30_000 }
  expect(decided(record('acknowledged', { startHandling: old }), 'ready-for-handling').effects).toEqual([
    'start-handling',
  ])
})

it.each([
  [['start-handling', 'handling', 'invoice', 'invoiced'], true],
  [['start-handling', 'invoice', 'invoiced'], false],
  [['invoice', 'invoiced'], false],
])('an order that is seen as %j was seen in handling: %p', (statuses, isSeen) => {
  const begun = record('acknowledged', { startHandling: { sentAt: NOW, attempts: 1 } })
  const occasion = { now: NOW, by: 'event' }
  const after = statuses.reduce(
    (before, status) => decide(before, viewWith(status), settings(), occasion).record,
    begun,
  )
  expect(after.stage).toBe('invoiced')
  expect(after.handledAt !== undefined).toBe(isSeen)
})

it('tells of a request to cancel once, and of the next one again', () => {
  const told = decide(record('handling'), viewWith('request-cancel'), settings(), { now: NOW, by: 'event' })
  const heard: OrderRecord = { ...told.record, told: { 'cancellation-requested': 'acknowledged' } }
  expect(decided(heard, 'request-cancel').effects).toEqual([])
  const denied = decide(heard, viewWith('handling'), settings(), { now: NOW, by: 'event' })
  expect(wordsOf(denied.effects)).toEqual(['dequeue cancellation-requested'])
  expect(decided(denied.record, 'request-cancel').effects).toEqual(['enqueue cancellation-requested'])
})

describe('whatever VTEX says, in any order and however often', () => {
  const status = fc.constantFrom(...statusNames, null, '', 'teleported')
  const follow = (statuses: readonly (string | null)[], before: OrderRecord) => {
    let current = before
    const effects: string[] = []
    for (const [index, each] of statuses.entries()) {
      const occasion = { now: NOW + index, by: 'event' }
      const decision = decide(current, viewWith(each), settings(), occasion)
      current = decision.record
      effects.push(...wordsOf(decision.effects))
    }
    return { current, effects }
  }

  it('an order the ERP has is never offered to it again', () => {
    fc.assert(
      fc.property(fc.array(status), (statuses) => {
        expect(follow(statuses, record('acknowledged')).effects).not.toContain('enqueue new')
      }),
    )
  })

  it('the same again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1 }), fc.constantFrom(...stages), (statuses, stage) => {
        const { current } = follow(statuses, record(stage))
        const again = follow(statuses.slice(-1), current).current
        expect(again).toEqual(current)
      }),
    )
  })

  it('an order that ended stays so', () => {
    fc.assert(
      fc.property(fc.array(status), fc.constantFrom<Stage>('invoiced', 'canceled'), (statuses, stage) => {
        expect(follow(statuses, record(stage)).current.stage).toBe(stage)
      }),
    )
  })

  it('handling is confirmed only for orders that the ERP has', () => {
    fc.assert(
      fc.property(
        fc.array(status),
        fc.constantFrom(...stages.filter((stage) => !isTaken(stage))),
        (statuses, stage) => {
          expect(follow(statuses, record(stage)).effects).not.toContain('start-handling')
        },
      ),
    )
  })
})

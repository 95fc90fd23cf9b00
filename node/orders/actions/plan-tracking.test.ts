import type { VtexPackage } from '../../clients/oms-order'
import { planTracking, type WantedTracking } from './plan-tracking'

const plan = (live: VtexPackage, wanted: WantedTracking) => planTracking(live, wanted)._unsafeUnwrap()
const parcel: VtexPackage = {
  ...{
    trackingNumber: 'T1',
    trackingUrl: 'https://t.example',
    courier: 'C',
    dispatchedDate: '2026-03-01T12:00:00Z',
  },
  courierStatus: {
    finished: false,
    deliveredDate: null,
    data: [{ city: 'Recife', state: 'PE', description: 'Left', createDate: '2026-03-02T10:00:00' }],
  },
}
const left = { at: '2026-03-02T10:00:00-03:00', description: 'Left', city: 'Recife', state: 'PE' }

it('all four keys go out, and what is not sent stays', () => {
  expect(plan({ courier: 'C' }, { number: 'T1' }).tracking).toEqual({
    ...{ trackingNumber: 'T1', trackingUrl: null, courier: 'C', dispatchedDate: null },
  })
  expect(plan(parcel, { url: null }).tracking).toMatchObject({
    trackingNumber: 'T1',
    trackingUrl: null,
    courier: 'C',
  })
})

it.each<[string, WantedTracking]>([
  ['nothing', {}],
  ['the same number', { number: 'T1' }],
  ['the same instant in another zone', { dispatchedAt: '2026-03-01T09:00:00-03:00' }],
  ['the same events', { events: [left], delivered: false }],
])('%s is not sent again', (_name, wanted) => {
  expect(plan(parcel, wanted)).toEqual({ tracking: null, events: null })
})

it('a delivery keeps the events, and is in the time of its place', () => {
  expect(plan(parcel, { deliveredAt: '2026-03-03T23:15:00-03:00' }).events).toEqual({
    isDelivered: true,
    deliveredDate: '2026-03-03 23:15',
    events: [{ city: 'Recife', state: 'PE', description: 'Left', date: '2026-03-02 10:00' }],
  })
})

it('a parcel without a number is not taken', () => {
  expect(planTracking({}, { delivered: true })._unsafeUnwrapErr()).toMatchObject({
    code: 'invalid_record',
    errors: [{ pointer: '/number' }],
  })
})

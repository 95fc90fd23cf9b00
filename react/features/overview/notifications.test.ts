/// <reference types="jest" />
import { addressOf, Notification } from './notifications'

const of = (kind: string, subject: object = {}): Notification => ({
  __typename: 'Notification',
  id: `2026-03-01T12.${kind}`,
  kind,
  count: 1,
  subjects: [
    {
      __typename: 'NotificationSubject',
      ...{
        flow: null,
        code: null,
        title: null,
        source: null,
        table: null,
        lane: null,
        batch: null,
        trouble: null,
        count: 1,
      },
      ...subject,
    },
  ],
  lastAt: '2026-03-01T12:00:00Z',
  isRead: false,
})

it.each([
  [of('order_stuck', { trouble: 'STUCK' }), '/orders?trouble=yes'],
  [of('batch_held', { batch: '01J' }), '/activity/batches/01J'],
  [of('batch_held'), '/activity?tab=batches'],
  [of('records_failing', { flow: 'prices' }), '/activity?tab=problems&flow=prices'],
  [of('lane_refused', { lane: 'pricing' }), '/connections'],
  [of('code_unknown', { source: 'erp', table: 'unit' }), '/code-tables?source=erp&table=unit&show=UNKNOWN'],
  [of('push_failing'), '/settings?tab=orders'],
  [of('of_tomorrow'), '/activity'],
])('%#: leads to where it is looked after', (notification, address) => {
  expect(addressOf(notification)).toBe(`/admin/app/erp-integrator${address}`)
})

/** Answers to the queries and mutations of the notifications. */
const nothing = {
  flow: null,
  code: null,
  title: null,
  source: null,
  table: null,
  lane: null,
  batch: null,
  trouble: null,
}
const subject = (fields: object) => ({ __typename: 'NotificationSubject', ...nothing, count: 1, ...fields })
const entry = (kind: string, count: number, subjects: object[], isRead = false) => ({
  __typename: 'Notification',
  id: `2026-03-01T12.${kind}.${count}`,
  kind,
  count,
  subjects: subjects.map(subject),
  lastAt: '2026-03-01T12:34:56Z',
  isRead,
})
const source = 'vtexappkey-demo-ABCDEF'

const entries = (isRead: boolean) => [
  entry(
    'lane_refused',
    1,
    [{ lane: 'pricing', code: 'policy_missing', title: 'A permission is missing' }],
    isRead,
  ),
  entry(
    'records_failing',
    314,
    [
      { flow: 'prices', code: 'sku_not_found', title: 'The SKU does not exist in VTEX', count: 214 },
      { flow: 'inventory', code: 'sku_not_found', title: 'The SKU does not exist in VTEX', count: 100 },
    ],
    isRead,
  ),
  entry('batch_held', 1, [{ flow: 'inventory', source, batch: '01J00000000000000000000000' }], isRead),
  entry(
    'order_stuck',
    9,
    [
      { trouble: 'REJECTED', count: 6 },
      { trouble: 'ALERT', count: 3 },
    ],
    true,
  ),
  entry('code_unknown', 3, [{ source, table: 'warehouse', count: 3 }], true),
  entry('code_unknown', 1, [{ source, table: 'unit' }], true),
  entry('records_failing', 120, [{ flow: 'brands', code: 'invalid_record', count: 120 }], true),
]

const feed = (unread: number, all: object[]) => ({
  __typename: 'Notifications',
  unread,
  revision: 42,
  entries: all,
})
const answer = (data: object) => ({ body: { data } })

export const noNotifications = answer({ notifications: feed(0, []) })
export const threeUnread = answer({ notifications: feed(3, entries(false)) })
export const allRead = answer({ notifications: feed(0, entries(true)) })
export const markedRead = answer({ markNotificationsRead: feed(0, entries(true)) })

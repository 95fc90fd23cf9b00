import { ErpNotificationsQuery } from '../../graphql/operation-types'
import { addresses } from '../../shared/addresses'

export type Notification = ErpNotificationsQuery['notifications']['entries'][number]
export type Subject = Notification['subjects'][number]

/** Message ids: what it is, and what is said of it where it is chosen. */
export const notificationTexts: Record<string, string> = {
  batch_held: 'admin/erp-integrator.notification.batch_held',
  records_failing: 'admin/erp-integrator.notification.records_failing',
  lane_refused: 'admin/erp-integrator.notification.lane_refused',
  code_unknown: 'admin/erp-integrator.notification.code_unknown',
  order_stuck: 'admin/erp-integrator.notification.order_stuck',
  push_failing: 'admin/erp-integrator.notification.push_failing',
}

/** Where it is looked after. Pure. */
export function addressOf({ kind, subjects: [first] }: Notification): string {
  switch (kind) {
    case 'batch_held':
      return first?.batch ? addresses.batch(first.batch) : addresses.activity({ tab: 'batches' })
    case 'records_failing':
      return addresses.activity({ tab: 'problems', flow: first?.flow ?? undefined })
    case 'lane_refused':
      return addresses.connections()
    case 'code_unknown':
      return addresses.codeTables({
        source: first?.source ?? undefined,
        table: first?.table ?? undefined,
        show: 'UNKNOWN',
      })
    case 'order_stuck':
      return addresses.orders({ trouble: 'yes' })
    case 'push_failing':
      return addresses.settings({ tab: 'orders' })
    default:
      return addresses.activity()
  }
}

import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder, VtexPackage } from '../../clients/oms-order'
import { fail, type Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import { actOn, type Acted } from './act'
import { called } from '../called'
import { invoiceNumberOf } from './number'
import { planTracking, type WantedTracking } from './plan-tracking'

const INVOICE = '/api/oms/pvt/orders/{orderId}/invoice/{invoiceNumber}'

interface TrackedOrder {
  orderId: string
  order: VtexOrder
  source: string
}

/** Tells VTEX the way of an invoice's parcel; answers the number that VTEX knows the invoice by. */
export function trackInvoice(
  deps: OrderDeps,
  id: string,
  printed: string,
  wanted: WantedTracking,
  source: string,
): Promise<Result<Acted<string>, Failure>> {
  return actOn(deps, id, source, async (act) => {
    const numbered = invoiceNumberOf(printed)
    if (numbered.isErr()) return err(numbered.error)
    return (await sendTracking(deps, act, numbered.value, wanted)).map(() => numbered.value)
  })
}

/** First the parcel's number, then its events, as VTEX wants it; what VTEX has already is not sent again. */
export async function sendTracking(
  deps: OrderDeps,
  { orderId, order, source: by }: TrackedOrder,
  number: string,
  wanted: WantedTracking,
): Promise<Result<void, Failure>> {
  const live = findInvoice(order, number)
  if (!live) return fail('invoice_not_found')
  const planned = planTracking(live, wanted)
  if (planned.isErr()) return err(planned.error)
  const { tracking, events } = planned.value
  const note = { what: 'tracking', by, detail: number, status: '200' } as const
  if (tracking) {
    const set = await called(deps, orderId, { ...note, method: 'PATCH', path: INVOICE }, () =>
      deps.oms.setTracking(orderId, number, tracking),
    )
    if (set.isErr()) return err(set.error)
  }
  if (!events) return ok(undefined)
  return called(deps, orderId, { ...note, method: 'PUT', path: `${INVOICE}/tracking` }, () =>
    deps.oms.setTrackingEvents(orderId, number, events),
  )
}

function findInvoice(order: VtexOrder, number: string): VtexPackage | undefined {
  return (order.packageAttachment?.packages ?? []).find(({ invoiceNumber }) => invoiceNumber === number)
}

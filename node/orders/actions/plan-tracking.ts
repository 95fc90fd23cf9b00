import { ok, type Result } from 'neverthrow'
import type { VtexTrackingEventsInput, VtexTrackingInput } from '../../clients/oms-actions'
import type { VtexPackage } from '../../clients/oms-order'
import { fail, type Failure } from '../../errors/failure'

/** A parcel's way as the ERP tells it. Absent: leave it as it is; null: clear it. Instants are RFC 3339. */
export interface WantedTracking {
  number?: string | undefined
  url?: string | null | undefined
  carrier?: string | null | undefined
  dispatchedAt?: string | null | undefined
  delivered?: boolean | undefined
  deliveredAt?: string | null | undefined
  events?:
    { at: string; description: string; city?: string | undefined; state?: string | undefined }[] | undefined
}

/** What VTEX is to be told; null where it has that already. */
export interface TrackingPlan {
  tracking: VtexTrackingInput | null
  events: VtexTrackingEventsInput | null
}

/** What must be told to VTEX of a parcel, merged with what it has: both of its calls replace. Pure. */
export function planTracking(live: VtexPackage, wanted: WantedTracking): Result<TrackingPlan, Failure> {
  const trackingNumber = wanted.number ?? live.trackingNumber ?? ''
  if (trackingNumber === '')
    return fail('invalid_record', 'VTEX takes tracking only of a parcel that has a number.', {
      errors: [{ pointer: '/number', code: 'missing', message: 'is needed: the parcel has none yet' }],
    })
  const tracking: VtexTrackingInput = {
    trackingNumber,
    trackingUrl: keep(wanted.url, live.trackingUrl),
    courier: keep(wanted.carrier, live.courier),
    dispatchedDate: keep(wanted.dispatchedAt, live.dispatchedDate),
  }
  const isKnown =
    tracking.trackingNumber === live.trackingNumber &&
    tracking.trackingUrl === (live.trackingUrl ?? null) &&
    tracking.courier === (live.courier ?? null) &&
    isSameInstant(tracking.dispatchedDate, live.dispatchedDate)
  return ok({ tracking: isKnown ? null : tracking, events: eventsOf(live, wanted) })
}

const keep = (wanted: string | null | undefined, live: string | null | undefined): string | null =>
  wanted === undefined ? (live ?? null) : wanted

function isSameInstant(a: string | null, b: string | null | undefined): boolean {
  return a === (b ?? null) || (a !== null && Date.parse(a) === Date.parse(b ?? ''))
}

function eventsOf({ courierStatus }: VtexPackage, wanted: WantedTracking): VtexTrackingEventsInput | null {
  const { delivered, deliveredAt, events } = wanted
  if (delivered === undefined && deliveredAt === undefined && events === undefined) return null
  const known = (courierStatus?.data ?? []).map(({ city, state, description, createDate, lastChange }) => ({
    city: city ?? '',
    state: state ?? '',
    description: description ?? '',
    date: minuteOf(createDate ?? lastChange ?? ''),
  }))
  const isDelivered = delivered ?? (courierStatus?.finished || typeof deliveredAt === 'string')
  const knownDate = courierStatus?.deliveredDate ? minuteOf(courierStatus.deliveredDate) : null
  const deliveredDate =
    deliveredAt === undefined ? (isDelivered ? knownDate : null) : deliveredAt && minuteOf(deliveredAt)
  const told = events?.map(({ at, description, city = '', state = '' }) => ({
    ...{ city, state, description },
    date: minuteOf(at),
  }))
  const all = { isDelivered, deliveredDate, events: told ?? known }
  const live = { isDelivered: courierStatus?.finished ?? false, deliveredDate: knownDate, events: known }
  return courierStatus && JSON.stringify(all) === JSON.stringify(live) ? null : all
}

/** VTEX's `yyyy-mm-dd hh:mm`, in the time of the place that the instant is written in. */
const minuteOf = (instant: string): string => instant.replace('T', ' ').slice(0, 16)

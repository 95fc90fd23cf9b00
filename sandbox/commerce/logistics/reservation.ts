import type { ReservedItem } from './held-units'

/**
 * How a reservation stands, with the number that the API shows. VTEX has no number for an acknowledged one, so that
 * it goes on as confirmed is an assumption.
 */
const numbers = {
  notCommitted: 0,
  authorized: 1,
  confirmed: 2,
  acknowledged: 2,
  aborted: 3,
  expired: 4,
  cancelled: 5,
} as const

export type ReservationStatus = keyof typeof numbers

/** Ended, and to be cancelled no more. An aborted one still holds its units (known issue). */
export const isOver = ({ status }: Pick<Reservation, 'status'>): boolean =>
  ['notCommitted', 'expired', 'cancelled'].includes(status)

/** A reservation as Logistics keeps it; times in ms since 1970. */
export interface Reservation {
  id: string
  salesChannel: string
  status: ReservationStatus
  items: ReservedItem[]
  /** The delivery options as they are answered. */
  slaRequest: unknown[]
  createdAt: number
  updatedAt: number
  expiresAt: number
  confirmedAt: number | null
  cancelledAt: number | null
  errors: string[]
}

/** How a reservation stands at a time: one that is not confirmed expires. */
export function statusAt({ status, expiresAt }: Reservation, now: number): ReservationStatus {
  return status === 'authorized' && expiresAt <= now ? 'expired' : status
}

/** A reservation as the API answers it. `IsSucess` is VTEX's own spelling. */
export function shownReservation(reservation: Reservation) {
  return {
    LastUpdateDateUtc: inUtc(reservation.updatedAt),
    SalesChannel: reservation.salesChannel,
    LockId: reservation.id,
    ReservationDateUtc: inUtc(reservation.createdAt),
    MaximumConfirmationDateUtc: inUtc(reservation.expiresAt),
    Status: numbers[reservation.status],
    SlaRequest: reservation.slaRequest,
    PickupPointItemOptions: null,
    CanceledDateUtc: inUtc(reservation.cancelledAt),
    AuthorizedDateUtc: inUtc(reservation.createdAt),
    ConfirmedDateUtc: inUtc(reservation.confirmedAt),
    Errors: reservation.errors,
    IsSucess: reservation.errors.length === 0,
  }
}

function inUtc(time: number | null): string {
  return time === null ? '0001-01-01T00:00:00+00:00' : new Date(time).toISOString().replace('Z', '+00:00')
}

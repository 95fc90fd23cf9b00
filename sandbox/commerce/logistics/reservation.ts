import type { ReservedItem } from './held-units'

/** 1 and 2 are documented by example; 3 and 4 are assumptions. */
export const reservationStatus = { authorized: 1, confirmed: 2, acknowledged: 3, cancelled: 4 } as const

/** A reservation as Logistics keeps it; times in ms since 1970. */
export interface Reservation {
  id: string
  salesChannel: string
  status: (typeof reservationStatus)[keyof typeof reservationStatus]
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

/** A reservation as the API answers it. `IsSucess` is VTEX's own spelling. */
export function shownReservation(reservation: Reservation) {
  return {
    LastUpdateDateUtc: inUtc(reservation.updatedAt),
    SalesChannel: reservation.salesChannel,
    LockId: reservation.id,
    ReservationDateUtc: inUtc(reservation.createdAt),
    MaximumConfirmationDateUtc: inUtc(reservation.expiresAt),
    Status: reservation.status,
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

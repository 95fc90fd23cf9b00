import { ok, text } from '../answers'
import { param, type Call, type Context, type Handler } from '../routes'
import { changeHeld, countActiveReservations, release, type ReservedItem } from './held-units'
import { isOver, shownReservation, statusAt, type Reservation } from './reservation'
import { maxActiveReservations, tooManyReservations } from './stock-reports'
import { stockKey, type LogisticsState } from './store'

/** GET one reservation. */
export function getReservation(context: Context): Handler {
  return withReservation(context, (_call, reservation) => ok(shownReservation(reservation)))
}

/** POST confirm: payment approved. From then on it does not expire. Assumption: only when authorized. */
export function confirmReservation(context: Context): Handler {
  return withReservation(context, (call, reservation) => {
    if (reservation.status !== 'authorized') return wrongStatus(reservation)
    reservation.confirmedAt = context.now()
    return move(context, call, reservation, 'confirmed', (state, item) =>
      changeHeld(state, reservation.id, item, { expiresAt: null }),
    )
  })
}

/** POST acknowledge: the order is in handling. Assumption: only when confirmed. */
export function acknowledgeReservation(context: Context): Handler {
  return withReservation(context, (call, reservation) => {
    if (reservation.status !== 'confirmed') return wrongStatus(reservation)
    return move(context, call, reservation, 'acknowledged', (state, item) =>
      changeHeld(state, reservation.id, item, { acknowledged: true }),
    )
  })
}

/** POST cancel. Units come back at once, unless acknowledged: then the next stock update settles them. */
export function cancelReservation(context: Context): Handler {
  return withReservation(context, (call, reservation) => {
    if (isOver(reservation)) return wrongStatus(reservation)
    reservation.cancelledAt = context.now()
    return move(context, call, reservation, 'cancelled', (state, item) =>
      release(state, reservation.id, item),
    )
  })
}

/**
 * GET the reservations that hold units of a SKU in a warehouse; not the aborted ones, though they are counted
 * (known issue). The shape is an assumption: none is documented.
 */
export function listReservations(context: Context): Handler {
  return (call) => {
    const { logistics } = call.state.kept
    if (countActiveReservations(logistics, context.now()) > maxActiveReservations)
      return tooManyReservations()
    const held = logistics.held.get(stockKey(param(call, 'skuId'), param(call, 'warehouseId')))
    const found = [...(held?.keys() ?? [])].flatMap((id) => logistics.reservations.get(id) ?? [])
    for (const reservation of found) expire(logistics, reservation, context.now())
    return ok(found.filter((each) => held?.has(each.id) && each.status !== 'aborted').map(shownReservation))
  }
}

function withReservation(
  { now }: Context,
  handle: (call: Call, reservation: Reservation) => ReturnType<Handler>,
): Handler {
  return (call) => {
    const id = param(call, 'reservationId')
    const { logistics } = call.state.kept
    const reservation = logistics.reservations.get(id)
    if (!reservation) return text(404, `Reservation ${id} not found.`)
    expire(logistics, reservation, now())
    return handle(call, reservation)
  }
}

function expire(state: LogisticsState, reservation: Reservation, now: number): void {
  if (reservation.status !== 'authorized' || statusAt(reservation, now) !== 'expired') return
  reservation.status = 'expired'
  reservation.cancelledAt = reservation.expiresAt
  for (const item of reservation.items) release(state, reservation.id, item)
}

function move(
  { now }: Context,
  { state }: Call,
  reservation: Reservation,
  next: Reservation['status'],
  each: (state: LogisticsState, item: ReservedItem) => void,
) {
  reservation.status = next
  reservation.updatedAt = now()
  for (const item of reservation.items) each(state.kept.logistics, item)
  return ok()
}

function wrongStatus({ id, status: current }: Reservation) {
  return text(400, `Reservation ${id} has status ${current}.`)
}

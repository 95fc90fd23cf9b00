import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexGiftCard } from '../../clients/gift-cards'
import { sideBySide } from '../../clients/side-by-side'
import type { Failure } from '../../errors/failure'
import type { Sent } from '../contract'
import { toTheCent } from '../dto/decimal'
import { given, idIn, refused, type Answer, type Call } from './call'
import { makeOnce } from './made'

/** The highest amount in currency units, as of everything else. */
const HIGHEST = 1_000_000_000
const AT_ONCE = 5

/** Money that goes onto a card, or off it. */
export interface Booking {
  operation: 'Credit' | 'Debit'
  /** Currency units. */
  value: number
  description: string
  /** The same for the same booking: VTEX carries out only the first. */
  requestId: string
}

/** An amount to the cent. */
export function amountIn(pointer: string, sent: string, least: number): Result<number, Failure> {
  const amount = toTheCent(sent)
  return amount >= least && amount <= HIGHEST
    ? ok(amount)
    : refused(pointer, 'invalid_amount', `must be an amount from ${least} to ${HIGHEST}`)
}

/**
 * A transaction of the WebService as a booking. Order, SKU and direction are what tells one from its repetition; VTEX
 * books at once, so what is not confirmed is no booking yet. Pure.
 */
export function bookingIn(sent: Sent<'GiftCardTransactionItemDTO'>): Result<Booking, Failure> {
  const at = (field: string) => `giftCardTransactionItem/${field}`
  return safeTry(function* () {
    const order = yield* idIn(at('OrderId'), sent.OrderId)
    const operation = yield* given(at('TransactionAction'), sent.TransactionAction)
    if (!sent.TransactionConfirmed)
      return refused(at('TransactionConfirmed'), 'invalid', 'must be true: VTEX books at once')
    const value = yield* amountIn(at('Value'), yield* given(at('Value'), sent.Value), 0.01)
    const sku = sent.StockKeepingUnitId ?? 0
    const description = `Order ${order}${sku > 0 ? `, SKU ${sku}` : ''}`
    const requestId = `erp-integrator-${order}-${sku}-${operation}`
    return ok({ operation, value, description, requestId })
  })
}

/** What a card begins with. */
export const fundsOf = (value: number): Booking => ({
  ...{ operation: 'Credit', value, description: 'Opening balance', requestId: 'erp-integrator-funds' },
})

/**
 * Books once, however often it is asked for: what may be booked already is looked for at VTEX before it is sent again.
 * Fails with `cannot_change` for another amount of the same booking.
 */
export async function book(
  { id, redemptionCode, redemptionToken }: VtexGiftCard,
  booking: Booking,
  call: Call,
): Answer<void> {
  const place = {
    key: `gift-card-booking/${id}/${booking.requestId}`,
    of: String(booking.value),
    lookUp: () => bookedAs(id, booking.requestId, call),
  }
  const sent = { ...booking, redemptionCode, redemptionToken }
  const booked = await makeOnce(call, place, () => call.giftCards.addTransaction(id, sent))
  return booked.map(() => undefined)
}

async function bookedAs(cardId: string, requestId: string, { giftCards }: Call): Answer<string | null> {
  const ids = await giftCards.transactionsOf(cardId)
  if (ids.isErr()) return err(ids.error)
  const found = await sideBySide(ids.value, AT_ONCE, async (id) =>
    (await giftCards.transaction(cardId, id)).map((each) => (each?.requestId === requestId ? [id] : [])),
  )
  return found.map((each) => each.flat()[0] ?? null)
}

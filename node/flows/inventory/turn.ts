import { quantityFor, type Commitment } from '../../orders/stock'
import type { Held, Turned } from '../flow'
import type { LiveInventory } from './mapper'
import type { InventoryRecord } from './schema'

/** An order that stays between the ERP and handling for longer is not waited for; milliseconds. */
const EARLY_MILLISECONDS = 10_000

/**
 * What VTEX is to hold, from what the source counted and what orders hold. A count that lowers the stock never waits
 * for an order: what is gone may be sold until it is written. Pure.
 */
export function turnInventory(
  record: InventoryRecord,
  live: LiveInventory | null,
  { kind, commitments, now }: Held,
  acceptedAt: string,
): Turned<InventoryRecord> {
  const countedAt = Date.parse(record.asOf ?? acceptedAt)
  const { quantity: sent } = record
  if (sent === undefined) return { ...unturned(record, countedAt), isCount: false }
  if (kind === 'vtex') return unturned(record, countedAt)
  const { quantity, exact, reflects } = quantityFor(sent, commitments, kind, countedAt)
  const isMoving = commitments.some(
    ({ phase, since }) => phase === 'importing' && now - since < EARLY_MILLISECONDS,
  )
  const isDrop =
    live !== null && quantityFor(sent, commitments.map(unmoved), kind, countedAt).quantity < live.quantity
  // VTEX frees reservations up to this moment, and the number reckons with all of them.
  const asOf = reflects > countedAt ? { asOf: new Date(reflects).toISOString() } : {}
  return {
    record: { ...record, quantity, ...asOf },
    isCount: true,
    countedAt,
    isEarly: isMoving && !isDrop,
    isShort: exact < 0,
    note: noteOf(sent, exact),
  }
}

/** As if it stayed where it is. */
const unmoved = (commitment: Commitment): Commitment =>
  commitment.phase === 'importing' ? { ...commitment, phase: 'waiting' } : commitment

function unturned(record: InventoryRecord, countedAt: number): Turned<InventoryRecord> {
  return { record, isCount: true, countedAt, isEarly: false, isShort: false, note: null }
}

function noteOf(sent: number, exact: number): string | null {
  if (exact === sent) return null
  const units = Math.abs(sent - exact)
  if (exact > sent)
    return `The source sent ${sent} without ${units} units of orders that VTEX takes off by itself, so VTEX holds ${exact}.`
  const held = `The source sent ${sent}; ${units} units of it are held for orders`
  return exact < 0 ? `${held}, more than there are: VTEX holds 0.` : `${held}, so VTEX holds ${exact}.`
}

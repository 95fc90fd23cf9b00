import { quantityFor } from '../../orders/stock'
import type { Held, Turned } from '../flow'
import type { LiveInventory } from './mapper'
import type { InventoryRecord } from './schema'

/** An order that stays between the ERP and handling for longer is not waited for; milliseconds. */
const EARLY_MILLISECONDS = 10_000

/**
 * What VTEX is to hold, from what the source counted and what orders hold. A number that lowers the stock never waits:
 * what is gone may be sold until it is written. Pure.
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
  // VTEX frees reservations up to this moment, and the number reckons with all of them.
  const asOf = reflects > countedAt ? { asOf: new Date(reflects).toISOString() } : {}
  return {
    record: { ...record, quantity, ...asOf },
    isCount: true,
    countedAt,
    isEarly: isMoving && !(live !== null && quantity < live.quantity),
    isShort: exact < 0,
    note: noteOf(sent, exact),
  }
}

function unturned(record: InventoryRecord, countedAt: number): Turned<InventoryRecord> {
  return { record, isCount: true, countedAt, isEarly: false, isShort: false, note: null }
}

function noteOf(sent: number, exact: number): string | null {
  if (exact === sent) return null
  const difference = Math.abs(sent - exact)
  if (exact > sent)
    return `The source sent ${sent}; VTEX still takes off ${difference} units of orders that the source has taken off already, so it holds ${exact}.`
  const taken = `The source sent ${sent}; orders hold ${difference} units of it that VTEX no longer takes off`
  return exact < 0 ? `${taken}, which is more than there is: VTEX holds 0.` : `${taken}: VTEX holds ${exact}.`
}

import type { InvoiceNote } from '../record/actions'
import type { OrderRecord, OrderUnits } from '../record/record'
import { isOnItsWay, statusOf } from '../statuses'

/** Units of one SKU in one warehouse that one order takes. Times in milliseconds since 1970. */
export interface Commitment {
  units: number
  /**
   * waiting: the ERP has the order, and VTEX is not ready for handling. importing: the ERP has it or is about to, and
   * handling may be confirmed at any moment. handling: VTEX says so, and takes the units off no longer once stock is
   * written.
   */
  phase: 'waiting' | 'importing' | 'handling'
  since: number
  /** When the ERP said that it has the order. */
  ackedAt: number | null
  /** Of an order that is only leased: when it comes back. */
  until: number | null
  /** What the ERP has booked out of these units. */
  booked: Booking[]
}

export interface Booking {
  at: number
  units: number
}

/** An order that is over and may hold units in VTEX for ever. */
export interface Ended {
  why: 'invoiced' | 'canceled'
  at: number
  /** VTEX's ids of its reservations. */
  lockIds: string[]
  /** Its reservations were looked into, and hold nothing any more. */
  isFreed?: true
}

/** What an order means for the stock of one SKU in one warehouse. */
export interface OrderStock {
  skuId: string
  skuRef: string | null
  warehouse: string
  commitment: Commitment | null
  ended: Ended | null
}

/** A booking is forgotten after this: no count is that old. */
export const BOOKED_MILLISECONDS = 7 * 24 * 3_600_000

/** What an order means for stock, from its record alone: one entry per SKU and warehouse that it ever named. Pure. */
export function orderStockOf(record: OrderRecord, now: number): OrderStock[] {
  // What others ship for us is not in our warehouses.
  if (record.flow === 'marketplace') return []
  return record.units.map((unit) => ({
    skuId: unit.skuId,
    skuRef: unit.skuRef,
    warehouse: unit.warehouse,
    commitment: unit.quantity > 0 ? commitmentOf(record, unit, now) : null,
    ended: endedOf(record, now),
  }))
}

function commitmentOf(record: OrderRecord, unit: OrderUnits, now: number): Commitment | null {
  const { erp, stage, leases } = record
  if (stage === 'canceled') return null
  const ackedAt = erp?.acknowledgedAt ?? null
  const common = { units: unit.quantity, ackedAt, until: null, booked: [] }
  const handledAt = handledAtOf(record)
  if (handledAt !== null) {
    const booked = bookingsOf(record, unit)
    const isForgotten =
      isBookedOut({ units: unit.quantity, booked }) && lastOf(booked) < now - BOOKED_MILLISECONDS
    return isForgotten ? null : { ...common, phase: 'handling', since: handledAt, booked }
  }
  // It was never in handling, so VTEX itself still takes its units off.
  if (isInvoiced(record)) return null
  const mayMove = mayReachHandling(record)
  if (ackedAt !== null) return { ...common, phase: mayMove ? 'importing' : 'waiting', since: ackedAt }
  const lease = stage === 'queued' ? leases.new : undefined
  if (!mayMove || !lease || lease.until <= now) return null
  return { ...common, phase: 'importing', since: leasedAtOf(record), until: lease.until }
}

/** When the order was first seen in handling; null while it was not. Its reservation counts as acknowledged since then. */
function handledAtOf(record: OrderRecord): number | null {
  const { handledAt = null, startHandling } = record
  if (handledAt !== null || !startHandling) return handledAt
  // Nobody saw it in handling; it was asked for, and the order has gone on since.
  return isInvoiced(record) ? record.statusSince : null
}

/**
 * What the ERP has booked out of an order's units of a SKU and warehouse: what its invoices name, and the rest with the
 * last of them, or once VTEX says that the order is invoiced. Invoices do not name warehouses, nor the parts of a kit:
 * those wait for the rest.
 */
function bookingsOf(record: OrderRecord, { skuId, quantity }: OrderUnits): Booking[] {
  const sent = record.invoices.filter(({ type, state }) => type === 'output' && state !== 'sending')
  const isInOnePlace = record.units.filter((unit) => unit.skuId === skuId && unit.quantity > 0).length === 1
  const booked = isInOnePlace ? sent.flatMap((invoice) => invoicedOf(invoice, skuId)) : []
  const rest = quantity - booked.reduce((sum, { units }) => sum + units, 0)
  const last = sent.find(({ isLast }) => isLast)
  const restAt = last ? bookedAtOf(last) : isInvoiced(record) ? record.statusSince : null
  return restAt !== null && rest > 0 ? [...booked, { at: restAt, units: rest }] : booked
}

function invoicedOf(invoice: InvoiceNote, skuId: string): Booking[] {
  const lines = invoice.lines.filter((line) => line.skuId === skuId)
  const units = lines.reduce((sum, line) => sum + line.quantity, 0)
  return units > 0 ? [{ at: bookedAtOf(invoice), units }] : []
}

/**
 * A date without a time of day says too little: the invoice counts from when it was sent. One that names the second may
 * be of its end.
 */
function bookedAtOf({ issuedAt, sentAt }: Pick<InvoiceNote, 'issuedAt' | 'sentAt'>): number {
  const at = Date.parse(issuedAt)
  const isMidnight = at % (24 * 3_600_000) === 0
  if (Number.isNaN(at) || isMidnight) return sentAt
  return Math.min(at % 1_000 === 0 ? at + 999 : at, sentAt)
}

function isInvoiced({ stage, status }: OrderRecord): boolean {
  return stage === 'invoiced' || statusOf(status).kind === 'invoiced'
}

/** Or may have reached it: one that was asked for and is paid once more has perhaps been there unseen. */
function mayReachHandling({ status, startHandling }: OrderRecord): boolean {
  return startHandling !== null || !isOnItsWay(statusOf(status).kind)
}

function leasedAtOf({ history, statusSince }: OrderRecord): number {
  return history.reduce((last, { what, at }) => (what === 'leased' ? at : last), statusSince)
}

/**
 * Orders that are over, and of which VTEX may still hold units: cancelled, or invoiced and never seen in handling. Who
 * gives those back looks at the reservation first.
 */
function endedOf(record: OrderRecord, now: number): Ended | null {
  const { statusSince: at, lockIds = [] } = record
  if (lockIds.length === 0 || at < now - BOOKED_MILLISECONDS) return null
  if (record.stage === 'canceled') return { why: 'canceled', at, lockIds }
  return isInvoiced(record) && record.handledAt === undefined ? { why: 'invoiced', at, lockIds } : null
}

/**
 * Units that are not in a count any more. What was booked out in the very moment of the count may or may not be in it:
 * the lower number is right.
 */
export function bookedBy(booked: readonly Booking[], asOf: number): number {
  return booked.filter(({ at }) => at < asOf).reduce((sum, { units }) => sum + units, 0)
}

/** Whether the ERP has booked out all of it. */
export function isBookedOut({ units, booked }: Pick<Commitment, 'units' | 'booked'>): boolean {
  return booked.reduce((sum, each) => sum + each.units, 0) >= units
}

/** When the last units were booked out; 0 when none were. */
export function lastOf(booked: readonly Booking[]): number {
  return booked.reduce((last, { at }) => Math.max(last, at), 0)
}

/** What a status means for the ERP. */
export type StatusKind =
  /** Not for the ERP yet. */
  | 'early'
  /** Not paid; exported where the store asks for it. */
  | 'unpaid'
  /** Paid, and in its grace period or before; exported where the store asks for it. */
  | 'paid'
  /** The ERP may take it. */
  | 'ready'
  /** Confirmed, and under way. */
  | 'handling'
  | 'invoiced'
  /** Somebody wants it cancelled, and nobody has decided. */
  | 'cancel-asked'
  | 'canceling'
  | 'canceled'
  /** None, or one this app does not know. Never acted on. */
  | 'unknown'

export interface StatusRow {
  kind: StatusKind
  /** The platform leaves it by itself; no call on the order is taken meanwhile. */
  isTransient?: true
  /** Hours after which something is wrong. */
  staleHours?: number
}

const MINUTES_30 = 0.5

/**
 * VTEX's statuses by what this app does in them (help center, order flow and status). VTEX spells some of them in two
 * ways, so both stand here. Hours after which something is wrong are this app's own.
 */
const rows: Readonly<Record<string, StatusRow>> = {
  'order-create-error': { kind: 'early', staleHours: 24 },
  'order-creation-error': { kind: 'early', staleHours: 24 },
  'order-created': { kind: 'early', isTransient: true, staleHours: 1 },
  'order-completed': { kind: 'early', isTransient: true, staleHours: 1 },
  'on-order-completed': { kind: 'early', isTransient: true, staleHours: 1 },
  'on-order-completed-ffm': { kind: 'early', isTransient: true, staleHours: 1 },
  'order-accepted': { kind: 'early' },
  'waiting-for-authorization': { kind: 'early', staleHours: 24 },
  'waiting-for-sellers-confirmation': { kind: 'early', staleHours: 24 },
  'waiting-for-seller-confirmation': { kind: 'early', staleHours: 24 },
  'waiting-for-order-authorization': { kind: 'early' },
  'payment-pending': { kind: 'unpaid' },
  'approve-payment': { kind: 'early', isTransient: true, staleHours: 1 },
  'payment-denied': { kind: 'early' },
  'window-to-change-payment': { kind: 'early' },
  'payment-approved': { kind: 'paid', staleHours: 24 },
  'window-to-change-seller': { kind: 'early', staleHours: 48 },
  'waiting-for-manual-authorization': { kind: 'early', staleHours: 24 },
  'waiting-for-mkt-authorization': { kind: 'early', staleHours: 24 },
  'waiting-ffmt-authorization': { kind: 'early', staleHours: 24 },
  'authorize-fulfillment': { kind: 'paid', isTransient: true, staleHours: 24 },
  'window-to-cancel': { kind: 'paid', staleHours: 24 },
  'waiting-seller-handling': { kind: 'early' },
  'ready-for-handling': { kind: 'ready', staleHours: MINUTES_30 },
  'start-handling': { kind: 'handling', isTransient: true, staleHours: 1 },
  handling: { kind: 'handling', staleHours: 120 },
  'waiting-for-fulfillment': { kind: 'handling', staleHours: 120 },
  'ready-for-invoicing': { kind: 'handling', staleHours: 24 },
  invoice: { kind: 'handling', isTransient: true, staleHours: 2 },
  'invoice-after-cancellation-deny': { kind: 'handling', isTransient: true, staleHours: 2 },
  invoiced: { kind: 'invoiced' },
  'request-cancel': { kind: 'cancel-asked', staleHours: 4 },
  'cancelation-request': { kind: 'cancel-asked', staleHours: 4 },
  'waiting-for-seller-decision': { kind: 'cancel-asked', staleHours: 24 },
  'cancellation-requested': { kind: 'cancel-asked', staleHours: 4 },
  'cancellation-request-denied': { kind: 'canceling', isTransient: true, staleHours: 1 },
  'cancellation-request-denied-ffm': { kind: 'canceling', isTransient: true, staleHours: 1 },
  cancel: { kind: 'canceling', isTransient: true, staleHours: 1 },
  canceled: { kind: 'canceled' },
}

const unknown: StatusRow = { kind: 'unknown' }

export interface Status extends StatusRow {
  /** As VTEX spells it, in lower case; '' where it says none. */
  name: string
}

/** What is known of a status. Never fails: VTEX's list is open, and the status may be missing. Pure. */
export function statusOf(said: string | null | undefined): Status {
  const name = (said ?? '').trim().toLowerCase()
  return { ...(Object.hasOwn(rows, name) ? rows[name] : unknown), name } as Status
}

/** All known names, for tables and texts. */
export const statusNames: readonly string[] = Object.keys(rows)

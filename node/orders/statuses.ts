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

/** Whom an order waits for, and so who has to act when it waits too long. */
export const awaited = [
  /** VTEX has to finish placing it, or drops it. */
  'placing',
  /** VTEX moves it by itself. */
  'vtex',
  /** A seller has to confirm it, or another one to take it. */
  'seller',
  /** Somebody has to authorise it. */
  'authorization',
  /** It is paid, and VTEX has not released it. */
  'release',
  /** The ERP has to take it. */
  'erp',
  /** The ERP has it, and has to invoice it. */
  'invoice',
  /** Somebody has to decide on a wish to cancel it. */
  'decision',
] as const
export type Awaited = (typeof awaited)[number]

export interface StatusRow {
  kind: StatusKind
  /** The platform leaves it by itself; no call on the order is taken meanwhile. */
  isTransient?: true
  /** When something is wrong: after so many hours, and who has to act. */
  stale?: { hours: number; awaits: Awaited }
}

const within = (hours: number, awaits: Awaited): Pick<StatusRow, 'stale'> => ({ stale: { hours, awaits } })

/**
 * VTEX's statuses by what this app does in them (help center, order flow and status). VTEX spells some of them in two
 * ways, so both stand here. Hours after which something is wrong are this app's own.
 */
const rows: Readonly<Record<string, StatusRow>> = {
  'order-create-error': { kind: 'early', ...within(24, 'placing') },
  'order-creation-error': { kind: 'early', ...within(24, 'placing') },
  'order-created': { kind: 'early', isTransient: true, ...within(1, 'placing') },
  'order-completed': { kind: 'early', isTransient: true, ...within(1, 'placing') },
  'on-order-completed': { kind: 'early', isTransient: true, ...within(1, 'placing') },
  'on-order-completed-ffm': { kind: 'early', isTransient: true, ...within(1, 'placing') },
  'order-accepted': { kind: 'early' },
  'waiting-for-authorization': { kind: 'early', ...within(24, 'seller') },
  'waiting-for-sellers-confirmation': { kind: 'early', ...within(24, 'seller') },
  'waiting-for-seller-confirmation': { kind: 'early', ...within(24, 'seller') },
  'waiting-for-order-authorization': { kind: 'early' },
  'payment-pending': { kind: 'unpaid' },
  'approve-payment': { kind: 'early', isTransient: true, ...within(1, 'vtex') },
  'payment-denied': { kind: 'early' },
  'window-to-change-payment': { kind: 'early' },
  'payment-approved': { kind: 'paid', ...within(24, 'release') },
  'window-to-change-seller': { kind: 'early', ...within(48, 'seller') },
  'waiting-for-manual-authorization': { kind: 'early', ...within(24, 'authorization') },
  'waiting-for-mkt-authorization': { kind: 'early', ...within(24, 'authorization') },
  'waiting-ffmt-authorization': { kind: 'early', ...within(24, 'authorization') },
  'authorize-fulfillment': { kind: 'paid', isTransient: true, ...within(24, 'vtex') },
  'window-to-cancel': { kind: 'paid', ...within(24, 'release') },
  'waiting-seller-handling': { kind: 'early' },
  'ready-for-handling': { kind: 'ready', ...within(0.5, 'erp') },
  'start-handling': { kind: 'handling', isTransient: true, ...within(1, 'vtex') },
  handling: { kind: 'handling', ...within(120, 'invoice') },
  'waiting-for-fulfillment': { kind: 'handling', ...within(120, 'invoice') },
  'ready-for-invoicing': { kind: 'handling', ...within(24, 'invoice') },
  invoice: { kind: 'handling', isTransient: true, ...within(2, 'vtex') },
  'invoice-after-cancellation-deny': { kind: 'handling', isTransient: true, ...within(2, 'vtex') },
  invoiced: { kind: 'invoiced' },
  'request-cancel': { kind: 'cancel-asked', ...within(4, 'decision') },
  'cancelation-request': { kind: 'cancel-asked', ...within(4, 'decision') },
  'waiting-for-seller-decision': { kind: 'cancel-asked', ...within(24, 'decision') },
  'cancellation-requested': { kind: 'cancel-asked', ...within(4, 'decision') },
  'cancellation-request-denied': { kind: 'canceling', isTransient: true, ...within(1, 'vtex') },
  'cancellation-request-denied-ffm': { kind: 'canceling', isTransient: true, ...within(1, 'vtex') },
  cancel: { kind: 'canceling', isTransient: true, ...within(1, 'vtex') },
  canceled: { kind: 'canceled' },
}

/** Whether the order is on its way to the ERP, and VTEX not ready for handling. Pure. */
export function isOnItsWay(kind: StatusKind): boolean {
  return kind === 'early' || kind === 'unpaid' || kind === 'paid'
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

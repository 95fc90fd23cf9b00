import type { CancellationNote, ChangeNote, InvoiceNote } from './actions'

/** Where an order stands between VTEX and the ERP. */
export const stages = [
  /** Seen, and not for the ERP so far. */
  'seen',
  /** In the queue for the ERP. */
  'queued',
  /** The ERP has it; VTEX has not confirmed handling yet. */
  'acknowledged',
  /** The ERP has it, and VTEX says so. */
  'handling',
  /** The ERP refused it. */
  'rejected',
  /** The store's settings keep it from the ERP. */
  'skipped',
  /** Handled in VTEX by somebody else before the ERP had it. */
  'elsewhere',
  'invoiced',
  'canceled',
] as const
export type Stage = (typeof stages)[number]

/** Stages in which nothing more is expected of the ERP. */
export const finalStages: ReadonlySet<Stage> = new Set(['skipped', 'invoiced', 'canceled'])

/** What the ERP is told of an order. */
export const queueEvents = ['new', 'cancellation-requested', 'canceled'] as const
export type QueueEvent = (typeof queueEvents)[number]

/** One lease of an order by the ERP. */
export interface LeaseNote {
  receipt: string
  source: string
  /** Milliseconds since 1970. */
  until: number
  attempt: number
}

/** Units of a SKU that the order takes from a warehouse; of a kit its parts. */
export interface OrderUnits {
  skuId: string
  skuRef: string | null
  warehouse: string
  quantity: number
}

/** One line of the order's history. No personal data: what happened, not to whom. */
export interface HistoryNote {
  /** Milliseconds since 1970. */
  at: number
  what: HistoryKind
  /** Who: a source, `vtex`, `app`, or a person as a hash. */
  by: string
  /** Status, event, number, code or reason, as the kind has it. */
  detail?: string
  /** Of a call to VTEX. */
  call?: { method: string; path: string; status: string; milliseconds: number }
}

export type HistoryKind =
  | 'status'
  | 'queued'
  | 'dequeued'
  | 'leased'
  | 'pushed'
  | 'acknowledged'
  | 'rejected'
  | 'held'
  | 'left'
  | 'retried'
  | 'start-handling'
  | 'invoice'
  | 'tracking'
  | 'cancel'
  | 'decision'
  | 'change'
  | 'alert'

/** What this app remembers of an order: no name, address or payment. Times in milliseconds since 1970, money in cents. */
export interface OrderRecord {
  orderId: string
  stage: Stage
  /** VTEX's status as it was last read. */
  status: string
  statusSince: number
  firstSeenAt: number
  flow: string
  tradePolicy: string | null
  affiliate: string | null
  value: number
  currency: string | null
  units: OrderUnits[]
  erp: { orderNumber: string; acknowledgedAt: number; source: string; receipt: string } | null
  leases: Partial<Record<QueueEvent, LeaseNote>>
  /** Besides the order itself: what the ERP is to be told, and whether it said that it heard. */
  told: Partial<Record<Exclude<QueueEvent, 'new'>, 'queued' | 'acknowledged'>>
  rejection: {
    reason: string
    code: string | null
    at: number
    until: number | null
    source: string
    /** Of the mapping that the order does not fit; absent: the ERP refused it. */
    mappingVersion?: number
  } | null
  startHandling: { sentAt: number; attempts: number } | null
  /** When VTEX was first seen to say handling, whoever confirmed it. */
  handledAt?: number
  /** VTEX's ids of the reservations that hold the units. */
  lockIds?: string[]
  invoices: InvoiceNote[]
  /** The last wish or decision. */
  cancellation: CancellationNote | null
  changes: ChangeNote[]
  /** When a request to cancel was last seen to come or go. */
  cancelSeenAt: number | null
  history: HistoryNote[]
}

/** Of an order to which the ERP has done nothing; records of earlier versions have no such fields. */
export const noActions: Pick<OrderRecord, 'invoices' | 'cancellation' | 'changes' | 'cancelSeenAt'> = {
  invoices: [],
  cancellation: null,
  changes: [],
  cancelSeenAt: null,
}

/** A call that confirms handling is not repeated before this; milliseconds. */
export const HANDLING_PATIENCE = 30_000

const MAX_HISTORY = 120
/** The first entries tell how the order began; what is left out is in the middle. */
const KEPT_FIRST = 20

export function newRecord(orderId: string, now: number): OrderRecord {
  return {
    orderId,
    stage: 'seen',
    status: '',
    statusSince: now,
    firstSeenAt: now,
    flow: 'complete',
    tradePolicy: null,
    affiliate: null,
    value: 0,
    currency: null,
    units: [],
    erp: null,
    leases: {},
    told: {},
    rejection: null,
    startHandling: null,
    ...noActions,
    history: [],
  }
}

/** The record with one more line of history, which is bounded. Pure. */
export function noted(record: OrderRecord, note: HistoryNote): OrderRecord {
  const history = [...record.history, note]
  if (history.length <= MAX_HISTORY) return { ...record, history }
  return {
    ...record,
    history: [...history.slice(0, KEPT_FIRST), ...history.slice(KEPT_FIRST + history.length - MAX_HISTORY)],
  }
}

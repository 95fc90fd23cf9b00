/** What this app remembers of the ERP's actions on an order. Times in milliseconds since 1970, money in cents. */

/** Units of a line on one invoice; `price` is of one unit. */
export interface InvoicedUnits {
  lineId: string
  skuId: string
  quantity: number
  price: number
}

export interface InvoiceNote {
  /** As VTEX has it: letters, digits and hyphens. */
  number: string
  /** As the ERP prints it. */
  printed: string
  type: 'output' | 'input'
  value: number
  /** RFC 3339. */
  issuedAt: string
  key: string | null
  url: string | null
  /** The XML itself is not kept: it holds personal data. */
  hasDocument: boolean
  lines: InvoicedUnits[]
  /** With it all of the order is invoiced. */
  isLast?: true
  /** Digest of what the ERP sent, to know the same again. */
  content: string
  /** sending: VTEX has not said that it has it. sent: it has. confirmed: seen on the order. */
  state: 'sending' | 'sent' | 'confirmed'
  sentAt: number
  attempts: number
  /** Somebody was told that it does not come through. */
  isAlerted: boolean
  source: string
}

export interface CancellationNote {
  /** cancel: our own wish. accept, deny: the decision on somebody else's. */
  kind: 'cancel' | 'accept' | 'deny'
  /** VTEX's id of the request that was decided on. */
  requestId: string | null
  reason: string
  requestedBy: 'store' | 'customer'
  /** As of an invoice; done: the order's status shows it. */
  state: 'sending' | 'sent' | 'done'
  decidedAt: number
  sentAt: number
  attempts: number
  isAlerted: boolean
  source: string
}

export interface ChangeNote {
  /** Idempotency-Key of the call, with its source. */
  key: string | null
  /** Digest of what the ERP asked for. */
  content: string
  /** VTEX's id of the change; null until it is known. */
  requestId: string | null
  /** Changes of the order that VTEX had before. */
  before: string[]
  reason: string
  state: 'sending' | 'processing' | 'done' | 'failed'
  /** SKUs that came with it, as the ERP names them. */
  added: { skuRef: string; skuId: string }[]
  sentAt: number
  endedAt: number | null
  source: string
}

/** Changes that VTEX has not decided. */
export const isUnderWay = ({ state }: ChangeNote): boolean => state === 'sending' || state === 'processing'

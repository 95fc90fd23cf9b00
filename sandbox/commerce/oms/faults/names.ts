/**
 * What goes wrong with orders at VTEX, by known issue or documented warning, and only on demand here. The first group
 * befalls the app's events alone, the second what OMS tells anybody, the third the order itself.
 */
export const orderFaultNames = [
  /** An event never reaches the app. */
  'lose-event',
  /** An event reaches the app twice. */
  'double-event',
  /** An event reaches the app `delayMs` later. */
  'delay-event',
  /** An event reaches the app after the next one of its order, or `delayMs` later when none follows. */
  'reorder-event',

  /** A step is told to nobody; the next event's lastState is that of the last step told. */
  'skip-event',
  /** A step is told for both workflows of the order, although one alone has it. */
  'both-domains',
  /** An event's lastState is ''. */
  'blank-last-state',
  /** A change of an order does not reach the feeds and hooks of type FromOrders. */
  'skip-version',

  /** A canceled order is cancel again `delayMs` later, and then canceled again; all of it is told. */
  'flip',
  /** A status that passes by itself does not: `advance` alone moves the order on. */
  'stuck',
  /** start-handling answers 500 although it is applied. */
  'start-handling-500',
  /** An invoice of all the order's value leaves it paid until the invoice comes again. */
  'invoice-kept',
  /** payment-notification is answered 200 and lost. */
  'payment-lost',
  /** A cancelled order's reservation ends as Canceled_AbortedCommitted and goes on holding its units. */
  'abort-reservation',
] as const

export type OrderFaultName = (typeof orderFaultNames)[number]

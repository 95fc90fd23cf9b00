import { source, type CatalogueEntry } from './entry'

/** What is done to orders when it cannot be. */
export const orderErrors = {
  order_not_found: source(
    404,
    'There is no such order',
    'VTEX has no order with this id in this store.',
    'Check the id, with its letters and hyphens; `seq` and the sequence number names an order too.',
  ),
  lease_expired: source(
    409,
    'The lease of the order has ended',
    'The receipt belongs to a lease that ran out, was answered, or was never given.',
    'Ask the queue again: an order that is still yours to take comes back with a new receipt.',
  ),
  already_acknowledged: source(
    409,
    'The order was acknowledged before',
    'The order was acknowledged before under another number.',
    'Look for the order in the ERP by its VTEX id: it may be there twice.',
  ),
  order_canceled: source(
    409,
    'The order is cancelled',
    'VTEX cancelled the order, so nothing can be done to it any more.',
    'Cancel the order in the ERP; ship nothing.',
  ),
  order_not_ready: source(
    409,
    'The order is not ready for this',
    'The order has a status in which VTEX or this app does not take the call; `detail` names it.',
    'Read the order, and send the call again when it is ready.',
  ),
  invoice_number_invalid: source(
    422,
    'The invoice number cannot be used',
    'VTEX finds an invoice again only by letters, digits and hyphens, and the number has none, or too many.',
    'Send the number as it is printed, with at least one letter or digit and at most 60 characters.',
  ),
  invoice_exceeds_order: source(
    422,
    'More is invoiced than the order has',
    'The invoices of the order would come to more than its value, or to more units than a line has.',
    'Compare with `value`, `packages` and `changes` of the order; discounts, shipping and changes count.',
  ),
  invoice_conflict: source(
    409,
    'The invoice was sent before with other content',
    'The order has an invoice with this number, and VTEX lets none be changed. `/` and `-` count as the same.',
    'Send the same content again, or use a number of its own for another invoice.',
  ),
  invoice_not_found: source(
    404,
    'The order has no such invoice',
    'VTEX has no invoice with this number for the order.',
    'Send the invoice first, then its tracking.',
  ),
  already_shipped: source(
    409,
    'The order is invoiced',
    'VTEX cancels no order of which anything is invoiced.',
    'Let the goods come back, and send an invoice of type input for them.',
  ),
  cancellation_pending: source(
    409,
    'The order is about to be cancelled',
    'Somebody wants the order cancelled, and it is not over. VTEX gets stuck on what comes at the same time.',
    'Decide on the request with /orders/{id}/cancellation-decision, or wait until it is over; ship nothing.',
  ),
  already_decided: source(
    409,
    'The cancellation was decided before',
    'This request to cancel was answered otherwise before, and a decision is final.',
    'Read the order: `sync.cancellation` has the decision.',
  ),
  own_cancellation: source(
    409,
    'The cancellation is our own',
    'The store asked for this cancellation itself; an order whose own request is denied never moves again.',
    'Let the cancellation go through, or speak to VTEX support.',
  ),
} as const satisfies Record<string, CatalogueEntry>

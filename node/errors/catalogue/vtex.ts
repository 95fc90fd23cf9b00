import { vtex, type CatalogueEntry } from './entry'

/** VTEX in its own words, or without any. */
export const vtexErrors = {
  vtex_refused: vtex(
    422,
    'VTEX refused the change',
    'VTEX answered that it does not accept the values; its own words are in `detail`.',
    'Correct what VTEX names and send the record again.',
    false,
  ),
  vtex_rate_limited: vtex(
    503,
    'VTEX asked to slow down',
    'The account reached a rate limit of VTEX and the change was not made.',
    'Send the record again after the seconds in Retry-After.',
    true,
  ),
  vtex_locked: vtex(
    503,
    'VTEX is busy with this record',
    'Another write to the same SKU and warehouse is in progress; this one was not made.',
    'Send the record again after a few seconds.',
    true,
  ),
  vtex_unavailable: vtex(
    503,
    'VTEX is not available',
    'VTEX answered with an error of its own, or could not be reached.',
    'Send the record again later; nothing is done twice.',
    true,
  ),
  vtex_timeout: vtex(
    504,
    'VTEX did not answer in time',
    'VTEX did not answer in time; whether the change was made is not known.',
    'Send the record again: if the change was made, it is reported as unchanged.',
    true,
  ),
  order_busy: vtex(
    503,
    'Something else happens to the order',
    'Another call on this order is not done yet, or VTEX moves the order on.',
    'Send the same again after the seconds in Retry-After; nothing is done twice.',
    true,
  ),
  invoice_in_progress: vtex(
    503,
    'An invoice of the order is on its way',
    'VTEX has not confirmed an invoice that was sent, and an order must not change or end meanwhile.',
    'Wait a minute and send the same again; the app finds out by itself what became of the invoice.',
    true,
  ),
  change_in_progress: vtex(
    503,
    'A change of the order is on its way',
    'VTEX has not decided on an earlier change; what comes at the same time gets lost.',
    'Read the order until `sync.changes` says done or failed, then send the same again.',
    true,
  ),
  change_not_possible: vtex(
    422,
    'VTEX cannot change this order',
    'VTEX never finishes a change of an order that has one SKU on several lines.',
    'Change the order in VTEX Admin, or cancel it and let it be placed anew.',
    false,
  ),
  events_delayed: vtex(
    503,
    'Work waits for a wake-up',
    'VTEX has not delivered the app’s own events for a while, so accepted batches wait.',
    'Nothing is lost: asking for the batch, or opening this page, wakes it. If it lasts, contact VTEX support.',
    true,
  ),
  internal: {
    owner: 'app',
    status: 500,
    title: 'Something went wrong in the app',
    explanation: 'An unexpected error occurred; it has been logged.',
    help: 'Send the request again; if it persists, contact support with the X-Request-Id of the answer.',
    retryable: true,
  },
} as const satisfies Record<string, CatalogueEntry>

/** Who can mend it: the calling system, the store's configuration, VTEX, or this app. */
export type ErrorOwner = 'source' | 'configuration' | 'vtex' | 'app'

export interface CatalogueEntry {
  owner: ErrorOwner
  /** HTTP status when the failure is the answer to a request. */
  status: number
  title: string
  /** What happened, in plain words. */
  explanation: string
  /** What to do about it. */
  help: string
  /** Whether sending the same thing again later can succeed. */
  retryable: boolean
}

const source = (status: number, title: string, explanation: string, help: string): CatalogueEntry => ({
  owner: 'source',
  status,
  title,
  explanation,
  help,
  retryable: false,
})
const configuration = (status: number, title: string, explanation: string, help: string): CatalogueEntry => ({
  ...source(status, title, explanation, help),
  owner: 'configuration',
})
const vtex = (
  status: number,
  title: string,
  explanation: string,
  help: string,
  retryable: boolean,
): CatalogueEntry => ({ owner: 'vtex', status, title, explanation, help, retryable })

/** Every failure this app answers with. The same code and text reach REST, GraphQL, the panel and the docs. */
export const catalogue = {
  invalid_json: source(
    400,
    'The body is not valid JSON',
    'The body could not be read as JSON, or a line of NDJSON could not.',
    'Check quotes, commas and encoding (UTF-8). NaN and Infinity are not JSON.',
  ),
  invalid_encoding: source(
    400,
    'The body could not be decompressed',
    'Content-Encoding says gzip, but the body is not complete, valid gzip.',
    'Send the whole gzip stream, or leave Content-Encoding out and send plain JSON.',
  ),
  unsupported_media_type: source(
    415,
    'Content type not supported',
    'The Content-Type or Content-Encoding of the request is missing or not one of those this call reads.',
    'Send Content-Type: application/json (batches also take application/x-ndjson); the only encoding is gzip.',
  ),
  body_too_large: source(
    413,
    'The body is too large',
    'The body exceeds 1 MB as sent, or 16 MB after decompression.',
    'Send fewer records per request, or compress the body with gzip.',
  ),
  too_many_records: source(
    413,
    'Too many records',
    'A batch takes at most 10,000 records, a part of an import 50,000, an import 2,000,000.',
    'Split the records into several batches, or send them as an import.',
  ),
  invalid_record: source(
    422,
    'The record is not valid',
    'One or more fields are missing, of the wrong type or out of range; `errors` names each.',
    'Correct the fields named in `errors` and send the record again.',
  ),
  unknown_field: source(
    422,
    'The record has a field that is not known',
    'A field of the record is not part of this flow.',
    'Remove the field named in `errors`, or check its spelling; the list of fields is in openapi.json.',
  ),
  invalid_parameter: source(
    400,
    'A parameter is not valid',
    'A query parameter, a header or a part of the path has a value this call does not take.',
    'Correct the parameter named in `errors`.',
  ),
  invalid_settings: source(
    422,
    'Invalid settings',
    'A setting is missing, of the wrong type or out of range; `errors` names each one.',
    'Correct the settings named in `errors`.',
  ),
  ref_mismatch: source(
    422,
    'The body names another record than the path',
    'The record in the body carries a ref that differs from the ref in the address.',
    'Leave the ref out of the body, or make both the same.',
  ),
  unknown_flow: source(
    404,
    'There is no such flow',
    'The first part of the path is not a flow of this app.',
    'The flows and calls of this version are listed in openapi.json.',
  ),
  not_found: source(
    404,
    'There is nothing at this address',
    'The path does not belong to any call, or what it names does not exist.',
    'Check the path; the calls are listed in openapi.json.',
  ),
  record_not_found: source(
    404,
    'VTEX has no such record',
    'The SKU of the address does not exist in VTEX, or VTEX holds nothing of this flow for it.',
    'Check the ref; a record that was never sent has nothing to read. `PUT` creates it.',
  ),
  record_not_kept: source(
    410,
    'The record is no longer kept',
    'What was sent is kept as long as its batch; a record of a single call is not kept once it is done.',
    'Send the record again from the calling system.',
  ),
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
  method_not_allowed: source(
    405,
    'Method not allowed',
    'The address exists, but not with this method; the Allow header lists those it takes.',
    'Use one of the methods in the Allow header.',
  ),
  invalid_xml: source(
    400,
    'The body is not XML this app reads',
    'The body is not well-formed, not of the encoding it names, has a document type, or is larger or deeper than any call needs.',
    'Send well-formed XML in UTF-8 or ISO-8859-1, without a document type and with no entities but the five of XML.',
  ),
  invalid_envelope: source(
    400,
    'The body is not a SOAP 1.1 call',
    'The envelope, its body or the operation in it is not what SOAP 1.1 and the WSDL ask for.',
    'Send one Envelope with one Body that holds one operation, and the SOAPAction of that operation.',
  ),
  header_not_understood: source(
    400,
    'A SOAP header is not understood',
    'A header of the envelope is marked mustUnderstand, and the WebService has none.',
    'Leave the header out, or its mark.',
  ),
  unknown_operation: source(
    400,
    'There is no such operation',
    'The WebService never had an operation of this name.',
    'Check the name; the operations are in the WSDL.',
  ),
  operation_not_supported: source(
    400,
    'The operation is not supported',
    'The WebService had this operation, and this app does not answer it.',
    'Use what the text of the fault names instead.',
  ),
  idempotency_conflict: source(
    422,
    'The Idempotency-Key was used for another request',
    'This key came before with a different body.',
    'Use a new key for a new request; repeat a key only with the same body.',
  ),
  stale: source(
    409,
    'A newer record was applied before',
    'The record is older than what was last applied for this ref, by `version`, `updatedAt` or the order of acceptance.',
    'Nothing to do: VTEX holds the newer values.',
  ),
  missing_in_snapshot: source(
    409,
    'The snapshot does not have this record',
    'The record was sent before and is missing from the snapshot.',
    'Nothing was changed. To set such stock to zero, send the snapshot with missing: apply.',
  ),
  import_closed: source(
    409,
    'The import was committed',
    'A committed import takes no more parts.',
    'Open a new import for further records.',
  ),
  import_incomplete: source(
    409,
    'Parts of the import are missing',
    'Parts are numbered from 1 without gaps; `detail` names the ones that have not arrived.',
    'Send the missing parts, then commit again.',
  ),
  batch_running: source(
    409,
    'The batch is not finished',
    'Failed records can be sent again when the batch is done or cancelled.',
    'Wait until its status is done, or cancel it.',
  ),
  batch_finished: source(
    409,
    'The batch was finished before',
    'All its records are done, so there is nothing left to stop.',
    'Nothing to do; its results tell what became of each record.',
  ),
  not_held: source(
    409,
    'The batch is not held',
    'Only a batch that a guard holds can be approved.',
    'Look at the status of the batch; nothing was changed.',
  ),
  nothing_to_retry: source(
    409,
    'There are no failed records to send again',
    'No record of the batch failed after it was accepted.',
    'Records that were not valid are not kept: correct them and send them in a new batch.',
  ),
  parked_too_long: source(
    422,
    'What the record waits for did not come',
    'The record waited 7 days for a SKU that VTEX does not have.',
    'Create the SKU in VTEX, or correct the reference code; then send the record again.',
  ),
  guard_tripped: configuration(
    409,
    'A guard holds the batch',
    'The batch would change more than the store’s limits allow without a yes; `guard` has the figures.',
    'Look at the figures and examples, then approve the batch or cancel it.',
  ),
  draft_conflict: configuration(
    409,
    'Somebody else changed this mapping',
    'The draft was saved, published or discarded by somebody else since it was opened.',
    'Open the mapping again and make your change on top of theirs.',
  ),
  tests_failed: configuration(
    422,
    'A test of the mapping is red',
    'A stored sample does not become what the mapping’s test expects.',
    'Correct the mapping, or the test where it expects the wrong thing; then publish again.',
  ),
  invalid_mapping: configuration(
    422,
    'The mapping is not valid',
    'Something in the mapping document is missing, unknown or would not work; `errors` names each place.',
    'Correct the places named in `errors`, which point into the mapping document.',
  ),
  mapping_failed: configuration(
    422,
    'The record could not be mapped',
    'A field of the source’s record has a value that the mapping of its source cannot convert.',
    'Correct the fields named in `errors`, which point into the record as the source sent it, or change the mapping.',
  ),
  expression_limit: configuration(
    422,
    'An expression of the mapping costs too much',
    'An expression took too long on this record, or made too large a value.',
    'Make the expression simpler, or map the field without one.',
  ),
  unmapped_code: configuration(
    422,
    'A code of the source is not in its code table',
    'The record holds a code that its code table does not have.',
    'Add the code to the code table, or choose what happens to unknown codes; then send the record again.',
  ),
  filtered: configuration(
    409,
    'A filter leaves the record out',
    'The mapping of this source takes only records that fulfill its filters, and this one does not.',
    'Nothing to do if that is intended; otherwise change the filters of the mapping.',
  ),
  unauthenticated: configuration(
    401,
    'Credentials are missing or not valid for this account',
    'The request carries no credentials, or VTEX does not accept them for this account.',
    'Send X-VTEX-API-AppKey and X-VTEX-API-AppToken of an active key of this account.',
  ),
  forbidden_resource: configuration(
    403,
    'The credentials lack a permission',
    'The credentials are valid, but none of the License Manager resources this call needs is granted to them.',
    'In VTEX Admin, Account settings, App keys: add a role with the resource named in `detail`.',
  ),
  policy_missing: configuration(
    502,
    'VTEX refused this app',
    'VTEX answered that this app may not make the call.',
    'Update the app to its newest version in VTEX Admin and accept its permissions; then check the health page.',
  ),
  sku_not_found: vtex(
    422,
    'VTEX has no SKU with this ref',
    'No SKU of the catalog has the record’s skuRef as its reference code (RefId).',
    'Create the SKU in VTEX, or correct the reference code of the SKU or of the record; then send it again.',
    false,
  ),
  product_not_found: vtex(
    422,
    'There is no product with this ref',
    'Neither the records sent so far nor VTEX has a product with this reference code.',
    'Send the product, or correct the reference; a record that waits goes on by itself when it arrives.',
    false,
  ),
  brand_not_found: vtex(
    422,
    'There is no brand with this ref',
    'No brand with this ref was sent yet. VTEX keeps no reference codes of brands, so the app knows only those that were sent.',
    'Send the brand (one that exists in VTEX is recognized by its name), or correct the reference.',
    false,
  ),
  category_not_found: vtex(
    422,
    'There is no category with this ref',
    'No category with this ref was sent yet. VTEX keeps no reference codes of categories, so the app knows only those that were sent.',
    'Send the category (one that exists in VTEX is recognized by its name and parent), or correct the reference.',
    false,
  ),
  specification_not_found: vtex(
    422,
    'There is no specification with this ref',
    'No specification with this ref was sent yet. VTEX keeps no reference codes of specifications, so the app knows only those that were sent.',
    'Send the specification, correct the reference, or name the specification instead.',
    false,
  ),
  customer_not_found: vtex(
    422,
    'VTEX has no such customer',
    'VTEX has no customer with this id, or none any more and the record does not say enough to create one.',
    'Check the ref, or send the whole record; where refs are VTEX’s ids (match rule vtexId) none is created.',
    false,
  ),
  match_ambiguous: configuration(
    422,
    'VTEX has several records that could be this one',
    'More than one record in VTEX fits, made by hand for instance, so none was changed.',
    'Remove the duplicate in VTEX, or give the right one its reference code; then send the record again.',
  ),
  department_kept: vtex(
    422,
    'Products keep their old department',
    'VTEX moves the category, but not the department that its products were given when they were created.',
    'Send the products of the category again if reports by department matter; the store shows them where they are.',
    false,
  ),
  warehouse_not_found: vtex(
    422,
    'VTEX has no such warehouse',
    'The warehouse of the record does not exist in VTEX Logistics.',
    'Create the warehouse in VTEX (Shipping, Inventory, Warehouses), or correct the code; then send it again.',
    false,
  ),
  cannot_change: vtex(
    422,
    'VTEX does not let this be changed',
    'What the record changes is fixed in VTEX once it is created, or out of reach of its API; `detail` says what.',
    'Send what VTEX holds, change it in VTEX Admin where that is possible, or create a record with another ref.',
    false,
  ),
  not_activatable: vtex(
    422,
    'The SKU is saved but can not be sold yet',
    'VTEX activates a SKU when nothing it asks for is missing: an image, required specifications, an active product, brand and category, and of a kit an active component.',
    'Send what `detail` names; VTEX then activates the SKU by itself, and a record that waits goes on.',
    false,
  ),
  image_unusable: vtex(
    422,
    'VTEX could not use an image',
    'VTEX fetches pictures from their address by itself, without a User-Agent and without signing in, and refused this one.',
    'Make the address answer with a picture to anybody, without a User-Agent, at most 3200 x 3200 pixels; then send it again.',
    false,
  ),
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

export type ErrorCode = keyof typeof catalogue

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalogue, code)
}

import { source, type CatalogueEntry } from './entry'

/** What is wrong with a request or a record as it was sent. */
export const requestErrors = {
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
} as const satisfies Record<string, CatalogueEntry>

import { source, type CatalogueEntry } from './entry'

/** What becomes of batches, imports and old records. */
export const batchErrors = {
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
} as const satisfies Record<string, CatalogueEntry>

import type { Deps } from '../delivery/deps'
import type { RawRecord } from '../delivery/jobs'
import { keepSamples } from '../sources/samples'
import { noteUse } from '../sources/note-use'
import { mapRecords, type MappedRecords, type RecordsName } from './map-records'
import { noteUnknown } from './tables'

/** Records of a source on their way in, with what they were before. */
export interface Received extends MappedRecords {
  sent: readonly RawRecord[]
}

/**
 * Takes the records of a source: notes who called, keeps samples and makes the records canonical. Codes without a value
 * are counted unless it is a dry run.
 */
export async function receiveRecords(
  deps: Deps,
  name: RecordsName,
  records: readonly RawRecord[],
  { dryRun }: { dryRun: boolean },
): Promise<Received> {
  await noteUse(deps, name.source, name.flow)
  const mapped = await mapRecords(deps, name, records)
  if (!dryRun) {
    await keepSamples(deps, name, records)
    if (mapped.seen.length > 0) await noteUnknown(deps, name.source, mapped.seen)
  }
  return { ...mapped, sent: records }
}

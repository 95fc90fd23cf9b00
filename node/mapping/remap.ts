import type { Deps } from '../delivery/deps'
import type { Job } from '../delivery/jobs'
import type { Remap } from '../delivery/jobs/refused-again'
import { mapRecords } from './map-records'

/** Makes refused records of a job canonical once more, by the mapping in force now. */
export function remapRefused(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  { source, flow }: Pick<Job, 'source' | 'flow'>,
): Remap {
  return (records) => mapRecords(deps, { source, flow }, records)
}

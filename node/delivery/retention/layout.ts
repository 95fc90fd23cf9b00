/** Where the documents of a job are in VBase. */

/** Heads, one per job: key `headKey(id)`. */
export const HEADS = 'jobs'

/** What was accepted: keys `{id}.{part}.{bucket}`. */
export const RECORDS = 'job-records'

/** What became of it: keys `{id}.…`. */
export const RESULTS = 'job-results'

/** Loads that arrive in parts: key is the id of the job they become. */
export const IMPORTS = 'imports'

/** A marker per import that takes parts: key is its id. */
export const OPEN_IMPORTS = 'open-imports'

/** A marker per job that waits for a yes: key is its id. */
export const HELD = 'held-jobs'

/** A marker per job under the day its keeping counts from: keys `{yyyy-mm-dd}.{id}`, so the oldest are listed first. */
export const DAYS = 'jobs-by-day'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_LENGTH = 10

/** VBase lists keys in ascending order; with the time of the ULID inverted the newest job comes first. */
export function headKey(id: string): string {
  const inverted = [...id.slice(0, TIME_LENGTH)].map((char) => CROCKFORD[31 - CROCKFORD.indexOf(char)] ?? '0')
  return `${inverted.join('')}-${id}`
}

/** Start of the keys of a job's records and results. */
export const prefixOf = (id: string): string => `${id}.`

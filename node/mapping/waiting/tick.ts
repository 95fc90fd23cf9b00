import type { Deps } from '../../delivery/deps'
import { allTables, tableNames } from '../tables/table'
import { hashOfCode, sinceOf, type Note } from './notes'
import { LONGEST_WAIT_MILLISECONDS, releaseCodes } from './release'

/** Other processes know a new code after 10 seconds: a record may have begun to wait although it was there. */
const YOUNG_MILLISECONDS = 120_000
const MINUTE = 60_000
/** Each batch has its minute of the hour. */
const MINUTES = 60

/**
 * Completes what was cut short or missed, and gives up what waited too long. What waits for long is looked at once an
 * hour: somebody has to give its code a value, and that releases it at once.
 */
export async function releaseAllCodes(deps: Deps): Promise<void> {
  const now = deps.now()
  const minute = Math.floor(now / MINUTE) % MINUTES
  const isDue = (note: Note): boolean => {
    const age = now - sinceOf(note)
    const isItsMinute = parseInt(hashOfCode(note.job), 36) % MINUTES === minute
    return age < YOUNG_MILLISECONDS || age > LONGEST_WAIT_MILLISECONDS || isItsMinute
  }
  for (const name of await allTables(deps)) await releaseCodes(deps, name, { isDue })
}

/** What waited for codes of a source may go on by another mapping. */
export async function releaseSource(deps: Deps, source: string): Promise<void> {
  for (const table of await tableNames(deps, source)) await releaseCodes(deps, { source, table })
}

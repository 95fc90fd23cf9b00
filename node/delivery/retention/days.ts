import type { Documents } from '../../storage/documents'
import { DAYS } from './layout'

const DAY = 24 * 3_600_000
const DAY_LENGTH = 'yyyy-mm-dd'.length

/** The UTC day of an instant (milliseconds since 1970), as yyyy-mm-dd. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, DAY_LENGTH)
}

/** The oldest day of which a part is less than `keepDays` days ago. */
export function oldestKeptDay(now: number, keepDays: number): string {
  return dayOf(now - keepDays * DAY)
}

/**
 * Remembers a job, so that it can be found when its time is over; called before anything else of it is stored.
 * A marker per job, not a list per day: VBase has no create-if-absent, so two first writers of a list could lose a job.
 */
export function rememberDay(
  documents: Pick<Documents, 'write'>,
  id: string,
  createdAt: number,
): Promise<void> {
  return documents.write(DAYS, markerKey(dayOf(createdAt), id), {})
}

export const markerKey = (day: string, id: string): string => `${day}.${id}`

export function markerOf(key: string): { day: string; id: string } {
  return { day: key.slice(0, DAY_LENGTH), id: key.slice(DAY_LENGTH + 1) }
}

import type { OmsState } from '../order'

/** VTEX removes hooks that had nothing to post, and feeds that nobody reads. Assumption: both after three days. */
const QUIET_MS = 3 * 24 * 3_600_000

/** Removes what has been quiet for too long. */
export function dropQuiet({ feeds, hooks }: Pick<OmsState, 'feeds' | 'hooks'>, now: number): void {
  for (const [key, { lastReadAt }] of feeds) if (now - lastReadAt > QUIET_MS) feeds.delete(key)
  for (const [key, { lastPostAt }] of hooks) if (now - lastPostAt > QUIET_MS) hooks.delete(key)
}

import type { Deps } from '../delivery/deps'
import { takeLease } from '../delivery/lanes'
import { announced, changeFeed, withFindings, type Feed } from './feed'
import { gather } from './gather'

/** How often a tick looks, at most, per store. */
const PERIOD_MILLISECONDS = 60_000

/**
 * Brings the feed up to date, and tells other apps of the store once of each notification. Who could not be told is
 * told the next time. Reads about ten small documents, those of open orders besides, and writes only
 * news.
 */
export async function notify(deps: Deps): Promise<Feed> {
  const findings = await gather(deps)
  const feed = await changeFeed(deps.documents, (before) => withFindings(before, findings, deps.now()))
  const told = new Set<string>()
  for (const { id, kind, count, firstAt, isAnnounced } of feed.entries) {
    if (isAnnounced) continue
    try {
      await deps.announce({ id, kind, count, at: firstAt })
      told.add(id)
    } catch (error) {
      deps.log.warn({ message: 'other apps could not be told', notification: id, reason: String(error) })
    }
  }
  return told.size > 0 ? changeFeed(deps.documents, (current) => announced(current, told)) : feed
}

/** The same from a tick: once a minute in the whole store. */
export async function notifyFromTime(deps: Deps): Promise<void> {
  const now = deps.now()
  if (await takeLease(deps.documents, 'notifications', `${now}`, PERIOD_MILLISECONDS, now)) await notify(deps)
}

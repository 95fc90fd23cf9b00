import { z } from 'zod'
import { err, ok } from 'neverthrow'
import { sweep } from '../delivery/jobs'
import { parseSettings } from '../delivery/settings'
import { catalogue, isErrorCode } from '../errors/catalogue'
import {
  changeFeed,
  notificationSettingsSchema,
  notify,
  readUpTo,
  saveNotificationSettings as store,
  since,
  type Feed,
  type Subject,
} from '../notifications'
import { limit } from './arguments'
import { troubleName } from './order-view'
import { answer, show } from './resolver'
import { settingsView } from './settings'
import type { Notifications } from './schema-types'

const MOST = 200

/** `Query.notifications`. */
export const notifications = show(z.object({ limit: limit(20, MOST) }), async ({ deps }, args) => {
  await sweep(deps)
  return viewOf(await notify(deps), args.limit)
})

/** `Mutation.markNotificationsRead`. */
export const markNotificationsRead = show(
  z.object({ revision: z.int().min(0), limit: limit(20, MOST) }),
  async ({ deps }, { revision, limit: most }) =>
    viewOf(await changeFeed(deps.documents, (feed) => readUpTo(feed, revision)), most),
)

/** `Mutation.saveNotificationSettings`. */
export const saveNotificationSettings = answer(
  'Settings',
  z.object({
    input: z.array(z.object({ kind: z.string(), isOn: z.boolean(), atLeast: z.int() })).max(20),
  }),
  async ({ deps }, { input }) => {
    const sent = Object.fromEntries(input.map(({ kind, ...setting }) => [kind, setting]))
    const parsed = parseSettings(notificationSettingsSchema, sent)
    if (parsed.isErr()) return err(parsed.error)
    await store(deps.documents, parsed.value)
    return ok(await settingsView(deps))
  },
)

function viewOf(feed: Feed, most: number): Notifications {
  const newest = since(feed, 0, feed.entries.length).reverse()
  return {
    unread: newest.filter(({ isRead }) => !isRead).length,
    revision: feed.revision,
    entries: newest.slice(0, most).map(({ revision: _, isAnnounced: __, subjects, ...entry }) => ({
      ...entry,
      subjects: subjects.map(subjectView),
    })),
  }
}

function subjectView({ flow, code, source, table, lane, batch, trouble, count }: Subject) {
  const title = code !== undefined && isErrorCode(code) ? catalogue[code].title : null
  return {
    flow: flow ?? null,
    code: code ?? null,
    title,
    source: source ?? null,
    table: table ?? null,
    lane: lane ?? null,
    batch: batch ?? null,
    trouble: troubleName(trouble ?? null),
    count,
  }
}

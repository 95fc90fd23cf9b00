import { z } from 'zod'
import { ok } from '../../answers'
import type { Call, Context, Handler } from '../../routes'
import { readBody, type ShapeKit } from '../../shape'
import { omsError } from '../answers'
import { keyOf } from './caller-key'
import { commit, judgeChanges, receive, sizeOf, type Feed } from './feed'
import { filterBody, toFilter } from './filter'
import { dropQuiet } from './quiet'

const seconds = {
  visibility: z.int().min(0).max(43_200),
  retention: z.int().min(345_600).max(1_209_600),
}

/** The body of POST feed config. The retention is read in both of its spellings. */
export function feedBody(kit: ShapeKit) {
  return kit.object({
    filter: filterBody(kit),
    queue: kit.object({
      visibilityTimeoutInSeconds: seconds.visibility,
      MessageRetentionPeriodInSeconds: seconds.retention.optional(),
      messageRetentionPeriodInSeconds: seconds.retention.optional(),
    }),
  })
}

export function commitBody(kit: ShapeKit) {
  return kit.object({ handles: z.array(z.string()) })
}

type FeedCall = (call: Call, feed: Feed) => ReturnType<Handler>

/** The feed of whoever calls; 404 without one. */
export function withFeed({ now }: Pick<Context, 'now'>, handle: FeedCall): Handler {
  return (call) => {
    dropQuiet(call.state.kept.oms, now())
    const feed = call.state.kept.oms.feeds.get(keyOf(call.request.caller))
    return feed ? handle(call, feed) : omsError(404, 'OMS404', 'Value not found.')
  }
}

/** GET feed config, with how much waits in the queue. */
export function getFeedConfig({ now, tuning }: Pick<Context, 'now' | 'tuning'>): FeedCall {
  return async (_call, feed) => {
    await judgeChanges(feed)
    const { quantity, oldestSeconds } = sizeOf(feed, now())
    const isLive = tuning.feedSpelling === 'live'
    const [retention, age] = isLive
      ? ['messageRetentionPeriodInSeconds', 'aproximateAgeOfOldestMessageInSeconds']
      : ['MessageRetentionPeriodInSeconds', 'approximateAgeOfOldestMessageInSeconds']
    return ok({
      filter: feed.filter,
      queue: {
        visibilityTimeoutInSeconds: feed.visibilitySeconds,
        [String(retention)]: feed.retentionSeconds,
      },
      quantity,
      [String(age)]: oldestSeconds,
    })
  }
}

/** POST feed config: makes the caller's feed, or changes it. Assumption: what waits in it stays. */
export function postFeedConfig({ now }: Pick<Context, 'now'>, schema: ReturnType<typeof feedBody>): Handler {
  return ({ state, request }) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    const filter = toFilter(body.value.filter)
    if (typeof filter === 'string') return omsError(400, 'OMS001', filter)
    const { queue } = body.value
    const retentionSeconds = queue.MessageRetentionPeriodInSeconds ?? queue.messageRetentionPeriodInSeconds
    if (retentionSeconds === undefined)
      return omsError(400, 'OMS001', 'queue.MessageRetentionPeriodInSeconds is missing.')
    const key = keyOf(request.caller)
    const known = state.kept.oms.feeds.get(key)
    state.kept.oms.feeds.set(key, {
      filter,
      visibilitySeconds: queue.visibilityTimeoutInSeconds,
      retentionSeconds,
      messages: known?.messages ?? [],
      unasked: [],
      fired: new Set(),
      lastReadAt: now(),
    })
    return ok()
  }
}

/** DELETE feed config: the queue goes with it. */
export const deleteFeedConfig: FeedCall = ({ state, request }) => {
  state.kept.oms.feeds.delete(keyOf(request.caller))
  return ok()
}

/** GET feed: up to ten messages. Assumption: 400 for another `maxlot` than 1 to 10. */
export function getFeed({ now }: Pick<Context, 'now'>): FeedCall {
  return async ({ request }, feed) => {
    const most = Number(request.query.get('maxlot') ?? NaN)
    if (!(Number.isInteger(most) && most >= 1 && most <= 10))
      return omsError(400, 'OMS001', 'maxlot must be 1 to 10.')
    await judgeChanges(feed)
    return ok(
      receive(feed, most, now()).map(({ eventId, handle, update, at }) => ({
        eventId,
        handle,
        ...update,
        availableDate: new Date(at).toISOString(),
      })),
    )
  }
}

/** POST feed: commits messages. Assumption: 400 for none. */
export function postFeed(schema: ReturnType<typeof commitBody>): FeedCall {
  return ({ request }, feed) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    if (body.value.handles.length === 0) return omsError(400, 'OMS001', 'There is no handle to commit.')
    commit(feed, body.value.handles)
    return ok()
  }
}

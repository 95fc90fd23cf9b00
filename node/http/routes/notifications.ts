import { z } from 'zod'
import { sweep } from '../../delivery/jobs'
import { allLanes } from '../../delivery/lanes'
import { flowNames } from '../../flows'
import { notificationKinds, notify, since, wordsOf, type Notification } from '../../notifications'
import { orderTroubles } from '../../orders/watch'
import { problem, type Answer } from '../answer'
import { limit } from '../parameters'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'

const query = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a cursor of a page before')
    .default('0')
    .transform(Number)
    .meta({ description: 'The `cursor` of the last answer: only what is newer is answered.' }),
  limit: limit(50, 100),
})

const subject = z
  .strictObject({
    flow: z.enum(flowNames).optional(),
    code: z.string().optional().meta({ description: 'Code of the error catalogue.' }),
    source: z.string().optional().meta({ description: 'Calling system.' }),
    table: z.string().optional().meta({ description: 'Code table.' }),
    lane: z.enum(allLanes).optional().meta({ description: 'API family of VTEX.' }),
    batch: z.string().optional(),
    trouble: z.enum(orderTroubles).optional().meta({ description: 'What is wrong with orders.' }),
    count: z.int(),
  })
  .meta({ id: 'NotificationSubject', description: 'What a notification is about.' })

const notification = z
  .strictObject({
    id: z.string().meta({ description: 'Hour and kind: it comes again when more of it came.' }),
    kind: z.enum(notificationKinds),
    count: z.int(),
    message: z.string(),
    subjects: z.array(subject).meta({ description: 'At most five, the largest first.' }),
    firstAt: z.string().meta({ description: 'RFC 3339 instant, UTC.' }),
    lastAt: z.string().meta({ description: 'RFC 3339 instant, UTC.' }),
    read: z.boolean().meta({ description: 'Whether somebody marked it as read in the panel.' }),
  })
  .meta({ id: 'Notification', description: 'All of one kind in one hour.' })

const answer = z
  .strictObject({
    notifications: z.array(notification),
    cursor: z.string().meta({ description: 'For the next call.' }),
  })
  .meta({ id: 'NotificationList' })

/** `GET /notifications`: what a person would be told, for systems that ask from time to time. */
export const notificationsRoute: Route = {
  method: 'GET',
  path: '/notifications',
  access: { anyOf: [] },
  handle: getNotifications,
  docs: {
    operationId: 'list_notifications',
    summary: 'What the store is told of, the oldest first',
    query,
    answers: { 200: { description: 'What is newer than the cursor.', schema: answer } },
  },
}

async function getNotifications({ query: sent, path, deps }: AuthenticatedRequest): Promise<Answer> {
  const parsed = parseQuery(query, sent)
  if (parsed.isErr()) return problem(parsed.error, path)
  await sweep(deps)
  const { cursor, limit: most } = parsed.value
  const found = since(await notify(deps), cursor, most)
  return {
    status: 200,
    body: { notifications: found.map(viewOf), cursor: String(found.at(-1)?.revision ?? cursor) },
  }
}

function viewOf({ id, kind, count, subjects, firstAt, lastAt, isRead }: Notification) {
  const message = wordsOf({ kind, count, subjects })
  return { id, kind, count, message, subjects, firstAt, lastAt, read: isRead }
}

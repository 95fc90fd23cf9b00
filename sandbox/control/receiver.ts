import { z } from 'zod'
import type { Receiver } from '../platform/receiver'
import { checked, type Handler } from './handler'
import { paged } from './paging'

const answer = z.strictObject({
  status: z.int().min(200).max(599),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  times: z.int().min(1).optional(),
})

/** One answer or several in turn; an empty list: as unless told. */
const answers = z.union([answer.transform((one) => [one]), z.array(answer).max(100)])

interface WithReceiver {
  world: { receiver: Receiver }
}

/** What the store's own receiver of orders got, and what it answers. */
export const receiverHandlers: Record<string, Handler<WithReceiver>> = {
  'GET receiver': ({ world: { receiver } }, { query }) => paged([...receiver.received].reverse(), query),
  'POST receiver': ({ world: { receiver } }, { body }) =>
    checked(answers, body, (told) => {
      receiver.answerWith(...told)
      return { status: 204 }
    }),
  'DELETE receiver': ({ world: { receiver } }) => {
    receiver.clear()
    return { status: 204 }
  },
}

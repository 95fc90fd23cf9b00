import { z } from 'zod'
import { pushFailures } from '../orders/push/answer'
import { pushSettingsSchema } from '../orders/push/settings'

const instant = z.string().nullable()
const why = z.enum(pushFailures)
const status = z.int().nullable().meta({ description: 'HTTP status; null: there was no answer.' })

/** What `/settings/orders/push` answers. */
export const pushAnswer = z
  .strictObject({
    settings: pushSettingsSchema,
    allowed: z.array(z.string()).meta({
      description: 'Addresses that the app’s manifest allows; `*` stands for anything.',
    }),
    secretMadeAt: instant.meta({ description: 'RFC 3339 instant; null: there is no secret.' }),
    oldSecretUntil: instant.meta({ description: 'Until when an older secret signs, too; null: none does.' }),
    lastSuccessAt: instant,
    lastFailure: z.strictObject({ at: z.string(), why, status }).nullable(),
    failingSince: instant.meta({ description: 'Null: the last delivery was taken.' }),
    isFailing: z.boolean().meta({
      description: 'Whether so many failed in a row that the address is tried with one order at a time.',
    }),
    pausedUntil: instant.meta({ description: 'Nothing is sent before; null: it may be now.' }),
  })
  .meta({ id: 'OrderPush' })

/** Body of `POST /settings/orders/push/secret`. */
export const secretBody = z
  .strictObject({
    keepsOld: z.boolean().default(true).meta({
      description:
        'Whether older secrets go on signing for 24 hours; false when one became known to somebody.',
    }),
  })
  .meta({ id: 'OrderPushSecretRequest' })

export const secretAnswer = z
  .strictObject({
    secret: z.string().meta({ description: 'It is told this once; its text, as UTF-8, is the key.' }),
    push: pushAnswer,
  })
  .meta({ id: 'OrderPushSecret' })

/** Answer of `POST /settings/orders/push/test`. */
export const testAnswer = z
  .strictObject({
    isTaken: z
      .boolean()
      .meta({ description: 'Whether the receiver answered as for an order that it takes.' }),
    status,
    why: why.nullable().meta({ description: 'Why it was not taken.' }),
    milliseconds: z.int(),
  })
  .meta({ id: 'OrderPushTest' })

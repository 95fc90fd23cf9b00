import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Failure } from '../errors/failure'
import type { Documents } from '../storage/documents'

const settingOf = (atLeast: number) =>
  z
    .strictObject({
      isOn: z.boolean().default(true).meta({ description: 'Whether the store is told.' }),
      atLeast: z.int().min(1).max(1_000_000).default(atLeast).meta({ description: 'From how many on.' }),
    })
    .prefault({})

/** What the store is told of, and from how many on in an hour; what is left out has its default. */
export const notificationSettingsSchema = z.strictObject({
  batch_held: settingOf(1).meta({ description: 'Batches that a guard holds.' }),
  records_failing: settingOf(100).meta({
    description: 'Records of one flow that fail with one code within an hour.',
  }),
  lane_refused: settingOf(1).meta({ description: 'API families of VTEX that refuse the app.' }),
  code_unknown: settingOf(1).meta({ description: 'Codes that came without a value for the first time.' }),
  order_stuck: settingOf(1).meta({ description: 'Orders that somebody should look at.' }),
  push_failing: settingOf(1).meta({
    description: 'An address to which orders are pushed that does not take them.',
  }),
})

export type NotificationSettings = z.output<typeof notificationSettingsSchema>

const BUCKET = 'settings'
const KEY = 'notifications'

/** The store's settings; the defaults where what is stored is not valid. */
export async function readNotificationSettings(
  documents: Pick<Documents, 'read'>,
): Promise<NotificationSettings> {
  const parsed = notificationSettingsSchema.safeParse((await documents.read(BUCKET, KEY))?.value ?? {})
  return parsed.success ? parsed.data : notificationSettingsSchema.parse({})
}

export async function saveNotificationSettings(
  documents: Pick<Documents, 'write'>,
  settings: NotificationSettings,
): Promise<Result<void, Failure>> {
  await documents.write(BUCKET, KEY, settings)
  return ok(undefined)
}

import { z } from 'zod'
import type { Documents } from '../../storage/documents'

export const guardModes = ['off', 'warn', 'hold'] as const
/** off: not looked at. warn: reported and applied. hold: applied only when somebody approves. */
export type GuardMode = (typeof guardModes)[number]

const mode = (value: GuardMode) => z.enum(guardModes).default(value)

const atLeast = (records: number) =>
  z.int().min(1).max(1_000_000).default(records).meta({ description: 'Records it takes to trip the guard.' })

const share = (value: number) =>
  z
    .number()
    .min(0)
    .max(1)
    .default(value)
    .meta({ description: 'Share of the batch it takes besides, 0 to 1.' })

const percent = (value: number, { step, max }: { step: number; max: number }) =>
  z
    .int()
    .min(step)
    .max(max)
    .multipleOf(step)
    .default(value)
    .meta({ description: 'A record counts when its price changes by more than so many per cent.' })

/** Limits per guard. A guard or limit that is left out has its default. */
export const guardSettingsSchema = z.strictObject({
  stock_zeroed: z.strictObject({ mode: mode('hold'), atLeast: atLeast(20), share: share(0.2) }).prefault({}),
  price_dropped: z
    .strictObject({ mode: mode('hold'), percent: percent(50, { step: 1, max: 99 }), atLeast: atLeast(3) })
    .prefault({}),
  price_raised: z
    .strictObject({
      mode: mode('hold'),
      percent: percent(200, { step: 10, max: 1_000 }),
      atLeast: atLeast(3),
    })
    .prefault({}),
  price_below_cost: z.strictObject({ mode: mode('warn'), atLeast: atLeast(1) }).prefault({}),
  deactivated: z.strictObject({ mode: mode('hold'), atLeast: atLeast(50), share: share(0.2) }).prefault({}),
})

export type GuardSettings = z.output<typeof guardSettingsSchema>

export const defaultGuardSettings: GuardSettings = guardSettingsSchema.parse({})

const BUCKET = 'settings'
const KEY = 'guards'

/** The store's limits; the defaults, with a warning in plain words, when what is stored cannot be read. */
export async function readGuardSettings(
  documents: Pick<Documents, 'read'>,
): Promise<{ settings: GuardSettings; warning: string | null }> {
  const stored = await documents.read(BUCKET, KEY)
  const parsed = guardSettingsSchema.safeParse(stored?.value ?? {})
  if (parsed.success) return { settings: parsed.data, warning: null }
  const fields = parsed.error.issues.map(({ path }) => path.join('.')).filter((path) => path !== '')
  return {
    settings: defaultGuardSettings,
    warning: `The stored guard settings are not valid${fields.length > 0 ? ` (${fields.join(', ')})` : ''}; the defaults apply.`,
  }
}

/** Stores the limits; they apply to batches judged from now on. */
export function saveGuardSettings(
  documents: Pick<Documents, 'write'>,
  settings: GuardSettings,
): Promise<void> {
  return documents.write(BUCKET, KEY, settings)
}

import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { scopeOf, type Deps } from '../deps'
import { KEEP_DAYS } from '../retention'

/** What is kept, and for how long. */
export const generalSettingsSchema = z.strictObject({
  keepDays: z.int().min(7).max(90).default(KEEP_DAYS).meta({
    description: 'Days that batches and their results are kept.',
  }),
  keepSamples: z.boolean().default(true).meta({
    description: 'Whether the last records of a source are kept for 24 hours, for previews.',
  }),
})

export type GeneralSettings = z.output<typeof generalSettingsSchema>

const BUCKET = 'settings'
const KEY = 'general'
/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

const known = new LRUCache<string, GeneralSettings>({ max: 1_000, ttl: KNOWN_MILLISECONDS })

type SettingsDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** The store's settings; a change takes up to 10 seconds to be known. The defaults where what is stored is not valid. */
export async function readGeneralSettings(deps: SettingsDeps): Promise<GeneralSettings> {
  const scope = scopeOf(deps)
  const before = known.get(scope)
  if (before) return before
  const parsed = generalSettingsSchema.safeParse((await deps.documents.read(BUCKET, KEY))?.value ?? {})
  const settings = parsed.success ? parsed.data : generalSettingsSchema.parse({})
  known.set(scope, settings)
  return settings
}

export async function saveGeneralSettings(deps: SettingsDeps, settings: GeneralSettings): Promise<void> {
  await deps.documents.write(BUCKET, KEY, settings)
  known.delete(scopeOf(deps))
}

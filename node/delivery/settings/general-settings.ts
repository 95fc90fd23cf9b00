import { z } from 'zod'
import { storedSettings } from './stored-settings'
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

const stored = storedSettings('general', generalSettingsSchema)

/** The store's settings; a change takes up to 10 seconds to be known. */
export const readGeneralSettings = stored.read

export const saveGeneralSettings = stored.save

import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Failure } from '../../errors/failure'
import type { Documents } from '../../storage/documents'
import { changeSourceSettings, readSourceSettings, settingsIn } from '../settings/source-settings'

export const guardModes = ['off', 'warn', 'hold'] as const
/** off: not looked at. warn: reported and applied. hold: applied only when somebody approves. */
export type GuardMode = (typeof guardModes)[number]

const mode = z.enum(guardModes)

const atLeast = z.int().min(1).max(1_000_000).meta({ description: 'Records it takes to trip the guard.' })

const share = z.number().min(0).max(1).meta({ description: 'Share of the batch it takes besides, 0 to 1.' })

const percent = ({ step, max }: { step: number; max: number }) =>
  z
    .int()
    .min(step)
    .max(max)
    .multipleOf(step)
    .meta({ description: 'A record counts when its price changes by more than so many per cent.' })

const dropped = percent({ step: 1, max: 99 })
const raised = percent({ step: 10, max: 1_000 })

/** Limits per guard. A guard or limit that is left out has its default. */
export const guardSettingsSchema = z.strictObject({
  stock_zeroed: z
    .strictObject({ mode: mode.default('hold'), atLeast: atLeast.default(20), share: share.default(0.2) })
    .prefault({}),
  price_dropped: z
    .strictObject({ mode: mode.default('hold'), percent: dropped.default(50), atLeast: atLeast.default(3) })
    .prefault({}),
  price_raised: z
    .strictObject({ mode: mode.default('hold'), percent: raised.default(200), atLeast: atLeast.default(3) })
    .prefault({}),
  price_below_cost: z.strictObject({ mode: mode.default('warn'), atLeast: atLeast.default(1) }).prefault({}),
  deactivated: z
    .strictObject({ mode: mode.default('hold'), atLeast: atLeast.default(50), share: share.default(0.2) })
    .prefault({}),
})

export type GuardSettings = z.output<typeof guardSettingsSchema>

/** Limits of one source. What is left out is the store's. */
export const ownGuardsSchema = z
  .strictObject({
    stock_zeroed: z.strictObject({ mode, atLeast, share }).partial(),
    price_dropped: z.strictObject({ mode, percent: dropped, atLeast }).partial(),
    price_raised: z.strictObject({ mode, percent: raised, atLeast }).partial(),
    price_below_cost: z.strictObject({ mode, atLeast }).partial(),
    deactivated: z.strictObject({ mode, atLeast, share }).partial(),
  })
  .partial()

export type OwnGuards = z.output<typeof ownGuardsSchema>

export const defaultGuardSettings: GuardSettings = guardSettingsSchema.parse({})

const BUCKET = 'settings'
const KEY = 'guards'

export interface GuardsInForce {
  settings: GuardSettings
  /** Why stored settings are not used, in plain words. */
  warning: string | null
}

/** The store's limits; the defaults, with a warning, when what is stored cannot be read. */
export async function readGuardSettings(documents: Pick<Documents, 'read'>): Promise<GuardsInForce> {
  const stored = await documents.read(BUCKET, KEY)
  const parsed = guardSettingsSchema.safeParse(stored?.value ?? {})
  if (parsed.success) return { settings: parsed.data, warning: null }
  const fields = parsed.error.issues.map(({ path }) => path.join('.')).filter((path) => path !== '')
  return {
    settings: defaultGuardSettings,
    warning: `The stored guard settings are not valid${fields.length > 0 ? ` (${fields.join(', ')})` : ''}; the defaults apply.`,
  }
}

/** The limits for batches of a source: its own over the store's, limit by limit. */
export async function readGuardsOf(
  documents: Pick<Documents, 'read'>,
  source: string,
): Promise<GuardsInForce> {
  const [store, all] = await Promise.all([readGuardSettings(documents), readSourceSettings(documents)])
  return { ...store, settings: guardsOf(store.settings, settingsIn(all, source).guards) }
}

/** The source's own limits over the store's, limit by limit. Pure. */
export function guardsOf(store: GuardSettings, own: OwnGuards = {}): GuardSettings {
  return {
    stock_zeroed: { ...store.stock_zeroed, ...own.stock_zeroed },
    price_dropped: { ...store.price_dropped, ...own.price_dropped },
    price_raised: { ...store.price_raised, ...own.price_raised },
    price_below_cost: { ...store.price_below_cost, ...own.price_below_cost },
    deactivated: { ...store.deactivated, ...own.deactivated },
  }
}

/** Stores the limits; they apply to batches judged from now on. */
export async function saveGuardSettings(
  documents: Pick<Documents, 'write'>,
  settings: GuardSettings,
): Promise<Result<void, Failure>> {
  await documents.write(BUCKET, KEY, settings)
  return ok(undefined)
}

/** Replaces a source's own limits; nothing: the store's hold. */
export function saveOwnGuards(
  documents: Pick<Documents, 'update'>,
  source: string,
  guards: OwnGuards,
): Promise<Result<void, Failure>> {
  return changeSourceSettings(documents, source, (before) => ({ ...before, guards }))
}

/** Guards in the order they are shown, with the limits each has. */
export const guardLimits = {
  stock_zeroed: ['atLeast', 'share'],
  price_dropped: ['percent', 'atLeast'],
  price_raised: ['percent', 'atLeast'],
  price_below_cost: ['atLeast'],
  deactivated: ['atLeast', 'share'],
} as const

export type GuardName = keyof typeof guardLimits
export type Limit = 'atLeast' | 'share' | 'percent'
export type Mode = 'off' | 'warn' | 'hold'

export const guardNames = Object.keys(guardLimits) as GuardName[]
export const modes: Mode[] = ['off', 'warn', 'hold']

/** As typed: a share is a percentage here, and between 0 and 1 for the app. */
export interface GuardForm {
  mode: Mode
  limits: Partial<Record<Limit, string>>
}
export type GuardsForm = Record<GuardName, GuardForm>

interface Range {
  min: number
  max: number
  step: number
}

const atLeast: Range = { min: 1, max: 1_000_000, step: 1 }
const share: Range = { min: 0, max: 100, step: 1 }
const percents: Partial<Record<GuardName, Range>> = {
  price_dropped: { min: 1, max: 99, step: 1 },
  price_raised: { min: 10, max: 1_000, step: 10 },
}

/** What may be typed. */
export function rangeOf(guard: GuardName, limit: Limit): Range {
  if (limit === 'percent') return percents[guard] ?? share
  return limit === 'share' ? share : atLeast
}

/** The form of settings as the app sends them, as JSON text. */
export function toForm(json: string): GuardsForm {
  const stored = JSON.parse(json) as Record<GuardName, { mode: Mode } & Partial<Record<Limit, number>>>
  const forms = guardNames.map((name) => {
    const { mode, ...values } = stored[name]
    const limits = guardLimits[name].map((limit) => [limit, shown(limit, values[limit] ?? 0)] as const)
    return [name, { mode, limits: Object.fromEntries(limits) }] as const
  })
  return Object.fromEntries(forms) as GuardsForm
}

/** The settings as JSON text, as the app takes them. */
export function fromForm(form: GuardsForm): string {
  const guards = guardNames.map((name) => {
    const { mode, limits } = form[name]
    const values = guardLimits[name].map((limit) => [limit, stored(limit, limits[limit] ?? '')] as const)
    return [name, { mode, ...Object.fromEntries(values) }] as const
  })
  return JSON.stringify(Object.fromEntries(guards))
}

/** What of the form is otherwise than the store's, as JSON text: the rest goes on following the store. */
export function ownFrom(form: GuardsForm, store: GuardsForm): string {
  const guards = guardNames.flatMap((name) => {
    const { mode, limits } = form[name]
    const values = guardLimits[name].flatMap((limit) =>
      limits[limit] === store[name].limits[limit]
        ? []
        : [[limit, stored(limit, limits[limit] ?? '')] as const],
    )
    const own = { ...(mode !== store[name].mode && { mode }), ...Object.fromEntries(values) }
    return Object.keys(own).length > 0 ? [[name, own] as const] : []
  })
  return JSON.stringify(Object.fromEntries(guards))
}

/** The store's guards with those of a source over them; JSON text, all of it. */
export function withOwn(store: string, own: string): string {
  const limits = JSON.parse(store) as Record<GuardName, object>
  const owned = JSON.parse(own) as Partial<Record<GuardName, object>>
  return JSON.stringify(
    Object.fromEntries(guardNames.map((name) => [name, { ...limits[name], ...owned[name] }])),
  )
}

/** Whether a typed limit is a number the app takes. */
export function isLimit(guard: GuardName, limit: Limit, text: string): boolean {
  const { min, max, step } = rangeOf(guard, limit)
  const value = Number(text)
  return /^\d+$/.test(text) && value >= min && value <= max && value % step === 0
}

/** Whether the whole form can be saved; limits of a guard that is off have to be right as well. */
export function isValid(form: GuardsForm): boolean {
  return guardNames.every((name) =>
    guardLimits[name].every((limit) => isLimit(name, limit, form[name].limits[limit] ?? '')),
  )
}

function shown(limit: Limit, value: number): string {
  return String(limit === 'share' ? Math.round(value * 100) : value)
}

function stored(limit: Limit, text: string): number {
  return limit === 'share' ? Number(text) / 100 : Number(text)
}

import { err, ok, type Result } from 'neverthrow'
import { visit, type Run, type Scope } from './scope'

/** Every member of a list. */
const ALL = Symbol('[]')

type Step = string | number | typeof ALL

/** A parsed path: where it begins, and the steps from there. */
export interface Path {
  isFromRecord: boolean
  steps: readonly Step[]
}

const NAME = /^[^.[\]"]+/
const INDEX = /^\[(\d{1,6})\]/
const QUOTED = /^\["((?:[^"\\]|\\.)*)"\]/

/**
 * Parses `ItemPrices[0].Price`, `Warehouses[].Code`, `["odd name"].x`, `$` (the record or the item itself) and
 * `$record.x` (the whole record). An error says what is wrong with it.
 */
export function parsePath(text: string): Result<Path, string> {
  const steps: Step[] = []
  let rest = text
  while (rest !== '') {
    if (steps.length > 0 && rest.startsWith('.')) rest = rest.slice(1)
    else if (steps.length > 0 && !rest.startsWith('[')) return err('needs a dot between names')
    const step = nextStep(rest)
    if (!step) return err('must be names with dots between, such as ItemPrices[0].Price')
    steps.push(step.value)
    rest = rest.slice(step.length)
  }
  return steps.length === 0 ? err('must not be empty') : ok(rooted(steps, text))
}

function rooted(steps: readonly Step[], text: string): Path {
  const [first, ...others] = steps
  if (text.startsWith('[')) return { isFromRecord: false, steps }
  if (first === '$') return { isFromRecord: false, steps: others }
  if (first === '$record') return { isFromRecord: true, steps: others }
  return { isFromRecord: false, steps }
}

function nextStep(rest: string): { value: Step; length: number } | null {
  const name = NAME.exec(rest)
  if (name) return { value: name[0], length: name[0].length }
  if (rest.startsWith('[]')) return { value: ALL, length: 2 }
  const index = INDEX.exec(rest)
  if (index) return { value: Number(index[1]), length: index[0].length }
  const quoted = QUOTED.exec(rest)
  return quoted ? { value: (quoted[1] ?? '').replace(/\\(.)/g, '$1'), length: quoted[0].length } : null
}

/** What stands at the path; undefined where nothing does. Lists met by [] are one list. */
export function readPath({ isFromRecord, steps }: Path, scope: Scope, run: Run): unknown {
  let value = isFromRecord ? run.record : scope.value
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] as Step
    if (step === ALL) return itemsFrom(value, steps.slice(index), '', run).map((item) => item.value)
    value = own(value, step)
    if (value === undefined) return undefined
  }
  return value
}

/** The members of the list at the path, each with its place; what is no list is a list of one, as XML has it. */
export function itemsAt({ isFromRecord, steps }: Path, scope: Scope, run: Run): Scope[] | null {
  const items = itemsFrom(
    isFromRecord ? run.record : scope.value,
    steps.at(-1) === ALL ? steps : [...steps, ALL],
    isFromRecord ? '' : scope.pointer,
    run,
  )
  return items.length === 0 && isNothing(readPath({ isFromRecord, steps }, scope, run)) ? null : items
}

/** Where the path leads, as a JSON pointer; as far as the first list of which it means all. */
export function pointerOf({ isFromRecord, steps }: Path, scope: Scope): string {
  const end = steps.indexOf(ALL)
  const shown = end < 0 ? steps : steps.slice(0, end)
  return (isFromRecord ? '' : scope.pointer) + shown.map((step) => pointerPart(step)).join('')
}

/** Missing, null and blank text are all nothing. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

function itemsFrom(value: unknown, steps: readonly Step[], pointer: string, run: Run): Scope[] {
  const [step, ...rest] = steps
  if (step === undefined) return value === undefined ? [] : [{ value, pointer }]
  if (step !== ALL) return itemsFrom(own(value, step), rest, pointer + pointerPart(step), run)
  if (!Array.isArray(value)) return isNothing(value) ? [] : itemsFrom(value, rest, pointer, run)
  if (!visit(run, value.length)) return []
  return value.flatMap((member: unknown, index) => itemsFrom(member, rest, pointer + pointerPart(index), run))
}

/** Own properties only: `__proto__` and the like are names as any other. */
function own(value: unknown, step: Exclude<Step, typeof ALL>): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return typeof step === 'number' ? (value[step] as unknown) : undefined
  return Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined
}

const pointerPart = (step: Step): string => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`

import { JsonValue } from '../document/types'

/** A name or an index on the way into a record; `[]` stands for every item of a list. */
export type Step = string | number

/** Writes steps as a path: `lines[0].price`, `["odd key"].x`. */
export function writePath(steps: readonly Step[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `${path}[${JSON.stringify(step)}]`
    return path === '' ? step : `${path}.${step}`
  }, '')
}

/** Reads a path; null where it is not one. */
export function readPath(path: string): Step[] | null {
  const steps: Step[] = []
  let rest = path
  while (rest !== '') {
    const match = /^(?:\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[\]"]+))/.exec(rest)
    if (!match) return null
    const [whole, index, quoted, name] = match
    if (index !== undefined) steps.push(Number(index))
    else if (quoted !== undefined) steps.push(unquoted(quoted))
    else if (name !== undefined) steps.push(name)
    rest = rest.slice(whole.length)
  }
  return steps
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

/** The value a path leads to, own properties only; undefined where it leads nowhere. */
export function valueAt(record: JsonValue | undefined, path: string): JsonValue | undefined {
  const steps = readPath(path)
  if (!steps) return undefined
  return steps.reduce<JsonValue | undefined>(childOf, record)
}

function childOf(value: JsonValue | undefined, step: Step): JsonValue | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  if (value === null || typeof value !== 'object' || typeof step !== 'string') return undefined
  return Object.prototype.hasOwnProperty.call(value, step) ? value[step] : undefined
}

/** A JSON pointer (`/lines/0/price`) as a path into the record it is about. */
export function pathOfPointer(record: JsonValue | undefined, pointer: string): string {
  const names = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
  let value = record
  const steps = names.map((name) => {
    const step: Step = Array.isArray(value) && /^\d+$/.test(name) ? Number(name) : name
    value = childOf(value, step)
    return step
  })
  return writePath(steps)
}

import { listStep, RuleAddress } from '../document/address'
import { addressOfPointer } from '../document/rules'
import { JsonValue, MappingDocument } from '../document/types'
import { shorten } from '../sample/fields'
import { pathOfPointer, valueAt } from '../sample/path'

/** What a rule came to in a canonical record, in one line; null where the field stayed unset. */
export function resultAt(canonical: JsonValue | undefined, address: RuleAddress): string | null {
  const value = valueOf(canonical, address)
  if (value === undefined) return null
  return shorten(typeof value === 'string' ? value : JSON.stringify(value))
}

function valueOf(record: JsonValue | undefined, address: RuleAddress): JsonValue | undefined {
  const step = listStep(address)
  if (!step) return valueAt(record, address)
  const list = valueAt(record, step.list)
  if (!Array.isArray(list)) return undefined
  if (step.item !== null) return valueOf(list[step.item], step.inner)
  const values = list.map((item) => valueOf(item, step.inner)).filter((value) => value !== undefined)
  return values.length === 0 ? undefined : values.length === 1 ? values[0] : values
}

export interface FieldProblem {
  pointer: string
  message: string
}

/** Problems of a record, each at the target or at the source's field it is about. */
export interface PlacedProblems {
  byAddress: Map<RuleAddress, string[]>
  bySourcePath: Map<string, string[]>
}

/**
 * Places what is wrong with a record. Pointers lead into the canonical record where it did not pass, and into the
 * source's record where a conversion failed; the known addresses tell which of both.
 */
export function placeProblems(
  problems: readonly FieldProblem[],
  { addresses, sample }: { addresses: readonly RuleAddress[]; sample: JsonValue | undefined },
): PlacedProblems {
  const placed: PlacedProblems = { byAddress: new Map(), bySourcePath: new Map() }
  for (const { pointer, message } of problems) {
    const address = addresses.find((one) => pointerOf(one) === pointer.replace(/\/\d+(?=\/|$)/g, '/*'))
    if (address !== undefined) add(placed.byAddress, address, message)
    else add(placed.bySourcePath, pathOfPointer(sample, pointer), message)
  }
  return placed
}

/** Problems of a document, at the rules they are about. */
export function placeDocumentProblems(
  problems: readonly FieldProblem[],
  document: MappingDocument,
): Map<RuleAddress, string[]> {
  const placed = new Map<RuleAddress, string[]>()
  for (const { pointer, message } of problems) {
    const address = addressOfPointer(document, pointer)
    if (address !== null) add(placed, address, message)
  }
  return placed
}

/** `fixedPrices[0].value` → a pointer with a star for every index. */
function pointerOf(address: RuleAddress): string {
  return `/${address
    .replace(/\[\d*\]/g, '.*')
    .split('.')
    .join('/')}`
}

function add(map: Map<string, string[]>, key: string, message: string): void {
  map.set(key, [...(map.get(key) ?? []), message])
}

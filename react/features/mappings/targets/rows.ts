import { addressIn, RuleAddress } from '../document/address'
import { ruleAt } from '../document/rules'
import { FieldRule, MappingDocument } from '../document/types'

/** A field of the canonical record, as the app describes it. */
export interface Target {
  path: string
  type: string
  required: boolean
  description: string | null
  examplesJson: string | null
  enumValues: string[] | null
}

export type TargetRow =
  | {
      kind: 'field'
      address: RuleAddress
      name: string
      depth: number
      target: Target
      rule: FieldRule | null
    }
  /** Above the fields of an object, and above those of an item that is written out. */
  | { kind: 'heading'; address: RuleAddress; name: string; depth: number }
  | { kind: 'item'; list: RuleAddress; index: number; depth: number }

/** The lines of the list of targets: fields, and below a list that is mapped the fields of its items. */
export function targetRows(targets: Target[], document: MappingDocument): TargetRow[] {
  const parents = new Set(targets.map(({ path }) => parentOf(path)).filter((parent) => parent !== ''))
  return targets
    .filter(({ path }) => !path.includes('[]'))
    .flatMap((target) => rowsOf(target, target.path, 0, { targets, document, parents }))
}

interface Around {
  targets: Target[]
  document: MappingDocument
  parents: ReadonlySet<string>
}

function rowsOf(target: Target, address: RuleAddress, depth: number, around: Around): TargetRow[] {
  const rule = ruleAt(around.document.fields, address)
  const name = nameOf(target.path)
  if (around.parents.has(target.path) && !rule) return [{ kind: 'heading', address, name, depth }]
  return [
    { kind: 'field', address, name, depth, target, rule },
    ...itemRows(target, address, rule, depth, around),
  ]
}

function itemRows(
  list: Target,
  address: RuleAddress,
  rule: FieldRule | null,
  depth: number,
  around: Around,
): TargetRow[] {
  const inner = around.targets.filter(({ path }) => isItemField(path, list.path))
  const fields = (item: number | null, at: number) =>
    inner.flatMap((target) =>
      rowsOf(target, addressIn(address, item, target.path.slice(list.path.length + 3)), at, around),
    )
  if (rule?.from.kind === 'each') return fields(null, depth + 1)
  if (rule?.from.kind !== 'list') return []
  return rule.from.items.flatMap((_, index) => [
    { kind: 'item' as const, list: address, index, depth: depth + 1 },
    ...fields(index, depth + 2),
  ])
}

/** `fixedPrices[].value` belongs to the items of `fixedPrices`; what is in a list within them does not. */
function isItemField(path: string, list: string): boolean {
  return path.startsWith(`${list}[].`) && !path.slice(list.length + 3).includes('[]')
}

/** Path of the object a field is in; empty for fields of a record or an item. */
function parentOf(path: string): string {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')))
  return parent.endsWith('[]') ? '' : parent
}

/** `fixedPrices[].value` → `value`, `packagedWeight.value` → `packagedWeight.value`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('[].') + 1).replace(/^\]\./, '')
}

/** Whether a field takes a list. */
export function isListTarget({ type }: Target): boolean {
  return type.startsWith('list')
}

/** Whether the items of a list have fields of their own, which rules can fill one by one. */
export function hasItemFields(targets: Target[], { path }: Target): boolean {
  return targets.some((target) => target.path.startsWith(`${path}[].`))
}

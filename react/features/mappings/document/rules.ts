import { addressIn, listStep, RuleAddress } from './address'
import { EachSource, FieldRule, ListItem, ListSource, MappingDocument, Source } from './types'

/** The rule at an address, or null where there is none yet. */
export function ruleAt(fields: FieldRule[], address: RuleAddress): FieldRule | null {
  const step = listStep(address)
  if (!step) return fields.find(({ target }) => target === address) ?? null
  const inner = innerFields(ruleAt(fields, step.list)?.from, step.item)
  return inner ? ruleAt(inner, step.inner) : null
}

/** The document with a rule put at an address, in place of the one there; null takes it away. */
export function withRule(
  document: MappingDocument,
  address: RuleAddress,
  rule: FieldRule | null,
): MappingDocument {
  return { ...document, fields: fieldsWith(document.fields, address, rule) }
}

function fieldsWith(fields: FieldRule[], address: RuleAddress, rule: FieldRule | null): FieldRule[] {
  const step = listStep(address)
  if (!step) return replaced(fields, address, rule)
  const list = ruleAt(fields, step.list)
  if (!list) return fields
  const from = sourceWith(list.from, step.item, (inner) => fieldsWith(inner, step.inner, rule))
  return replaced(fields, step.list, { ...list, from })
}

function replaced(fields: FieldRule[], target: string, rule: FieldRule | null): FieldRule[] {
  const exists = fields.some((field) => field.target === target)
  if (!rule) return fields.filter((field) => field.target !== target)
  return exists ? fields.map((field) => (field.target === target ? rule : field)) : [...fields, rule]
}

function innerFields(from: Source | undefined, item: number | null): FieldRule[] | null {
  if (from?.kind === 'each' && item === null) return from.fields
  if (from?.kind === 'list' && item !== null) return from.items[item]?.fields ?? null
  return null
}

function sourceWith(
  from: Source,
  item: number | null,
  edit: (fields: FieldRule[]) => FieldRule[],
): EachSource | ListSource | Source {
  if (from.kind === 'each' && item === null) return { ...from, fields: edit(from.fields) }
  if (from.kind !== 'list') return from
  const items = from.items.map((one, index) => (index === item ? { ...one, fields: edit(one.fields) } : one))
  return { ...from, items }
}

/** A list that is written out, with an item more; its fields are those of the last item, still to be filled. */
export function withItem(source: ListSource, fields: FieldRule[] = []): ListSource {
  return { ...source, items: [...source.items, { fields }] }
}

/** A list that is written out, without one of its items. */
export function withoutItem(source: ListSource, index: number): ListSource {
  return { ...source, items: source.items.filter((_, at) => at !== index) }
}

/** Every rule with its address, lists before their items. */
export function allRules(document: MappingDocument): { address: RuleAddress; rule: FieldRule }[] {
  return rulesOf(document.fields, (target) => target)
}

function rulesOf(
  fields: FieldRule[],
  place: (target: string) => RuleAddress,
): { address: RuleAddress; rule: FieldRule }[] {
  return fields.flatMap((rule) => {
    const address = place(rule.target)
    return [
      { address, rule },
      ...listsOf(rule.from).flatMap(([item, inner]) =>
        rulesOf(inner, (target) => addressIn(address, item, target)),
      ),
    ]
  })
}

/** The lists of rules within a source, each with its item (null: every item). */
function listsOf(from: Source): [number | null, FieldRule[]][] {
  if (from.kind === 'each') return [[null, from.fields]]
  if (from.kind === 'list') return from.items.map((item: ListItem, index) => [index, item.fields])
  return []
}

/** Names of the code tables that the rules look codes up in, sorted. */
export function tablesIn(document: MappingDocument): string[] {
  const names = allRules(document).flatMap(({ rule }) =>
    rule.convert.flatMap((step) => (step.kind === 'table' ? [step.table] : [])),
  )
  return [...new Set(names)].sort()
}

/** Address of the rule that a JSON pointer into the document leads to, such as `/fields/2/from/fields/0/convert/1`. */
export function addressOfPointer(document: MappingDocument, pointer: string): RuleAddress | null {
  let rules: FieldRule[] | null = document.fields
  let address: RuleAddress | null = null
  let rest = pointer
  let place = (target: string): RuleAddress => target
  for (;;) {
    const match: RegExpExecArray | null = /^\/fields\/(\d+)(.*)$/.exec(rest)
    const rule: FieldRule | undefined = match && rules ? rules[Number(match[1])] : undefined
    if (!match || !rule) return address
    address = place(rule.target)
    const within: RegExpExecArray | null = /^\/from(?:\/items\/(\d+))?(\/fields\/.*)$/.exec(match[2] ?? '')
    if (!within) return address
    const item: number | null = within[1] === undefined ? null : Number(within[1])
    const list: RuleAddress = address
    rules = innerFields(rule.from, item)
    place = (target) => addressIn(list, item, target)
    rest = within[2] ?? ''
  }
}

import { addressIn, RuleAddress, targetPath } from '../document/address'
import { allRules } from '../document/rules'
import { FieldRule, ListSource, MappingDocument } from '../document/types'
import { newRule } from '../rule/sources'
import { Target } from '../targets/rows'

/** The fields of the ERP's own shape: those that have a rule, as nothing else is known of it. */
export function freeTargets(document: MappingDocument): Target[] {
  const targets = new Map<string, Target>()
  for (const { address, rule } of allRules(document)) {
    const path = targetPath(address)
    const isList = rule.from.kind === 'each' || rule.from.kind === 'list'
    targets.set(path, {
      path,
      type: isList ? 'list of objects' : 'any',
      required: false,
      description: null,
      examplesJson: null,
      enumValues: null,
    })
  }
  return [...targets.values()]
}

/** Why a field cannot be added. */
export type NameProblem = 'invalid' | 'taken'

export interface AddedTarget {
  document: MappingDocument
  address: RuleAddress
}

/**
 * The document with a field more, such as `header.customerCode` or `items[].productCode`, whose rule is still to be
 * filled; lists it is in are begun where they are missing.
 */
export function withTarget(document: MappingDocument, typed: string): AddedTarget | NameProblem {
  const parts = typed.trim().split('[].')
  if (parts.some((part) => !isName(part))) return 'invalid'
  const added = add(document.fields, parts)
  return added ? { document: { ...document, fields: added.fields }, address: added.address } : 'taken'
}

/** The app checks names as well; this says so while a person types. */
function isName(part: string): boolean {
  const names = part.split('.')
  return !/[[\]"]/.test(part) && names.every((name) => name.trim() !== '' && name !== '__proto__')
}

interface Added {
  fields: FieldRule[]
  address: RuleAddress
}

/** null: something is there already. */
function add(fields: FieldRule[], [name = '', ...inner]: string[]): Added | null {
  const existing = fields.find(({ target }) => target === name)
  if (inner.length === 0) {
    if (existing || fields.some(({ target }) => isWithin(name, target) || isWithin(target, name))) return null
    return { fields: [...fields, newRule(name, { kind: 'path', path: '' })], address: name }
  }
  if (!existing) {
    const made = add([], inner)
    if (!made || fields.some(({ target }) => isWithin(name, target) || isWithin(target, name))) return null
    const list = newRule(name, { kind: 'each', path: '', fields: made.fields })
    return { fields: [...fields, list], address: addressIn(name, null, made.address) }
  }
  const { from } = existing
  if (from.kind === 'each') {
    const made = add(from.fields, inner)
    return made && replaced(fields, existing, { ...from, fields: made.fields }, null, made.address)
  }
  return from.kind === 'list' ? addToLast(fields, existing, from, inner) : null
}

function addToLast(fields: FieldRule[], list: FieldRule, from: ListSource, inner: string[]): Added | null {
  const last = from.items.length - 1
  const made = add(from.items[last]?.fields ?? [], inner)
  if (!made) return null
  const items = from.items.map((item, index) => (index === last ? { ...item, fields: made.fields } : item))
  return replaced(fields, list, { ...from, items }, last, made.address)
}

function replaced(
  fields: FieldRule[],
  list: FieldRule,
  from: FieldRule['from'],
  item: number | null,
  inner: RuleAddress,
): Added {
  return {
    fields: fields.map((rule) => (rule === list ? { ...rule, from } : rule)),
    address: addressIn(list.target, item, inner),
  }
}

const isWithin = (inner: string, outer: string): boolean => inner.startsWith(`${outer}.`)

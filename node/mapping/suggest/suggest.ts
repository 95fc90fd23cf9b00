import type { Flow, FlowName } from '../../flows/flow'
import type { FieldRule, JsonValue } from '../document'
import { targetsOf, type TargetField } from '../shapes'
import { detectFields, isObject, type SourceField } from './detect'
import { proposeConversions } from './propose'
import { plainName, synonymsOf } from './synonyms'

/** A field of a sample, and what it may be in VTEX; nothing is applied without a yes. */
export interface Suggestion {
  sourcePath: string
  example: JsonValue
  type: SourceField['type']
  target: string | null
  rule: FieldRule | null
  confidence: 'high' | 'low'
  /** In words. */
  why: string
}

interface Match {
  field: SourceField
  target: TargetField
  rule: FieldRule
  /** Less is better: 0 the field's own name, then known names in their order. */
  rank: number
  why: string
}

/** Ranks of names that only contain a known one begin here; from here on a guess is of low confidence. */
const PARTIAL = 1_000

/** An ERP's list price is what the store sells for, unless the ERP has another price as well. */
const LIST_PRICE = 100

/** What an ERP calls its RefId is the ref; beside VTEX's id it is another thing, which nobody means by the name. */
const NEVER_GUESSED = /(^|\.)refId$/

/** Proposes a rule for the fields of a record of the source, or of the first of a list of them. Pure. */
export function suggestMapping(flow: Pick<Flow, 'name'>, sample: JsonValue): Suggestion[] {
  const record = Array.isArray(sample) ? sample[0] : sample
  if (!isObject(record)) return []
  return suggestFor(flow.name, record, '')
}

function suggestFor(flow: FlowName, record: JsonValue, prefix: string): Suggestion[] {
  const fields = detectFields(record)
  const targets = targetsOf({ name: flow }).filter(({ path }) => !NEVER_GUESSED.test(path))
  const best = bestOf(fields.flatMap((field) => matches(flow, field, targets, prefix)))
  const found = fields.map((field) => toSuggestion(field, best.get(field)))
  return [...found, ...(prefix === '' ? missingUnits(best) : [])]
}

/** Each field to one target and each target to one field: the best matches first. */
function bestOf(all: Match[]): Map<SourceField, Match> {
  const best = new Map<SourceField, Match>()
  const taken = new Set<string>()
  for (const match of all.sort((a, b) => a.rank - b.rank)) {
    if (best.has(match.field) || taken.has(match.target.path)) continue
    best.set(match.field, match)
    taken.add(match.target.path)
  }
  return best
}

function matches(
  flow: FlowName,
  field: SourceField,
  targets: readonly TargetField[],
  prefix: string,
): Match[] {
  const name = plainName(field.name)
  return targets.flatMap((target) => {
    if (!target.path.startsWith(prefix) || target.path.slice(prefix.length).includes('[]')) return []
    const own = target.path.slice(prefix.length)
    if (target.type === 'list of objects') return listMatches(flow, field, target)
    const found = rankOf(flow, name, own)
    const convert = found && proposeConversions(field.value, target)
    if (!found || !convert) return []
    const rule: FieldRule = { target: own, from: { kind: 'path', path: field.path }, convert }
    return [{ field, target, rule, rank: found.rank, why: `${found.why}${conversionWords(convert)}` }]
  })
}

function rankOf(flow: FlowName, name: string, own: string): { rank: number; why: string } | null {
  if (name === plainName(own))
    return { rank: own === 'listPrice' ? LIST_PRICE : 0, why: 'The names are the same' }
  const names = synonymsOf(flow)
    .filter(({ field }) => field === own)
    .flatMap((each) => each.names)
  const place = names.indexOf(name)
  if (place >= 0) return { rank: 1 + place, why: `${own} is often called so` }
  const part = names.findIndex((each) => each.length >= 4 && name.includes(each))
  return part >= 0 ? { rank: PARTIAL + part, why: `The name contains ${names[part]}` } : null
}

const LISTS: Readonly<Record<string, RegExp>> = {
  fixedPrices: /prices|pricelist|precos|precios|tabela|tarifas/,
  images: /image|imagen|imagem|foto|picture|media/,
}

function listMatches(flow: FlowName, field: SourceField, target: TargetField): Match[] {
  const pattern = LISTS[target.path]
  const items = field.value
  if (field.type !== 'list of objects' || !pattern?.test(plainName(field.name)) || !Array.isArray(items))
    return []
  const fields = suggestFor(flow, items[0] ?? null, `${target.path}[].`).flatMap(({ rule }) => rule ?? [])
  if (fields.length === 0) return []
  const rule: FieldRule = {
    target: target.path,
    from: { kind: 'each', path: field.path, fields },
    convert: [],
  }
  return [
    {
      field,
      target,
      rule,
      rank: PARTIAL,
      why: `A list with ${fields.map((each) => each.target).join(', ')}`,
    },
  ]
}

function conversionWords(convert: FieldRule['convert']): string {
  const number = convert.find(({ kind }) => kind === 'number')
  const date = convert.find(({ kind }) => kind === 'date')
  const table = convert.find(({ kind }) => kind === 'table')
  if (number?.kind === 'number' && number.decimal === ',') return '; the value has a decimal comma.'
  if (date?.kind === 'date') return `; the value is a date ${date.format}.`
  if (table?.kind === 'table') return `; codes are translated by the table ${table.table}.`
  return '.'
}

function toSuggestion({ path, value, type }: SourceField, match: Match | undefined): Suggestion {
  return {
    sourcePath: path,
    example: value,
    type,
    target: match?.target.path ?? null,
    rule: match?.rule ?? null,
    confidence: match && match.rank < PARTIAL ? 'high' : 'low',
    why: match?.why ?? 'No field of this flow has such a name and type.',
  }
}

const UNITS = [
  { object: 'packagedWeight', value: 'packagedWeight.value', unit: 'kg' },
  { object: 'packagedDimensions', value: 'packagedDimensions.height', unit: 'cm' },
]

/** A measure without a unit is none: the usual one is proposed beside it. */
function missingUnits(best: ReadonlyMap<SourceField, Match>): Suggestion[] {
  const byTarget = new Map([...best.values()].map((match) => [match.target.path, match]))
  return UNITS.flatMap(({ object, value, unit }) => {
    const match = byTarget.get(value)
    const target = `${object}.unit`
    if (!match || byTarget.has(target)) return []
    const rule: FieldRule = { target, from: { kind: 'constant', value: unit }, convert: [] }
    const { path, value: example, type } = match.field
    const why = `No field names the unit; ${unit} is supposed.`
    return [{ sourcePath: path, example, type, target, rule, confidence: 'low' as const, why }]
  })
}

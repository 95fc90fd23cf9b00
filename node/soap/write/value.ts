import {
  isType,
  itemOf,
  namespaceOf,
  namespaces,
  types,
  valuesOf,
  isSimple,
  type FieldSpec,
} from '../contract'
import { escapeText } from '../xml/escape'

/** An object of the contract on its way out; what its type allows to be nil may be null or missing. */
export type Outgoing =
  string | number | boolean | null | undefined | readonly Outgoing[] | { readonly [field: string]: Outgoing }

/** Where a value stands: the prefix of what is inside it, and the namespace that prefix stands for. */
interface Place {
  prefix: string
  namespace: string
}

const nil = ' i:nil="true"'

/** Whether a type has elements inside, which are in its own namespace. */
export const isComplex = (type: string): boolean => !isSimple(type) && valuesOf(type) === null

/** Writes a field of an object. A namespace that is new inside it gets the next prefix, as the original did it. */
export function writeField({ name, type, nillable }: FieldSpec, value: Outgoing, outside: Place): string {
  const tag = `${outside.prefix}:${name}`
  const inside = placeIn(type, outside)
  const declared = inside === outside ? '' : ` xmlns:${inside.prefix}="${inside.namespace}"`
  if (isNothing(value)) {
    if (!nillable) throw new Error(`the contract asks for a value of ${name}`)
    return `<${tag}${nil}${declared}/>`
  }
  return element(tag, declared, writeInside(type, value, inside))
}

/** The original wrote a list without members as nil. */
export function isNothing(value: Outgoing): value is null | undefined {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

export function element(tag: string, attributes: string, inside: string): string {
  return inside === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${inside}</${tag}>`
}

/** What stands inside an element of a type. */
export function writeInside(type: string, value: Outgoing, place: Place): string {
  const item = itemOf(type)
  if (item !== null)
    return itemsOf(value)
      .map((each) => writeItem(item, each, place))
      .join('')
  if (isType(type))
    return types[type].map((field) => writeField(field, fieldOf(value, field.name), place)).join('')
  return escapeText(String(value))
}

const writeItem = (item: string, value: Outgoing, place: Place): string =>
  writeField({ name: item, type: item, nillable: true }, value, place)

function placeIn(type: string, outside: Place): Place {
  const namespace = namespaceOf(type)
  if (!isComplex(type) || namespace === outside.namespace) return outside
  return { prefix: String.fromCharCode(outside.prefix.charCodeAt(0) + 1), namespace }
}

function itemsOf(value: Outgoing): readonly Outgoing[] {
  return Array.isArray(value) ? (value as readonly Outgoing[]) : []
}

function fieldOf(value: Outgoing, name: string): Outgoing {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return (value as { readonly [field: string]: Outgoing })[name]
}

/** The place of an operation's result: the first prefix. */
export const resultPlace = (type: string): Place => ({ prefix: 'a', namespace: namespaceOf(type) })

export const instanceDeclared = ` xmlns:i="${namespaces.instance}"`

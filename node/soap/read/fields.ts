import type { FieldError } from '../../errors/failure'
import { isSimple, isType, itemOf, operations, types, valuesOf, type FieldSpec } from '../contract'
import type { XmlElement } from '../xml/parse'
import { readEnum, readers } from './simple'

export type Value = string | number | boolean | null | Value[] | { [field: string]: Value }

/** Collects what is wrong, so that a caller sees all of it at once. */
export interface Reader {
  errors: FieldError[]
}

/** Reads the children of an element as fields: what is absent, nil or blank is null. */
export function readFields(
  element: XmlElement,
  specs: readonly FieldSpec[],
  path: string,
  reader: Reader,
): Record<string, Value> {
  const byName = new Map<string, XmlElement>()
  for (const child of element.children) {
    const pointer = `${path}/${child.name}`
    if (byName.has(child.name)) refuse(reader, pointer, 'duplicate', 'is there twice')
    else if (!specs.some(({ name }) => name === child.name)) readUnknown(child.name, pointer, reader)
    byName.set(child.name, child)
  }
  return Object.fromEntries(
    specs.map(({ name, type }) => {
      const child = byName.get(name)
      return [name, child && !isNil(child) ? readValue(child, type, `${path}/${name}`, reader) : null]
    }),
  )
}

/** Every name of the contract in small letters: of these the original read past the ones that were out of place. */
const knownNames = new Set(
  [...Object.values(types).flat(), ...Object.values(operations).flatMap(({ parameters }) => parameters)].map(
    ({ name }) => name.toLowerCase(),
  ),
)

/** Clients send fields of other types and spellings, which never had an effect. A name nobody knows is a mistake. */
function readUnknown(name: string, pointer: string, reader: Reader): void {
  if (!knownNames.has(name.toLowerCase()))
    refuse(reader, pointer, 'unknown_field', 'is not a field of the WebService')
}

function readValue(element: XmlElement, type: string, path: string, reader: Reader): Value {
  const item = itemOf(type)
  if (item !== null) return readList(element, item, path, reader)
  if (isType(type)) return readFields(element, types[type], path, reader)
  if (element.children.length > 0) {
    refuse(reader, path, 'invalid_type', 'must be a text without elements')
    return null
  }
  return readText(element.text.trim(), type, path, reader)
}

/** Items by their place: clients give them names and prefixes of many kinds. */
function readList(element: XmlElement, item: string, path: string, reader: Reader): Value[] {
  return element.children.flatMap((child, index) => {
    if (isNil(child)) return []
    const value = readValue(child, item, `${path}/${index}`, reader)
    return value === null ? [] : [value]
  })
}

function readText(text: string, type: string, path: string, reader: Reader): Value {
  if (text === '' && type !== 'string') return null
  const reading = valuesOf(type) ? readEnum(type, text) : isSimple(type) ? readers[type](text) : null
  if (!reading) throw new Error(`the contract has no type ${type}`)
  if (reading.isOk()) return reading.value
  refuse(reader, path, 'invalid_value', reading.error)
  return null
}

function isNil({ attributes }: XmlElement): boolean {
  return Object.entries(attributes).some(
    ([name, value]) => /(^|:)nil$/.test(name) && /^(true|1)$/i.test(value.trim()),
  )
}

function refuse({ errors }: Reader, pointer: string, code: string, message: string): void {
  errors.push({ pointer, code, message })
}

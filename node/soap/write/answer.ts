import { namespaces, operations, type FieldSpec, type OperationName, type ResultsOf } from '../contract'
import {
  element,
  instanceDeclared,
  isComplex,
  isNothing,
  resultPlace,
  writeInside,
  type Outgoing,
} from './value'

/** Any answer of any operation, once its handler was checked. */
export type Results = Readonly<Record<string, Outgoing>>

/** The envelope around what a body holds; no declaration and no blanks, as the original. */
export const envelope = (body: string): string =>
  `<s:Envelope xmlns:s="${namespaces.envelope}"><s:Body>${body}</s:Body></s:Envelope>`

/** The answer of an operation, byte for byte as the original wrote it. Pure. */
export function writeAnswer<O extends OperationName>(operation: O, results: ResultsOf<O>): string
export function writeAnswer(operation: OperationName, results: Results): string {
  const { result, second } = operations[operation]
  const inside = [
    ...(result ? [writeResult(result, results.result)] : []),
    ...second.map((field) => writeResult(field, results[field.name])),
  ]
  return envelope(element(`${operation}Response`, ` xmlns="${namespaces.operations}"`, inside.join('')))
}

/** A result stands in the namespace of the operations, which needs no prefix. */
function writeResult({ name, type, nillable }: FieldSpec, value: Outgoing): string {
  const place = resultPlace(type)
  const declared = isComplex(type) ? ` xmlns:a="${place.namespace}"${instanceDeclared}` : ''
  if (!isNothing(value)) return element(name, declared, writeInside(type, value, place))
  if (!nillable) throw new Error(`the contract asks for a value of ${name}`)
  return `<${name} i:nil="true"${declared || instanceDeclared}/>`
}

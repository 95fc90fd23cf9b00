import { catalogOperations } from './catalog-operations'
import { catalogTypes } from './catalog-types'
import { enums } from './enums'
import { giftTypes } from './gift-types'
import { olderOperations } from './older-operations'
import { olderTypes } from './older-types'
import { parseFields, parseOperation, type FieldSpec, type OperationSpec } from './signature'
import type { FieldsIn, FieldsOut, Parameters, Results } from './typed'

export * from './namespaces'
export type { FieldSpec, OperationSpec } from './signature'

const signatures = { ...catalogOperations, ...olderOperations }
const typeSignatures = { ...catalogTypes, ...giftTypes, ...olderTypes }

export type OperationName = keyof typeof signatures
export type TypeName = keyof typeof typeSignatures

/** What a caller sends of a type: what it leaves out, or sends as nil, is null. */
export type Sent<T extends TypeName> = FieldsIn<(typeof typeSignatures)[T]>
/** What is answered of a type. */
export type Answered<T extends TypeName> = FieldsOut<(typeof typeSignatures)[T]>
/** What a caller sends to an operation. */
export type ParametersOf<O extends OperationName> = Parameters<(typeof signatures)[O]>
/** What an operation answers: `result`, and the second result by its name. */
export type ResultsOf<O extends OperationName> = Results<(typeof signatures)[O]>

/** Every operation of the WebService's last complete contract, by name. */
export const operations: Readonly<Record<OperationName, OperationSpec>> = parseAll(signatures, parseOperation)

/** The fields of every type, by the type's name. */
export const types: Readonly<Record<TypeName, readonly FieldSpec[]>> = parseAll(typeSignatures, parseFields)

export const operationNames = Object.keys(operations) as OperationName[]

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}

export function isType(name: string): name is TypeName {
  return Object.hasOwn(types, name)
}

/** Whether the WebService still had the operation when it was switched off. */
export function isOfLastContract(name: OperationName): boolean {
  return Object.hasOwn(catalogOperations, name)
}

/** The values of an enumeration, null when the type is none. */
export function valuesOf(type: string): readonly string[] | null {
  return Object.hasOwn(enums, type) ? enums[type as keyof typeof enums] : null
}

/** What a list holds, null when the type is none. */
export function itemOf(type: string): string | null {
  return type.startsWith('ArrayOf') ? type.slice('ArrayOf'.length) : null
}

function parseAll<Name extends string, Spec>(
  all: Readonly<Record<Name, string>>,
  parse: (signature: string, name: string) => Spec,
): Record<Name, Spec> {
  const parsed = Object.entries<string>(all).map(([name, signature]) => [name, parse(signature, name)])
  return Object.fromEntries(parsed) as Record<Name, Spec>
}

import type { catalogTypes } from './catalog-types'
import type { enums } from './enums'
import type { giftTypes } from './gift-types'
import type { olderTypes } from './older-types'

/*
 * The tables of the contract as TypeScript sees them: a handler of an operation is checked against the same text that
 * the WSDL is made of. Signatures are split at line ends first, so that no recursion is deeper than a line has words.
 */

type Lines<S extends string, Found = never> = S extends `${infer Line}\n${infer Rest}`
  ? Lines<Rest, Found | Line>
  : Found | S

type WordsOfLine<S extends string, Found = never> = S extends `${infer Word} ${infer Rest}`
  ? WordsOfLine<Rest, Found | Word>
  : Found | S

type Words<S extends string> = Lines<S> extends infer Line extends string ? WordsOfLine<Line> : never

type NameOf<Word> = Word extends `${infer Name}:${string}` ? Name : never
type TypeOf<Word> = Word extends `${string}:${infer Type}?`
  ? Type
  : Word extends `${string}:${infer Type}`
    ? Type
    : never

type AllTypes = typeof catalogTypes & typeof giftTypes & typeof olderTypes

/** Decimals and dates stay texts: a decimal keeps its digits, a date its missing zone. */
interface Simple {
  int: number
  short: number
  decimal: string
  boolean: boolean
  dateTime: string
  string: string
  guid: string
}

type ValueIn<Type> = Type extends keyof Simple
  ? Simple[Type]
  : Type extends keyof typeof enums
    ? (typeof enums)[Type][number]
    : Type extends `ArrayOf${infer Item}`
      ? ValueIn<Item>[]
      : Type extends keyof AllTypes
        ? FieldsIn<AllTypes[Type]>
        : never

type ValueOut<Type> = Type extends `ArrayOf${infer Item}`
  ? ValueOut<Item>[]
  : Type extends keyof AllTypes
    ? FieldsOut<AllTypes[Type]>
    : ValueIn<Type>

export type FieldsIn<S extends string> = {
  [Word in Words<S> as NameOf<Word>]: ValueIn<TypeOf<Word>> | null
}

export type FieldsOut<S extends string> = {
  [Word in Words<S> as NameOf<Word>]: Word extends `${string}?`
    ? ValueOut<TypeOf<Word>> | null
    : ValueOut<TypeOf<Word>>
}

type Trim<S extends string> = S extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : S

export type Parameters<S extends string> = S extends `${infer Fields}->${string}` ? FieldsIn<Fields> : never

/** A list without members is written as nil, so a handler has no nil to answer. */
type ResultType<S extends string> = S extends `ArrayOf${infer Item}?`
  ? ValueOut<Item>[]
  : S extends `${infer Type}?`
    ? ValueOut<Type> | null
    : ValueOut<S>

type ResultsIn<S extends string> = S extends 'void'
  ? object
  : S extends `${infer Result} ${infer Second}`
    ? { result: ResultType<Result> } & FieldsOut<Second>
    : { result: ResultType<S> }

export type Results<S extends string> = S extends `${string}->${infer Answer}`
  ? ResultsIn<Trim<Answer>>
  : never

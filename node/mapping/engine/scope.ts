import type { FieldError } from '../../errors/failure'
import { limits } from '../document/limits'
import type { Tables, UnknownCode } from './types'

/** What rules are applied to: the record, or an item of a list in it. */
export interface Scope {
  value: unknown
  /** Where it stands in the source's record: a JSON pointer. */
  pointer: string
}

/** What one field came to grief on; the code is of the field, not of the catalogue. */
export interface Problem {
  code: string
  message: string
}

/** What an expression came to. */
export type Evaluated = { value: unknown } | { problem: Problem }

/** One record on its way through a mapping: what is read, and what is found out about it. */
export interface Run {
  record: unknown
  tables: Tables
  errors: FieldError[]
  unknown: UnknownCode[]
  isParked: boolean
  /** Members of lists that were visited; lists in lists multiply. */
  visited: number
  /** Of the expressions, by expressionKey: they are evaluated before the rest. */
  evaluated: Map<string, Evaluated>
}

export function startRun(record: unknown, tables: Tables): Run {
  return { record, tables, errors: [], unknown: [], isParked: false, visited: 0, evaluated: new Map() }
}

/** Counts members of a list; false when the record's lists together are more than can be mapped. */
export function visit(run: Run, members: number): boolean {
  run.visited += members
  return run.visited <= limits.listMembers
}

/** Names what an expression came to within a scope. */
export const expressionKey = (id: number, { pointer }: Scope): string => `${id} ${pointer}`

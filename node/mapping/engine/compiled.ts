import type jsonata from 'jsonata'
import type { MappingFlow } from '../document/flow'
import type { Convert } from './convert'
import type { CompiledFilter } from './filter'
import type { Path } from './path'

/** Where a value comes from, parsed. */
export type CompiledSource =
  | { kind: 'path'; path: Path }
  | { kind: 'constant'; value: unknown }
  | { kind: 'join'; parts: readonly CompiledSource[]; separator: string }
  | { kind: 'expression'; id: number; expression: jsonata.Expression }
  | { kind: 'each'; path: Path; where: readonly CompiledFilter[]; fields: CompiledFields }
  | { kind: 'list'; items: readonly CompiledFields[] }

/** A rule that is ready to run. */
export interface CompiledRule {
  /** Steps into the record that is made. */
  target: readonly string[]
  /** The whole target, from the record on, for messages. */
  name: string
  source: CompiledSource
  convert: readonly Convert[]
  /** Undefined: the field stays unset. */
  whenNothing: unknown
}

export interface CompiledFields {
  /** Rules that take something from the record. */
  rules: readonly CompiledRule[]
  /** Rules that always say the same; they fill what the others began. */
  constants: readonly CompiledConstant[]
}

export interface CompiledConstant extends CompiledRule {
  /** Whether others set parts of the same object: without them it says nothing, such as a unit without a weight. */
  isCompanion: boolean
}

/** A mapping that is ready to run; nothing in it changes. */
export interface CompiledMapping {
  flow: MappingFlow
  filters: readonly CompiledFilter[]
  fields: CompiledFields
  hasExpressions: boolean
}

import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { TargetField } from './target-field'

/** The fields that rules may set. */
export interface Targets {
  /** The field at a path of the whole record; undefined: there is none. */
  find(path: string): TargetField | undefined
  /** Why no rule may set it; null: one may. `own`: as the rule names it, within its object or item. */
  problem(path: string, own: string): string | null
}

/** What a mapping makes: the one thing that differs from flow to flow. */
export interface Shape {
  targets: Targets
  /** What was made, as whoever gets it reads it ("12.50" is 12.5); why it would be refused. */
  read(record: unknown): Result<unknown, Failure>
}

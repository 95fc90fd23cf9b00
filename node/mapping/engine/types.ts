import type { Failure } from '../../errors/failure'

/** What happens to a code that a table does not have: fail, let it through, use a default, wait for it. */
export type UnknownCodePolicy = 'reject' | 'pass' | 'default' | 'park'

/** What a code table says to a code. */
export type TableAnswer =
  | { kind: 'value'; value: string }
  | {
      kind: 'unknown'
      policy: UnknownCodePolicy
      /** Of policy default; the code itself is let through where it is missing. */
      value?: string
    }

/** The source's code tables, at hand: looking up waits for nothing. */
export interface Tables {
  lookup(table: string, code: string): TableAnswer
  /** Codes that stand for a value; none where the table does not have it. */
  codesOf(table: string, value: string): readonly string[]
}

/** A code that a table does not have. */
export interface UnknownCode {
  table: string
  code: string
}

/** What became of a raw record. */
export type MappedRecord =
  /** `unknown`: codes that the policy let through or replaced; they are counted all the same. */
  | { kind: 'mapped'; record: Record<string, unknown>; unknown: UnknownCode[] }
  /** A filter does not hold; `why` names it. */
  | { kind: 'filtered'; why: string }
  /** It waits until the codes are in their tables. */
  | { kind: 'parked'; unknown: UnknownCode[] }
  /** mapping_failed, expression_limit or unmapped_code; pointers of its errors lead into the source's record. */
  | { kind: 'failed'; failure: Failure; unknown: UnknownCode[] }

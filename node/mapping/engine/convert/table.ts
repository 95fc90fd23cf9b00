import { err, ok, type Result } from 'neverthrow'
import type { ConversionOf } from '../../document/conversions'
import type { Problem, Run } from '../scope'
import { textOf } from './text'

/**
 * The value of a code in one of the source's tables; the table's policy decides about codes it does not have. In reverse
 * the one code that stands for a value: with none or several there is nothing to choose.
 */
export const lookUp =
  ({ table, reverse = false }: ConversionOf<'table'>) =>
  (value: unknown, run: Run): Result<string | undefined, Problem> =>
    textOf(value).andThen((code) => {
      if (reverse) return codeFor(table, code, run)
      const answer = run.tables.lookup(table, code)
      if (answer.kind === 'value') return ok(answer.value)
      note(run, table, code)
      switch (answer.policy) {
        case 'pass':
          return ok(code)
        case 'default':
          return ok(answer.value ?? code)
        case 'park':
          run.isParked = true
          return ok(undefined)
        case 'reject':
          return err({
            code: 'unmapped_code',
            message: `"${code.slice(0, 100)}" is not in the code table ${table}`,
          })
      }
    })

function codeFor(table: string, value: string, { tables }: Run): Result<string, Problem> {
  const [code, ...others] = tables.codesOf(table, value)
  const shown = value.slice(0, 100)
  if (code === undefined)
    return err({
      code: 'unmapped_code',
      message: `"${shown}" is the value of no code of the code table ${table}`,
    })
  return others.length === 0
    ? ok(code)
    : err({
        code: 'ambiguous_code',
        message: `"${shown}" is the value of several codes of the code table ${table}: ${[code, ...others].slice(0, 3).join(', ')}`,
      })
}

function note(run: Run, table: string, code: string): void {
  if (!run.unknown.some((known) => known.table === table && known.code === code))
    run.unknown.push({ table, code })
}

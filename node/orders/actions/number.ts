import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'

const MAX_LENGTH = 60

/**
 * An invoice's number as VTEX can take it. It becomes part of a path there, so only letters, digits and hyphens are
 * found again: marks over letters go, and everything else between them becomes a hyphen. Pure.
 */
export function invoiceNumberOf(printed: string): Result<string, Failure> {
  const number = printed
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (number === '') return fail('invoice_number_invalid', 'The number has no letter and no digit.')
  if (number.length > MAX_LENGTH)
    return fail('invoice_number_invalid', `The number has more than ${MAX_LENGTH} characters.`)
  return ok(number)
}

import { ok, safeTry, type Result } from 'neverthrow'
import type { VtexPostalCode } from '../../clients/checkout'
import type { Failure } from '../../errors/failure'
import type { Answered } from '../contract'
import { nothingOf } from '../dto/nothing'
import { shown } from '../dto/text'
import { refused, type Operations } from './call'

/** Where postal codes are, which VTEX tells anybody. */
export const zipCodeOperations = {
  ZipCodeGet: {
    anyOf: [],
    handle: ({ zipCode }, { deps }) =>
      safeTry(async function* () {
        const code = yield* cepIn('zipCode', zipCode)
        const found = yield* await deps.clients.checkout.postalCode('BRA', code)
        return ok({ result: found && zipCodeDto(found, code) })
      }),
  },
} as const satisfies Operations

/** The operation names no country: it knew CEPs, of eight digits, which are Brazil's. */
function cepIn(name: string, text: string | null): Result<string, Failure> {
  const [, first, last] = /^\s*(\d{5})-?(\d{3})\s*$/.exec(text ?? '') ?? []
  if (first !== undefined && last !== undefined) return ok(first + last)
  return refused(name, 'invalid', 'must be a CEP of 8 digits')
}

const zipCodeDto = (place: VtexPostalCode, code: string): Answered<'ZipCodeDTO'> => ({
  ...nothingOf('ZipCodeDTO'),
  City: shown(place.city),
  Neighborhood: shown(place.neighborhood),
  State: shown(place.state),
  Street: shown(place.street),
  Value: code,
})

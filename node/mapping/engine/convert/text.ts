import { err, ok, type Result } from 'neverthrow'
import type { ConversionOf } from '../../document/conversions'
import type { Problem } from '../scope'

/** A text, a number or a boolean as text; trimmed. */
export function textOf(value: unknown): Result<string, Problem> {
  if (typeof value === 'string') return ok(value.trim())
  if (typeof value === 'number' || typeof value === 'boolean') return ok(String(value))
  return err({ code: 'not_a_text', message: 'is not a text but an object' })
}

/** Case, length and padding. Characters outside the first plane are not cut in two. */
export const toText =
  ({ case: letters, maxLength, padStart }: ConversionOf<'text'>) =>
  (value: unknown): Result<string, Problem> =>
    textOf(value).map((text) => {
      const cased = letters === 'upper' ? text.toUpperCase() : letters === 'lower' ? text.toLowerCase() : text
      const padded = padStart ? cased.padStart(padStart.length, padStart.with) : cased
      return maxLength === undefined || padded.length <= maxLength ? padded : cut(padded, maxLength)
    })

function cut(text: string, length: number): string {
  const isSplit = /[\ud800-\udbff]/.test(text[length - 1] ?? '')
  return text.slice(0, isSplit ? length - 1 : length).trimEnd()
}

/** No field of a record holds more; replacing again and again could make any text gigantic. */
const MOST_CHARACTERS = 200_000

/** Every occurrence of a text by another. */
export const toReplaced =
  ({ find, with: other }: ConversionOf<'replace'>) =>
  (value: unknown): Result<string, Problem> =>
    textOf(value).andThen((text) => {
      const parts = text.split(find)
      const length = text.length + (parts.length - 1) * (other.length - find.length)
      return length > MOST_CHARACTERS
        ? err({ code: 'too_long', message: `has more than ${MOST_CHARACTERS} characters` })
        : ok(parts.join(other))
    })

/** A list of the parts of a text, without blanks around and empty ones. */
export const toList =
  ({ separator }: ConversionOf<'split'>) =>
  (value: unknown): Result<string[], Problem> =>
    textOf(value).map((text) =>
      text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )

/** Yes or no by the texts that mean them. */
export function toBoolean({ true: yes, false: no }: ConversionOf<'boolean'>) {
  const meanings = new Map([
    ...yes.map((text) => [key(text), true] as const),
    ...no.map((text) => [key(text), false] as const),
  ])
  return (value: unknown): Result<boolean, Problem> => {
    if (typeof value === 'boolean') return ok(value)
    const meaning = textOf(value).map((text) => meanings.get(key(text)))
    return meaning.isOk() && meaning.value !== undefined
      ? ok(meaning.value)
      : err({ code: 'not_a_boolean', message: `is none of ${[...yes, ...no].join(', ')}` })
  }
}

const key = (text: string): string => text.trim().toLowerCase()

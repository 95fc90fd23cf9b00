import { entryOf, type Failure } from '../../errors/failure'
import type { OperationName } from '../contract'

const LONGEST_MESSAGE = 300

/** Operations about people: what VTEX says of theirs may quote them. */
const ABOUT_PEOPLE = /^(Address|Client|GiftCard|GiftList|Newsletter)/

/** What looks like a person's: e-mail addresses, and the 11 digits of a CPF. */
const PERSONAL = [/[^\s@"'<>,;()]+@[^\s@"'<>,;()]+/g, /(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)/g]

/** What a fault said, as it may be kept: of operations about people the catalogue's words alone. Pure. */
export function messageOf(operation: OperationName | null, failed: Failure): string {
  const { detail } = failed
  if (operation !== null && ABOUT_PEOPLE.test(operation)) return entryOf(failed).explanation
  return PERSONAL.reduce((text, pattern) => text.replace(pattern, '…'), detail).slice(0, LONGEST_MESSAGE)
}

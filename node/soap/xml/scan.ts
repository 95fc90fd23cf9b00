import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'

const MOST_ELEMENTS = 20_000
/** What XML 1.0 forbids among the code units. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/** Markup that ends elsewhere than at the next `>`. */
const sections = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
  { start: '<?', end: '?>' },
]

/**
 * Looks through a document before it is parsed: it has no DTD, and so no entities of its own, no more elements than
 * any call needs, and only characters XML allows. In one pass, whatever is sent.
 */
export function scanXml(text: string): Result<void, Failure> {
  if (FORBIDDEN.test(text)) return fail('invalid_xml', 'The body has a control character.')
  let elements = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const section = sections.find(({ start }) => text.startsWith(start, at))
    if (section) {
      const end = text.indexOf(section.end, at + section.start.length)
      if (end === -1) return fail('invalid_xml', `A ${section.start} is not closed.`)
      at = end + section.end.length
      continue
    }
    if (text.startsWith('<!', at)) return fail('invalid_xml', 'A document type (DTD) is not allowed.')
    if (!text.startsWith('</', at)) elements += 1
    if (elements > MOST_ELEMENTS) return fail('invalid_xml', `More than ${MOST_ELEMENTS} elements.`)
    at += 1
  }
  return ok(undefined)
}

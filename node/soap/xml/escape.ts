import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Replaces XML's five entities and characters by number; any other reference is refused. */
export function unescapeXml(text: string): Result<string, Failure> {
  if (!text.includes('&')) return ok(text)
  let isBroken = false
  const plain = text.replace(/&([^;&<\s]{0,12};?)/g, (_whole, reference: string) => {
    const character = characterOf(reference)
    isBroken ||= character === null
    return character ?? ''
  })
  return isBroken ? fail('invalid_xml', 'An entity is not one of the five of XML.') : ok(plain)
}

function characterOf(reference: string): string | null {
  if (!reference.endsWith(';')) return null
  const name = reference.slice(0, -1)
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (!number) return Object.hasOwn(entities, name) ? (entities[name] ?? null) : null
  const [, hexadecimal, decimal = ''] = number
  const code = hexadecimal === undefined ? Number(decimal) : parseInt(hexadecimal, 16)
  return isAllowed(code) ? String.fromCodePoint(code) : null
}

/** Characters of XML 1.0. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

const written: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }

/** Text as .NET writes it between tags; characters XML 1.0 does not know are left out. */
export function escapeText(text: string): string {
  return [...text]
    .filter((character) => isAllowed(character.codePointAt(0) ?? 0))
    .join('')
    .replace(/[&<>\r]/g, (character) => written[character] ?? '')
}

/** Text between double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#x9;').replace(/\n/g, '&#xA;')
}

import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'

/** Encodings that ERPs send, by the names they give them. What is not listed is refused. */
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** Bytes in which an XML declaration has to end. */
const DECLARATION_BYTES = 200

/**
 * The text of an XML document: by its byte order mark, else the charset of the content type, else its own declaration,
 * else as UTF-8. Fails with invalid_xml when the encoding is not known or the bytes are not of it.
 */
export function decodeXml(bytes: Uint8Array, contentType: string): Result<string, Failure> {
  const marked = marks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte))
  const named =
    marked?.encoding ?? charsetOf(contentType) ?? withoutMark(bytes) ?? declaredIn(bytes) ?? 'utf-8'
  const encoding = Object.hasOwn(encodings, named) ? encodings[named] : undefined
  if (!encoding)
    return fail('invalid_xml', 'The encoding is not one of UTF-8, ISO-8859-1, windows-1252, UTF-16.')
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return fail('invalid_xml', `The bytes are not ${named}, as the request says.`)
  }
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]+)"?/i.exec(contentType)?.[1]?.toLowerCase()
}

/** UTF-16 without a mark shows by the zero beside the first `<`. */
function withoutMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  return bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase()
}

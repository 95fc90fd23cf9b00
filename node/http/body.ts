import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { err, ok, type Result } from 'neverthrow'
import rawBody from 'raw-body'
import { fail, failure, type Failure } from '../errors/failure'

/** As sent; VTEX IO's own default for bodies. */
const MAX_BYTES = 1_048_576
/** After decompression. */
const MAX_INFLATED_BYTES = 16 * 1_048_576

const inflate = promisify(gunzip)

export interface TextBody {
  mediaType: string
  text: string
}

/** Reads the body as text: bounded, decompressed, UTF-8, of one of the media types. */
export async function readText(
  request: IncomingMessage,
  mediaTypes: readonly string[],
): Promise<Result<TextBody, Failure>> {
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!mediaTypes.includes(mediaType)) {
    return fail(
      'unsupported_media_type',
      `Content-Type is ${mediaType || 'missing'}; this call reads ${mediaTypes.join(', ')}.`,
    )
  }
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding !== 'gzip' && encoding !== 'identity') {
    return fail('unsupported_media_type', `Content-Encoding ${encoding.slice(0, 40)} is not supported.`)
  }
  const bytes = await readBytes(request)
  const plain = encoding === 'gzip' && bytes.isOk() ? await inflated(bytes.value) : bytes
  return plain.andThen(decode).map((text) => ({ mediaType, text }))
}

/** The body as it was sent, up to 1 MB. */
export async function readBytes(request: IncomingMessage): Promise<Result<Buffer, Failure>> {
  try {
    return ok(await rawBody(request, { limit: MAX_BYTES, length: request.headers['content-length'] }))
  } catch (error) {
    const { type } = error as { type?: string }
    if (type === 'entity.too.large') return fail('body_too_large', 'The body is larger than 1 MB.')
    if (type === 'request.aborted' || type === 'request.size.invalid')
      return fail('invalid_json', 'The body ended early.')
    throw error
  }
}

async function inflated(zipped: Buffer): Promise<Result<Buffer, Failure>> {
  try {
    return ok(await inflate(zipped, { maxOutputLength: MAX_INFLATED_BYTES }))
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? fail('body_too_large', 'The body is larger than 16 MB after decompression.')
      : fail('invalid_encoding')
  }
}

function decode(bytes: Buffer): Result<string, Failure> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail('invalid_json', 'The body is not UTF-8.')
  }
}

/** Parses JSON; the failure says where it broke. */
export function parseJson(text: string): Result<unknown, Failure> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch (error) {
    // Node quotes the text around the error, which may hold personal data; the position is enough.
    const position = /position (\d+)/.exec(String(error))?.[1]
    const reason =
      text.trim() === ''
        ? 'The body is empty.'
        : `Not valid JSON${position ? ` at character ${position}` : ''}.`
    return err(failure('invalid_json', reason))
  }
}

/** Parses NDJSON: one record per line, blank lines left out; a broken line fails alone. */
export function parseLines(text: string): Result<unknown, Failure>[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseJson)
}

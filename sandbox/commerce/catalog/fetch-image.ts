import { createHash } from 'node:crypto'
import { get } from 'node:http'
import { imageSize } from './image-size'

export type FetchedImage = { ok: true; fingerprint: string } | { ok: false; problem: string }

/** Gets the picture behind an address. */
export type FetchImage = (url: string) => Promise<FetchedImage>

const timeLimitMs = 5_000
const maxBytes = 20 * 1024 * 1024
/** Width and height in pixels. */
const maxSide = 3_200
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Fetches a picture as VTEX does, without a User-Agent, and with a limit of 3200 x 3200 pixels. Assumptions:
 * 5 seconds, 20 MB, no redirects, content type image/*. Only addresses of this machine are reachable.
 */
export const fetchImage: FetchImage = (url) => {
  const target = URL.canParse(url) ? new URL(url) : null
  if (target?.protocol !== 'http:' || !loopback.has(target.hostname)) {
    return Promise.resolve({ ok: false, problem: 'the address cannot be reached' })
  }
  return new Promise((resolve) => {
    const fail = (problem: string) => resolve({ ok: false, problem })
    const request = get(target, { agent: false, signal: AbortSignal.timeout(timeLimitMs) }, (response) => {
      const chunks: Buffer[] = []
      let length = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        length += chunk.length
        if (length > maxBytes) request.destroy(new Error('too many bytes'))
      })
      response.on('error', (error) => fail(error.message))
      response.on('end', () =>
        resolve(
          judge(response.statusCode ?? 0, response.headers['content-type'] ?? '', Buffer.concat(chunks)),
        ),
      )
    })
    request.on('error', (error) => fail(error.message))
  })
}

function judge(status: number, type: string, bytes: Buffer): FetchedImage {
  if (status !== 200) return { ok: false, problem: `its server answered ${status}` }
  if (!type.startsWith('image/')) return { ok: false, problem: `it is ${type || 'of no type'}, not an image` }
  const size = imageSize(bytes)
  if (size !== null && (size.width > maxSide || size.height > maxSide)) {
    return { ok: false, problem: `it is larger than ${maxSide} x ${maxSide} pixels` }
  }
  return { ok: true, fingerprint: createHash('md5').update(bytes).digest('hex').toUpperCase() }
}

import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'

export interface Answer<T = unknown> {
  status: number
  headers: IncomingHttpHeaders
  /** Parsed when the answer is JSON or problem+json, text otherwise, undefined when empty. */
  body: T
}

export interface SendOptions {
  /** Added to the defaults; `undefined` takes a default away (no credentials, no content type). Names in any case. */
  headers?: Record<string, string | undefined>
  /** How `body` becomes bytes: one JSON value (default), an array as NDJSON lines, or a string or Buffer as it is. */
  as?: 'json' | 'ndjson' | 'raw'
  /** Compress the body and say so in Content-Encoding. */
  gzip?: boolean
  /** Milliseconds until the call is given up; 65,000 unless told (a handler has 60 s). */
  timeoutMs?: number
}

type Headers = Record<string, string>

/**
 * Sends one request over node:http, which leaves the path alone (`%2F`, `..`, `//` travel as written).
 * Every status is an answer; only a broken connection, a timeout or a JSON answer that does not parse rejects.
 */
export async function send<T>(
  target: { url: string; method: string; path: string; headers: Headers },
  body: unknown,
  options: SendOptions = {},
): Promise<Answer<T>> {
  const payload = body === undefined ? undefined : bytes(body, options)
  const headers = merge(target.headers, payload ? entityHeaders(payload, options) : {}, options.headers ?? {})
  const response = await exchange({ ...target, headers }, payload, options.timeoutMs ?? 65_000)
  const text = await readText(response)
  return { status: response.statusCode ?? 0, headers: response.headers, body: parse(response, text) as T }
}

function bytes(body: unknown, { as = 'json', gzip }: SendOptions): Buffer {
  const plain =
    as === 'raw' ? rawBytes(body) : Buffer.from(as === 'ndjson' ? ndjson(body) : JSON.stringify(body))
  return gzip ? gzipSync(plain) : plain
}

function rawBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  if (typeof body === 'string') return Buffer.from(body)
  throw new TypeError('A raw body is a string or a Buffer')
}

function ndjson(body: unknown): string {
  if (!Array.isArray(body)) throw new TypeError('An NDJSON body is an array, one record per line')
  return body.map((record) => `${JSON.stringify(record)}\n`).join('')
}

function entityHeaders(payload: Buffer, { as, gzip }: SendOptions): Headers {
  return {
    'content-type': as === 'ndjson' ? 'application/x-ndjson' : 'application/json',
    'content-length': String(payload.length),
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
  }
}

function merge(...layers: Record<string, string | undefined>[]): Headers {
  const merged: Headers = {}
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) {
    if (value === undefined) delete merged[name.toLowerCase()]
    else merged[name.toLowerCase()] = value
  }
  return merged
}

function exchange(
  { url, method, path, headers }: { url: string; method: string; path: string; headers: Headers },
  payload: Buffer | undefined,
  timeoutMs: number,
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers }, (response) => {
      // A server may refuse a large body before it has read it; its answer then counts, not the broken pipe.
      request.off('error', reject).on('error', () => undefined)
      resolve(response)
    })
    request.on('error', reject)
    request.setTimeout(timeoutMs, () =>
      request.destroy(new Error(`${method} ${path}: no answer in ${timeoutMs} ms`)),
    )
    request.end(payload)
  })
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function parse(response: IncomingMessage, text: string): unknown {
  if (text === '') return undefined
  return /[/+]json\b/.test(response.headers['content-type'] ?? '') ? JSON.parse(text) : text
}

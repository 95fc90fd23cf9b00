import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiResponse } from '../http'

/** Reads a request's body to the end. */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
}

export type ParsedBody = { ok: true; body: unknown } | { ok: false; text: string }

/** JSON, or undefined for an empty body. */
export function parseJson(bytes: Buffer): ParsedBody {
  if (bytes.length === 0) return { ok: true, body: undefined }
  const text = bytes.toString('utf8')
  try {
    return { ok: true, body: JSON.parse(text) }
  } catch {
    return { ok: false, text }
  }
}

/** Sends an answer: a string as text, anything else as JSON. */
export function send(res: ServerResponse, { status, headers, body }: ApiResponse): void {
  const isText = typeof body === 'string'
  const payload = body === undefined ? '' : isText ? body : JSON.stringify(body)
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  res.writeHead(status, {
    ...(body === undefined || status === 204 ? {} : { 'content-type': type }),
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(payload) }),
    ...headers,
  })
  res.end(status === 204 ? undefined : payload)
}

/** The path and query of a request target, both as sent. */
export function splitTarget(target: string): { path: string; search: string } {
  const mark = target.indexOf('?')
  return mark < 0
    ? { path: target, search: '' }
    : { path: target.slice(0, mark), search: target.slice(mark + 1) }
}

/** The value of a cookie in a Cookie header. */
export function cookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

/** A header that may appear only once. */
export function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The VTEX ID token of a request: the header, or else the cookie. */
export function vtexIdToken(req: IncomingMessage): string | undefined {
  return headerOf(req, 'vtexidclientautcookie') ?? cookie(req.headers.cookie, 'VtexIdclientAutCookie')
}

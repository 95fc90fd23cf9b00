import { gunzipSync } from 'node:zlib'
import { bucketKey, type VBaseStore } from './vbase'

export interface VBaseRequest {
  method: string
  account: string
  workspace: string
  /** Raw, what follows account and workspace: `/buckets/{app}/{bucket}/files/{path}`. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
  /** Name of the calling app; it reaches only its own buckets. */
  app: string
}

export interface VBaseAnswer {
  verb: string
  status: number
  headers?: Record<string, string>
  bytes?: Buffer
}

/** Answers one VBase call. Paths are percent-decoded once. */
export function handleVBase(store: VBaseStore, request: VBaseRequest): VBaseAnswer {
  const parts = /^\/buckets\/([^/]+)\/([^/]+)(?:\/files(?:\/(.*))?)?$/.exec(request.path)
  const [app, bucket, path] = [decode(parts?.[1]), decode(parts?.[2]), decode(parts?.[3])]
  if (app === null || bucket === null || path === null) return problem('other', 400, 'Malformed path')
  if (app === '' || bucket === '') return problem('other', 404, 'Not found')
  if (app !== request.app) return problem('other', 403, `Buckets of ${app} belong to another app`)
  const key = bucketKey(request.account, request.workspace, app, bucket)
  if (path !== '') return handleFile(store, key, path, request)
  return handleBucket(store, key, request, /\/files\/?$/.test(request.path))
}

function handleFile(store: VBaseStore, key: string, path: string, request: VBaseRequest): VBaseAnswer {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return readFile(store, key, path, request)
    case 'PUT':
      return writeFile(store, key, path, request)
    case 'DELETE': {
      const result = store.delete(key, path, ifMatchOf(request))
      if (result === 'missing') return problem('delete', 404, 'File not found')
      if (result === 'mismatch') return problem('delete', 412, 'If-Match does not match')
      return { verb: 'delete', status: 204 }
    }
    default:
      return problem('other', 405, 'Method not allowed')
  }
}

function readFile(store: VBaseStore, key: string, path: string, request: VBaseRequest): VBaseAnswer {
  const verb = request.method.toLowerCase()
  const file = store.get(key, path)
  if (file === null) return problem(verb, 404, 'File not found')
  const etag = quote(file.hash)
  if (request.headers['if-none-match'] === etag) return { verb, status: 304, headers: { etag } }
  const headers = { etag, 'content-type': file.contentType, 'content-length': String(file.bytes.length) }
  return { verb, status: 200, headers, ...(verb === 'get' ? { bytes: file.bytes } : {}) }
}

function writeFile(store: VBaseStore, key: string, path: string, request: VBaseRequest): VBaseAnswer {
  const bytes = unpack(request)
  if (bytes === null) return problem('put', 400, 'The body is not valid gzip')
  const ttl = request.headers['x-vtex-ttl']
  const contentType = request.headers['content-type']
  const content = {
    bytes,
    contentType: typeof contentType === 'string' ? contentType : 'application/octet-stream',
    ...(ttl === undefined ? {} : { ttlSeconds: Number(ttl) }),
  }
  const file = store.put(key, path, content, ifMatchOf(request))
  if (file === null) return problem('put', 412, 'If-Match does not match')
  return json('put', 200, [{ path, hash: file.hash }], { etag: quote(file.hash) })
}

function handleBucket(store: VBaseStore, key: string, request: VBaseRequest, files: boolean): VBaseAnswer {
  if (request.method === 'DELETE' && files) {
    store.drop(key)
    return { verb: 'delete', status: 204 }
  }
  if (request.method !== 'GET') return problem('other', 405, 'Method not allowed')
  if (!files) return json('get', 200, { state: '', lastModified: '', hash: '' })
  const limit = Number(request.query.get('limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1) return problem('list', 400, 'limit must be a positive integer')
  const prefix = request.query.get('prefix') ?? ''
  return json('list', 200, store.list(key, { prefix, next: request.query.get('next') ?? '', limit }))
}

function unpack({ headers, query, bytes }: VBaseRequest): Buffer | null {
  const zipped = headers['content-encoding'] === 'gzip' || query.get('unzip') === 'true'
  if (!zipped) return bytes
  try {
    return gunzipSync(bytes)
  } catch {
    return null
  }
}

function ifMatchOf({ headers }: VBaseRequest): string | undefined {
  const value = headers['if-match']
  return typeof value === 'string' && value !== ''
    ? value.replace(/^W\//, '').replace(/^"(.*)"$/, '$1')
    : undefined
}

function quote(hash: string): string {
  return `"${hash}"`
}

function decode(part: string | undefined): string | null {
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    return null
  }
}

function problem(verb: string, status: number, message: string): VBaseAnswer {
  return json(verb, status, { message })
}

function json(
  verb: string,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): VBaseAnswer {
  const bytes = Buffer.from(JSON.stringify(body))
  return {
    verb,
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers },
    bytes,
  }
}

import { gzipSync } from 'node:zlib'
import { bucketKey, VBaseStore } from './vbase'
import { handleVBase, type VBaseAnswer, type VBaseRequest } from './vbase-http'

const FILE = '/buckets/acme.app/docs/files'

function setup() {
  const clock = { ms: 1_000_000 }
  const store = new VBaseStore(() => clock.ms)
  const call = (
    method: string,
    path: string,
    extra: Partial<VBaseRequest> & { json?: unknown } = {},
  ): VBaseAnswer =>
    handleVBase(store, {
      method,
      path: `${FILE}${path}`,
      account: 'demo',
      workspace: 'master',
      app: 'acme.app',
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/json' },
      bytes: Buffer.from(extra.json === undefined ? '' : JSON.stringify(extra.json)),
      ...extra,
    })
  const put = (path: string, json: unknown, ifMatch?: string) =>
    call('PUT', path, { json, headers: { 'content-type': 'application/json', 'if-match': ifMatch } })
  return { clock, store, call, put }
}

const jsonOf = ({ bytes }: VBaseAnswer): unknown => JSON.parse((bytes ?? Buffer.alloc(0)).toString())

describe('compare and swap', () => {
  it.each([
    ['no condition, no file', undefined, undefined, 200],
    ['no condition, a file', 1, undefined, 200],
    ['a condition, no file', undefined, '"any"', 412],
    ['another hash', 1, '"any"', 412],
    ['an empty condition', 1, '', 200],
  ])('%s', (_, existing, ifMatch, status) => {
    const { put } = setup()
    if (existing !== undefined) put('/a', existing)
    expect(put('/a', 2, ifMatch).status).toBe(status)
  })

  it.each([
    ['quoted', (etag: string) => etag],
    ['bare', (etag: string) => etag.replace(/"/g, '')],
    ['weak', (etag: string) => `W/${etag}`],
  ])('takes the current hash %s, once', (_, shape) => {
    const { put } = setup()
    const etag = shape(put('/a', 1).headers?.etag ?? '')
    expect([put('/a', 2, etag).status, put('/a', 3, etag).status]).toEqual([200, 412])
  })

  it('gives equal contents equal hashes', () => {
    const { put } = setup()
    expect(put('/a', { x: 1 }).headers?.etag).toBe(put('/b', { x: 1 }).headers?.etag)
  })

  it.each([
    ['missing', undefined, 404],
    ['missing, with a condition', '"x"', 412],
  ])('delete of a %s file', (_, ifMatch, status) => {
    const { call } = setup()
    expect(call('DELETE', '/a', { headers: { 'if-match': ifMatch } }).status).toBe(status)
  })

  it('deletes only what matches', () => {
    const { call, put } = setup()
    const etag = put('/a', 1).headers?.etag
    expect(call('DELETE', '/a', { headers: { 'if-match': '"old"' } }).status).toBe(412)
    expect(call('DELETE', '/a', { headers: { 'if-match': etag } }).status).toBe(204)
    expect(call('GET', '/a').status).toBe(404)
  })
})

describe('contents', () => {
  it('keeps bytes and content type', () => {
    const { call } = setup()
    const bytes = Buffer.from([0, 255, 10])
    call('PUT', '/image.png', { bytes, headers: { 'content-type': 'image/png' } })
    expect(call('GET', '/image.png')).toMatchObject({
      status: 200,
      bytes,
      headers: { 'content-type': 'image/png' },
    })
  })

  it.each([
    ['Content-Encoding', { headers: { 'content-encoding': 'gzip' } }],
    ['unzip=true', { query: new URLSearchParams('unzip=true') }],
  ])('unpacks gzip announced by %s', (_, extra) => {
    const { call } = setup()
    expect(call('PUT', '/a', { bytes: gzipSync('{"n":1}'), ...extra }).status).toBe(200)
    expect(jsonOf(call('GET', '/a'))).toEqual({ n: 1 })
  })

  it('refuses what is not gzip', () => {
    const { call } = setup()
    expect(
      call('PUT', '/a', { bytes: Buffer.from('{'), headers: { 'content-encoding': 'gzip' } }).status,
    ).toBe(400)
  })

  it('answers 304 to a known hash, and HEAD without a body', () => {
    const { call, put } = setup()
    const etag = put('/a', 1).headers?.etag
    expect(call('GET', '/a', { headers: { 'if-none-match': etag } }).status).toBe(304)
    expect(call('HEAD', '/a')).toEqual({
      verb: 'head',
      status: 200,
      headers: expect.objectContaining({ etag }),
    })
  })

  it('forgets a file after its seconds to live', () => {
    const { call, clock } = setup()
    call('PUT', '/a', { json: 1, headers: { 'x-vtex-ttl': '2' } })
    clock.ms += 1_999
    expect(call('GET', '/a').status).toBe(200)
    clock.ms += 1
    expect(call('GET', '/a').status).toBe(404)
    expect(jsonOf(call('GET', ''))).toEqual({ data: [], next: '' })
  })

  it.each([
    ['/a/b/c', '/a%2Fb%2Fc'],
    ['/50%25', '/50%25'],
    ['/%E2%82%AC', '/%e2%82%ac'],
  ])('finds %s as %s', (written, read) => {
    const { call, put } = setup()
    put(written, 1)
    expect(call('GET', read).status).toBe(200)
  })

  it('refuses malformed encoding and other apps’ buckets', () => {
    const { call } = setup()
    expect(call('GET', '/%zz').status).toBe(400)
    expect(call('GET', '/a', { app: 'other.app' }).status).toBe(403)
  })

  it.each([
    ['account', { account: 'other' }],
    ['workspace', { workspace: 'dev' }],
  ])('keeps every %s apart', (_, elsewhere) => {
    const { call, put } = setup()
    put('/a', 1)
    expect(call('GET', '/a', elsewhere).status).toBe(404)
  })
})

describe('listing', () => {
  it('pages in order under a prefix', () => {
    const { call, put } = setup()
    for (const name of ['b/3', 'a/1', 'b/1', 'b/2', 'c/1']) put(`/${name}`, name)
    const page = (query: string) =>
      jsonOf(call('GET', '', { query: new URLSearchParams(query) })) as {
        data: { path: string }[]
        next: string
      }
    const first = page('prefix=b/&limit=2')
    expect(first.data.map(({ path }) => path)).toEqual(['b/1', 'b/2'])
    const second = page(`prefix=b/&limit=2&next=${first.next}`)
    expect(second).toMatchObject({ data: [{ path: 'b/3' }], next: '' })
    expect(page('').data).toHaveLength(5)
  })

  it('ends without a next page when the page is exactly full', () => {
    const { call, put } = setup()
    put('/a', 1)
    expect(jsonOf(call('GET', '', { query: new URLSearchParams('limit=1') }))).toMatchObject({ next: '' })
  })

  it('empties a bucket', () => {
    const { call, put } = setup()
    put('/a', 1)
    expect(call('DELETE', '').status).toBe(204)
    expect(call('GET', '/a').status).toBe(404)
  })
})

it('survives a snapshot', () => {
  const { store } = setup()
  const key = bucketKey('demo', 'master', 'acme.app', 'docs')
  store.put(key, 'a', { bytes: Buffer.from('x'), contentType: 'text/plain' })
  const copy = new VBaseStore(() => 0)
  copy.restore(store.snapshot())
  expect(copy.get(key, 'a')).toEqual(store.get(key, 'a'))
})

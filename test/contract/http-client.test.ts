import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { erpClient, vtexApi, type Access } from '../support/http'

interface Seen {
  method?: string
  url?: string
  headers: IncomingMessage['headers']
  bytes: Buffer
}

let server: Server
let access: Access
let seen: Seen[]
let answers: ((response: ServerResponse) => void)[]

const json = (status: number, body: unknown) => (response: ServerResponse) =>
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      bytes: Buffer.concat(chunks),
    })
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    answer?.(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  access = { url: `http://127.0.0.1:${port}`, appKey: 'key', appToken: 'token' }
})
beforeEach(() => {
  seen = []
  answers = [json(200, { ok: true })]
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test('a call carries the base, the credentials and JSON', async () => {
  const answer = await erpClient(access).put('/prices/A', { basePrice: 1 })
  expect(answer).toMatchObject({ status: 200, body: { ok: true } })
  expect(seen[0]).toMatchObject({ method: 'PUT', url: '/_v/private/erp-integrator/v1/prices/A' })
  expect(seen[0]?.headers).toMatchObject({
    'x-vtex-api-appkey': 'key',
    'x-vtex-api-apptoken': 'token',
    'content-type': 'application/json',
  })
  expect(seen[0]?.bytes.toString()).toBe('{"basePrice":1}')
})

test('paths travel as written', async () => {
  await vtexApi(access).get('/api/a%2Fb/../c%2e?x=%20')
  expect(seen[0]?.url).toBe('/api/a%2Fb/../c%2e?x=%20')
})

test('NDJSON, gzip, raw bodies and missing headers', async () => {
  const erp = erpClient(access)
  await erp.post('/x', [{ a: 1 }, { b: 2 }], { as: 'ndjson', gzip: true })
  await erp.post('/x', '{"broken', {
    as: 'raw',
    headers: { 'Content-Type': undefined, 'X-VTEX-API-AppKey': undefined },
  })
  expect(seen[0]?.headers).toMatchObject({
    'content-type': 'application/x-ndjson',
    'content-encoding': 'gzip',
  })
  expect(gunzipSync(seen[0]?.bytes ?? Buffer.alloc(0)).toString()).toBe('{"a":1}\n{"b":2}\n')
  expect(seen[1]?.bytes.toString()).toBe('{"broken')
  expect(seen[1]?.headers).not.toHaveProperty('content-type')
  expect(seen[1]?.headers).not.toHaveProperty('x-vtex-api-appkey')
})

test('an answer that is not JSON is text, an empty one is undefined', async () => {
  answers = [(response) => response.end('plain'), (response) => response.writeHead(204).end()]
  const vtex = vtexApi(access)
  expect((await vtex.get('/a')).body).toBe('plain')
  expect(await vtex.delete('/b')).toMatchObject({ status: 204, body: undefined })
})

describe('waitForBatch', () => {
  test('waits out a restart and returns the batch at rest', async () => {
    const broken = (response: ServerResponse) => response.destroy()
    answers = [
      json(200, { status: 'running' }),
      broken,
      json(503, {}),
      json(200, { status: 'done', counts: { total: 1 } }),
    ]
    await expect(erpClient(access).waitForBatch('b 1')).resolves.toMatchObject({ counts: { total: 1 } })
    expect(seen.map(({ url }) => url)).toEqual(Array(4).fill('/_v/private/erp-integrator/v1/batches/b%201'))
  })
  test('gives up at once on 404', async () => {
    answers = [json(404, { code: 'unknown' })]
    await expect(erpClient(access).waitForBatch('b')).rejects.toThrow('404 {"code":"unknown"}')
    expect(seen).toHaveLength(1)
  })
  test('names the last answer on timeout', async () => {
    answers = [json(200, { status: 'running', progress: 0.5 })]
    await expect(erpClient(access).waitForBatch('b', { timeoutMs: 1 })).rejects.toThrow('"progress":0.5')
  })
})

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { IOContext } from '@vtex/api'
import { OrderPush } from './order-push'

type Answer = (response: ServerResponse) => void

let server: Server
let answer: Answer
let seen: { url: string; headers: IncomingMessage['headers']; body: string }[]
const { http_proxy: before } = process.env

/** VTEX IO's way out: what an app calls arrives there with its whole address. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    seen.push({ url: request.url ?? '', headers: request.headers, body })
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.http_proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  seen = []
})
afterAll(async () => {
  if (before === undefined) delete process.env.http_proxy
  else process.env.http_proxy = before
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const context = {
  ...{ account: 'acme', workspace: 'master', authToken: 'app-token', userAgent: 'erp-integrator' },
  ...{ sessionToken: 'session-of-a-person', segmentToken: 'segment-of-a-shopper' },
  logger: console,
  tracer: { isTraceSampled: false, fallbackSpanContext: () => undefined },
} as unknown as IOContext

const address = { host: 'acme.myvtex.com', path: '/_v/erp-orders/new', query: '?site=1' }
const message = { headers: { 'X-Erp-Integrator-Timestamp': '17' }, body: ' {"name":"ü"}\n' }
const post = (client = new OrderPush(context)) => client.post(address, message)
const says =
  (status: number, text = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(text)

it('sends the body byte for byte, by https, and no token but the one of the way out', async () => {
  answer = says(200, '{"erpOrderNumber":"1"}', { 'content-type': 'application/json' })
  expect(await post()).toEqual({
    kind: 'answered',
    status: 200,
    body: '{"erpOrderNumber":"1"}',
    retryAfter: null,
  })
  const [sent] = seen
  expect(sent).toMatchObject({
    url: 'http://acme.myvtex.com/_v/erp-orders/new?site=1',
    body: message.body,
    headers: {
      'x-vtex-use-https': 'true',
      'x-erp-integrator-timestamp': '17',
      'content-type': 'application/json; charset=utf-8',
      'proxy-authorization': 'app-token',
    },
  })
  const { 'proxy-authorization': _proxy, ...others } = sent?.headers ?? {}
  expect(JSON.stringify(others)).not.toMatch(/app-token|session-of|segment-of/)
})

it.each([400, 404, 409, 422, 429, 500, 503])('answers %d as it came, once', async (status) => {
  answer = says(status, 'words', { 'retry-after': '9' })
  expect(await post()).toEqual({ kind: 'answered', status, body: 'words', retryAfter: '9' })
  expect(seen).toHaveLength(1)
})

it('follows no redirect', async () => {
  answer = says(302, '', { location: 'http://169.254.169.254/latest/meta-data' })
  expect(await post()).toMatchObject({ kind: 'answered', status: 302 })
  expect(seen).toHaveLength(1)
})

it('reads no more than an answer may have', async () => {
  answer = says(200, 'x'.repeat(20_000))
  expect(await post()).toEqual({ kind: 'unanswered', why: 'too_large' })
})

it('tells a lost connection', async () => {
  answer = (response) => response.destroy()
  expect(await post()).toEqual({ kind: 'unanswered', why: 'connection' })
})

it('does not wait for one that answers drop by drop', async () => {
  const client = new OrderPush(context)
  Object.assign(client, { patience: 300 })
  const timers: NodeJS.Timeout[] = []
  answer = (response) => {
    response.writeHead(200)
    timers.push(setInterval(() => response.write(' '), 50))
  }
  expect(await post(client)).toEqual({ kind: 'unanswered', why: 'timeout' })
  timers.forEach(clearInterval)
})

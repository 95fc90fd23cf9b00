import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpClient, type IOContext } from '@vtex/api'
import type { LaneAnswer } from './lane-gate'
import { observeLane } from './observe-client'
import { newCallLog, recordCalls } from './record-calls'

let server: Server
let baseURL: string

/** Answers with the status in the path; `/lost` closes the connection. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const status = Number(/\d+/.exec(request.url ?? '')?.[0])
    if (!status) return void request.socket.destroy()
    response.writeHead(status, { 'Ratelimit-Remaining': '417', 'Retry-After': '3' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function setup() {
  const answers: LaneAnswer[] = []
  let now = 0
  const middleware = observeLane({ observe: (answer) => void answers.push(answer) }, () => (now += 25))
  const http = new HttpClient({
    baseURL,
    name: 'test',
    tracer: { isTraceSampled: false },
    retries: 0,
    timeout: 5_000,
    memoizable: false,
    middlewares: [middleware],
  } as unknown as IOContext)
  return { http, answers }
}

it.each([
  { method: 'get', kind: 'read' },
  { method: 'put', kind: 'write' },
  { method: 'post', kind: 'write' },
  { method: 'patch', kind: 'write' },
  { method: 'delete', kind: 'delete' },
] as const)('tells of an answer to $method as a $kind', async ({ method, kind }) => {
  const { http, answers } = setup()
  const config = { metric: 'pricing-some' }
  await (method === 'get' || method === 'delete'
    ? http[method]('/200', config)
    : http[method]('/200', {}, config))
  expect(answers).toEqual([
    {
      kind,
      route: 'pricing-some',
      status: 200,
      milliseconds: 25,
      headers: expect.objectContaining({ 'ratelimit-remaining': '417' }),
    },
  ])
})

it.each([404, 423, 429, 500])('tells of a refusal %d and passes the error on', async (status) => {
  const { http, answers } = setup()
  await expect(http.put(`/${status}`, {})).rejects.toMatchObject({ response: { status } })
  expect(answers).toMatchObject([{ status, headers: { 'retry-after': '3' } }])
})

it('tells of a 404 that the client takes as nothing', async () => {
  const { http, answers } = setup()
  await http.get('/404', { nullIfNotFound: true })
  expect(answers).toMatchObject([{ kind: 'read', status: 404 }])
})

it('has nothing to tell of a lost call', async () => {
  const { http, answers } = setup()
  await expect(http.get('/lost')).rejects.toThrow()
  expect(answers).toEqual([])
})

it('notes every call for whom it was made, refused and lost ones too', async () => {
  const { http } = setup()
  const log = newCallLog()
  await recordCalls(log, async () => {
    await http.get('/200?secret=1', { params: { secret: 2 } })
    await http.put('/423', {}).catch(() => undefined)
    await http.get('/lost').catch(() => undefined)
  })
  expect(log.calls).toEqual([
    ['GET', '/200', 200, 25],
    ['PUT', '/423', 423, 25],
    ['GET', '/lost', 0, 25],
  ])
})

it('does not take an answer from memory for one of VTEX', async () => {
  const { http, answers } = setup()
  const config = { memoizable: true, cacheable: 1 } as object
  await http.get('/200', config)
  await http.get('/200', config)
  expect(answers).toHaveLength(1)
})

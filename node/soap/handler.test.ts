import { Readable } from 'node:stream'
import type { ServiceContext } from '@vtex/api'
import type { Clients } from '../clients'
import { documentsIn } from '../storage/documents'
import { soapEnvelope } from '../testing/soap-samples'
import { soapStore } from '../testing/soap-store'
import { fakeVBase } from '../testing/vbase'
import { addressOf, belowSoap } from './address'
import { soap } from './handler'
import { listUses } from './use'

const PATH = '/_v/private/erp-integrator/soap/Service.svc'
const GOOD = `Basic ${Buffer.from('key:good').toString('base64')}`

interface Sent {
  method?: string
  path?: string
  body?: string
  headers?: Record<string, string>
}

/** The WebService behind its handler; `slow` calls of VTEX never end. */
function open({ isGranted = true, slow = '' } = {}) {
  const { deps } = soapStore()
  const { vbase } = fakeVBase()
  const logged: object[] = []
  const log = (message: object) => void logged.push(message)
  const own: Record<string, unknown> = {
    vbase,
    vtexId: {
      login: async ({ appToken }: { appToken: string }) => (appToken === 'good' ? 'token' : null),
      validate: async () => ({ user: 'ana@store.example', account: deps.account, audience: 'admin' }),
    },
    licenseManager: { isGranted: async () => isGranted },
    ...(slow && { [slow]: { byId: () => new Promise(() => undefined) } }),
  }
  const clients = new Proxy(deps.clients, {
    get: (target, name) => own[String(name)] ?? (Reflect.get(target, name) as unknown),
  })
  const send = async ({ method = 'POST', path = PATH, body = '', headers = {} }: Sent = {}) => {
    const all: Record<string, string> = { authorization: GOOD, host: 'store.example', ...headers }
    const answered: Record<string, string> = {}
    const ctx = {
      method,
      req: Object.assign(Readable.from([Buffer.from(body)]), { url: path, headers: all }),
      get: (name: string) => all[name.toLowerCase()] ?? '',
      cookies: { get: () => undefined },
      set: (name: string, value: string) => (answered[name] = value),
      vtex: {
        ...{ account: deps.account, workspace: 'master', requestId: 'r-1' },
        logger: { info: log, warn: log, error: log },
      },
      clients,
      status: 0,
      body: '',
    }
    await soap(ctx as unknown as ServiceContext<Clients>)
    return { status: ctx.status, headers: answered, body: ctx.body }
  }
  return { send, logged, noted: () => listUses({ ...deps, documents: documentsIn(vbase) }) }
}

const brandGet = soapEnvelope('<BrandGet><idBrand>7</idBrand></BrandGet>')

it('answers a call, on the public and the private address, at both paths of the original', async () => {
  const { send } = open()
  for (const path of [PATH, `/acct/ws${PATH}?wsdl`, PATH.replace('/Service', '/AdminWebService/service')]) {
    const answer = await send({ path, body: brandGet })
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        'cache-control': 'no-store',
        'x-request-id': 'r-1',
      },
    })
    expect(answer.body).toContain('<a:Name>Northwind</a:Name>')
  }
})

it.each([
  ['no credentials', { headers: { authorization: '' } }, 401, 'unauthenticated'],
  ['other credentials', { headers: { authorization: 'Basic a2V5OmJhZA==' } }, 401, 'unauthenticated'],
  ['another address', { path: `${PATH}/x` }, 404, 'not_found'],
  ['another method', { method: 'DELETE' }, 405, 'method_not_allowed'],
  ['no XML', { body: '{}' }, 500, 'invalid_xml'],
  ['a document that is not there', { method: 'GET', path: `${PATH}?xsd=xsd9` }, 404, 'not_found'],
])('answers %s with a fault', async (_name, sent, status, code) => {
  const answer = await open().send(sent)
  expect(answer.status).toBe(status)
  expect(answer.body).toContain(`<e:code>${code}</e:code>`)
  const challenge = 'Basic Realm="Please Login to VtexID"'
  expect(answer.headers['www-authenticate']).toBe(status === 401 ? challenge : undefined)
})

it('refuses whom License Manager refuses, and logs who called and no payload', async () => {
  const { send, logged } = open({ isGranted: false })
  const answer = await send({ body: brandGet })
  expect(answer).toMatchObject({ status: 500 })
  expect(answer.body).toContain('<e:code>forbidden_resource</e:code>')
  expect(logged).toEqual([
    expect.objectContaining({ message: 'soap call', operation: 'BrandGet', code: 'forbidden_resource' }),
  ])
  expect(JSON.stringify(logged)).not.toMatch(/idBrand|ana@/)
})

it('answers within 15 seconds when VTEX does not', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] })
  try {
    const answering = open({ slow: 'brands' }).send({ body: brandGet })
    for (let second = 0; second < 15; second++) await jest.advanceTimersByTimeAsync(1_000)
    const answer = await answering
    expect(answer).toMatchObject({ status: 500, headers: { 'retry-after': '5' } })
    expect(answer.body).toContain('<e:code>vtex_timeout</e:code>')
  } finally {
    jest.useRealTimers()
  }
})

describe('notes', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }))
  afterEach(() => jest.useRealTimers())

  it('what a caller called and how that went, and nothing of those it does not know', async () => {
    const { send, noted } = open()
    const brandOf = (id: string) => soapEnvelope(`<BrandGet><idBrand>${id}</idBrand></BrandGet>`)
    await send({ body: brandGet })
    await send({ body: brandOf('seven') })
    await send({ body: soapEnvelope('<BrandDestroy/>') })
    await send({ body: '{}' })
    await send({ body: brandGet, headers: { authorization: '' } })
    await send({ method: 'GET', path: `${PATH}?wsdl` })
    await send({ body: brandGet, path: `${PATH}/x` })
    const { operations, sources } = await noted()
    expect(sources).toHaveLength(1)
    const known = operations.map(({ operation, calls, faults, lastFault }) => [
      ...[operation, calls, faults, lastFault?.code],
    ])
    expect(known).toHaveLength(2)
    expect(known).toEqual(
      expect.arrayContaining([
        ['BrandGet', 2, 1, 'invalid_record'],
        [null, 2, 2, 'invalid_xml'],
      ]),
    )
  })

  it('a call that VTEX was too slow for', async () => {
    const { send, noted } = open({ slow: 'brands' })
    const answering = send({ body: brandGet })
    for (let second = 0; second < 15; second++) await jest.advanceTimersByTimeAsync(1_000)
    await answering
    await jest.advanceTimersByTimeAsync(1_000)
    expect((await noted()).operations).toMatchObject([
      { operation: 'BrandGet', faults: 1, lastFault: { code: 'vtex_timeout' } },
    ])
  })
})

describe('the address', () => {
  const address = (headers: Record<string, string>, workspace = 'master') =>
    addressOf({
      get: (name: string) => headers[name] ?? '',
      vtex: { account: 'acme', workspace },
    } as unknown as Parameters<typeof addressOf>[0])

  it.each([
    [{ 'x-forwarded-host': 'acme.example', host: 'internal' }, `https://acme.example${PATH}`],
    [{ host: 'dev--acme.myvtex.com' }, `https://dev--acme.myvtex.com${PATH}`],
    [{ host: '127.0.0.1:3000' }, `http://127.0.0.1:3000${PATH}`],
    [{ host: 'localhost' }, `http://localhost${PATH}`],
    [{ host: 'localhost.evil.example' }, `https://localhost.evil.example${PATH}`],
    [{ host: 'a"><script>' }, `https://acme.myvtex.com${PATH}`],
    [{}, `https://acme.myvtex.com${PATH}`],
  ])('of %p is %s', (headers, expected) => {
    expect(address(headers as Record<string, string>)).toBe(expected)
  })

  it('names the workspace where none is asked', () => {
    expect(address({}, 'dev')).toBe(`https://dev--acme.myvtex.com${PATH}`)
    expect(belowSoap('/other')).toBe('/other')
  })
})

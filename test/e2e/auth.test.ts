import type { OutboundCall } from '../../sandbox'
import { ERP_API_BASE, vtexApi, type HttpClient, type SendOptions } from '../support/http'
import { expectProblem } from './problem'
import { pathOf, withSandbox } from './support'

// One process: what is asked once is counted once.
const store = withSandbox({ replicas: 1 })

const NO_KEY = { 'x-vtex-api-appkey': undefined, 'x-vtex-api-apptoken': undefined }
const price = { basePrice: 10 }

function basic({ appKey, appToken }: { appKey: string; appToken: string }): string {
  return `Basic ${Buffer.from(`${appKey}:${appToken}`).toString('base64')}`
}

/** A token as an ERP gets it: it logs its key in at VTEX ID itself. */
async function tokenOf({ appKey, appToken }: { appKey: string; appToken: string }): Promise<string> {
  const login = { appkey: appKey, apptoken: appToken }
  const { body } = await store().vtex.post<{ token: string }>('/api/vtexid/apptoken/login', login)
  return body.token
}

/** What the app asked about callers during `act`: the last part of each path. */
async function questions(act: () => Promise<unknown>): Promise<string[]> {
  const mark = store().sandbox.outbound.length
  await act()
  return store()
    .sandbox.outbound.slice(mark)
    .filter(({ template }) => /vtexid|license-manager/.test(template))
    .map(({ template }: OutboundCall) => template.split('/').at(-1) as string)
    .sort()
}

describe('on the public routes', () => {
  const ways: [name: string, headers: () => Promise<SendOptions['headers']>][] = [
    ['appKey and appToken', async () => ({})],
    ['HTTP Basic', async () => ({ ...NO_KEY, authorization: basic(store().sandbox.keys.erp) })],
    [
      'a VtexIdclientAutCookie header',
      async () => ({ ...NO_KEY, VtexIdclientAutCookie: await tokenOf(store().sandbox.keys.erp) }),
    ],
    [
      'a VtexIdclientAutCookie cookie',
      async () => ({
        ...NO_KEY,
        cookie: `a=b; VtexIdclientAutCookie=${await tokenOf(store().sandbox.keys.erp)}`,
      }),
    ],
    ["an admin's token", async () => ({ ...NO_KEY, VtexIdclientAutCookie: store().sandbox.tokens.admin })],
  ]

  it.each(ways)('%s may write, read and send batches', async (_, headersOf) => {
    const sku = store().newSku()
    const options = { headers: await headersOf() }
    const put = await store().erp.put(pathOf('prices', sku.ref), price, options)
    expect(put).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    const shown = await store().erp.get(pathOf('prices', sku.ref), options)
    expect(shown).toMatchObject({ status: 200, body: { record: price } })
    const records = [{ skuRef: sku.ref, warehouse: 'main', quantity: 3 }]
    const batch = await store().erp.post<{ id: string }>('/inventory/batches', { records }, options)
    expect(batch.status).toBe(202)
    await store().sandbox.events.idle()
    const ended = await store().erp.get(`/batches/${batch.body.id}`, options)
    expect(ended).toMatchObject({ status: 200, body: { status: 'done', counts: { applied: 1 } } })
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 3 })
  })

  it("another account's token is refused, and a person without permissions", async () => {
    const { ref } = store().newSku()
    const put = (token: string) =>
      store().erp.put(pathOf('prices', ref), price, {
        headers: { ...NO_KEY, VtexIdclientAutCookie: token },
      })
    const foreign = await tokenOf(store().sandbox.keys.otherAccount)
    expectProblem(await put(foreign), { status: 401, code: 'unauthenticated' })
    expectProblem(await put(store().sandbox.tokens.shopper), { status: 401, code: 'unauthenticated' })
    expectProblem(await put(store().sandbox.tokens.viewer), { status: 403, code: 'forbidden_resource' })
  })

  it("a person's e-mail does not appear as the source of a batch", async () => {
    const { ref } = store().newSku()
    const headers = { ...NO_KEY, VtexIdclientAutCookie: store().sandbox.tokens.admin }
    const records = [{ skuRef: ref, ...price }]
    const { body } = await store().erp.post('/prices/batches', { records }, { headers })
    expect(body).toMatchObject({ source: expect.stringMatching(/^admin-[0-9a-f]{8}$/) })
    await store().sandbox.events.idle()
  })

  it.each(['/openapi.json', '/errors', '/errors/sku_not_found'])('%s asks for nobody', async (path) => {
    expect(await questions(() => store().erp.get(path, { headers: NO_KEY }))).toEqual([])
    expect(await store().erp.get(path, { headers: NO_KEY })).toMatchObject({ status: 200 })
  })

  it('a stopped VTEX ID is VTEX’s failure, not a wrong key, and is not remembered', async () => {
    const { ref } = store().newSku()
    await store().sandbox.killService()
    store().sandbox.faults.add({ target: 'identity', action: { kind: 'status', status: 503 }, times: 1 })
    const answer = await store().erp.put(pathOf('prices', ref), price)
    expectProblem(answer, { status: 503, code: 'vtex_unavailable' })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(await store().erp.put(pathOf('prices', ref), price)).toMatchObject({ status: 200 })
  })
})

describe('what is remembered of a caller', () => {
  beforeEach(() => store().sandbox.killService())

  it('20 calls, one after the other and together, cost one login, one validation, one permission', async () => {
    const skus = store().newSkus(20)
    const put = ({ ref }: { ref: string }) => store().erp.put(pathOf('prices', ref), price)
    const asked = await questions(async () => {
      const together = await Promise.all(skus.slice(0, 10).map(put))
      for (const sku of skus.slice(10)) together.push(await put(sku))
      expect(together.map(({ status }) => status)).toEqual(Array(20).fill(200))
    })
    expect(asked).toEqual(['granted', 'login', 'validate'])
  })

  it('each domain costs one more permission, each key its own login', async () => {
    const { ref } = store().newSku()
    const asked = await questions(async () => {
      await store().erp.put(pathOf('prices', ref), price)
      await store().erp.put(pathOf('inventory', ref, 'main'), { quantity: 1 })
      await store().erp.get('/batches', {
        headers: { ...NO_KEY, authorization: basic(store().sandbox.keys.erp) },
      })
      await store().reader.put(pathOf('prices', ref), price)
    })
    expect(asked).toEqual(['granted', 'granted', 'granted', 'login', 'login', 'validate', 'validate'])
  })

  it('a wrong key is asked once, however often it comes', async () => {
    const headers = { 'x-vtex-api-apptoken': 'wrong' }
    const asked = await questions(async () => {
      for (let time = 0; time < 10; time++)
        expect((await store().erp.get('/health', { headers })).status).toBe(401)
    })
    expect(asked).toEqual(['login'])
  })

  it('another account’s key is asked once, and a missing permission once', async () => {
    const { ref } = store().newSku()
    const asked = await questions(async () => {
      for (let time = 0; time < 5; time++) {
        expect((await store().other.get('/batches')).status).toBe(401)
        expect((await store().reader.put(pathOf('prices', ref), price)).status).toBe(403)
      }
    })
    expect(asked).toEqual(['granted', 'login', 'login', 'validate', 'validate'])
  })

  it('a wrong key does not shut the right one out', async () => {
    const wrong = { headers: { 'x-vtex-api-apptoken': 'wrong' } }
    expect((await store().erp.get('/batches', wrong)).status).toBe(401)
    expect((await store().erp.get('/batches')).status).toBe(200)
    expect((await store().erp.get('/batches', wrong)).status).toBe(401)
  })
})

describe('on the private routes', () => {
  const BASE = `/backoffice.erp-integrator/v0/demo/master${ERP_API_BASE}`
  const open = (headers: SendOptions['headers']): { client: HttpClient; options: SendOptions } => ({
    client: vtexApi({ url: store().sandbox.url, ...store().sandbox.keys.erp }),
    options: { headers: { ...NO_KEY, ...headers } },
  })

  it('a key’s token, obtained by the ERP itself, may write and read', async () => {
    const sku = store().newSku('P/1')
    const { client, options } = open({ VtexIdclientAutCookie: await tokenOf(store().sandbox.keys.erp) })
    const path = BASE + pathOf('prices', sku.ref)
    expect(await client.put(path, price, options)).toMatchObject({ status: 200, body: { ref: 'P/1' } })
    expect(await client.get(path, options)).toMatchObject({ status: 200, body: { record: price } })
    expect(await store().price(sku)).toMatchObject(price)
  })

  it('a token without permissions gets the 403 of the public route', async () => {
    const { ref } = store().newSku()
    const { client, options } = open({ VtexIdclientAutCookie: store().sandbox.tokens.viewer })
    const { detail } = expectProblem(await client.put(BASE + pathOf('prices', ref), price, options), {
      status: 403,
      code: 'forbidden_resource',
    })
    expect(detail).toContain('"Pricing: Modify prices"')
  })

  it('another account’s token is let in by the platform and refused by the app', async () => {
    const { ref } = store().newSku()
    const token = await tokenOf(store().sandbox.keys.otherAccount)
    const { client, options } = open({ VtexIdclientAutCookie: token })
    const answer = await client.put(BASE + pathOf('prices', ref), price, options)
    expectProblem(answer, { status: 401, code: 'unauthenticated' })
  })

  it('appKey and appToken are not enough for the platform', async () => {
    const { client } = open({})
    expect((await client.get(`${BASE}/health`)).status).toBe(401)
  })
})

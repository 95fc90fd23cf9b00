import { ERP_API_BASE, type SendOptions } from '../support/http'
import { expectProblem, type ExpectedProblem } from './problem'
import { pathOf, withSandbox } from './support'

const store = withSandbox()

const price = { basePrice: 10 }

describe('an address', () => {
  it.each<[method: string, path: string, allow: string[]]>([
    ['DELETE', '/prices/A', ['GET', 'PUT']],
    ['POST', '/prices/A', ['GET', 'PUT']],
    ['PATCH', '/inventory/A/main', ['GET', 'PUT']],
    ['GET', '/prices/batches/x/y', []],
    ['PUT', '/health', ['GET']],
    ['DELETE', '/batches', ['GET']],
  ])('%s %s is answered by what the address takes', async (method, path, allow) => {
    const writes = await store().writesDuring(async () => {
      const answer = await store().erp.send(method, path, price)
      if (allow.length === 0) expectProblem(answer, { status: 404, code: 'not_found' })
      else {
        expectProblem(answer, { status: 405, code: 'method_not_allowed' })
        expect(answer.headers.allow?.split(', ').sort()).toEqual(allow)
      }
    })
    expect(writes).toEqual([])
  })

  it.each<[method: string, path: string, wrong: ExpectedProblem]>([
    ['PUT', '/prices', { status: 404, code: 'not_found' }],
    ['PUT', '/prices/A/B', { status: 404, code: 'not_found' }],
    ['GET', '/inventory/A', { status: 404, code: 'not_found' }],
    ['GET', '/', { status: 404, code: 'unknown_flow' }],
    ['PUT', '/promotions/A', { status: 404, code: 'unknown_flow' }],
    ['POST', '/promotions/batches', { status: 404, code: 'unknown_flow' }],
    ['GET', '/batches/nope', { status: 404, code: 'not_found' }],
    ['GET', '/batches/01ARZ3NDEKTSV4RRFFQ69G5FAV', { status: 404, code: 'not_found' }],
    ['GET', '/errors/no_such_code', { status: 404, code: 'not_found' }],
    ['PUT', '/prices/%E0%A4%A', { status: 400, code: 'invalid_parameter' }],
    ['PUT', '/prices/%', { status: 400, code: 'invalid_parameter' }],
    ['GET', '/inventory/A/%zz', { status: 400, code: 'invalid_parameter' }],
  ])('%s %s', async (method, path, wrong) => {
    const body = method === 'GET' ? undefined : price
    const writes = await store().writesDuring(async () =>
      expectProblem(await store().erp.send(method, path, body), wrong),
    )
    expect(writes).toEqual([])
  })
})

describe('a query or header', () => {
  it.each<[what: string, method: string, path: string, pointer: string]>([
    ['a misspelt dryRun', 'PUT', '/prices/{ref}?dryrun=true', '/dryrun'],
    ['dryRun=yes', 'PUT', '/prices/{ref}?dryRun=yes', '/dryRun'],
    ['a parameter of another call', 'GET', '/prices/{ref}?dryRun=true', '/dryRun'],
    ['a parameter nobody knows', 'POST', '/prices/batches?mode=fast', '/mode'],
    ['a limit of zero', 'GET', '/batches?limit=0', '/limit'],
    ['a limit that is too high', 'GET', '/batches?limit=101', '/limit'],
    ['a flow that is none', 'GET', '/batches?flow=orders', '/flow'],
  ])('%s', async (_, method, path, pointer) => {
    const { ref } = store().newSku()
    const body = method === 'POST' ? { records: [{ skuRef: ref, ...price }] } : price
    const writes = await store().writesDuring(async () => {
      const sent = method === 'GET' ? undefined : body
      const answer = await store().erp.send(method, path.replace('{ref}', ref), sent)
      expectProblem(answer, { status: 400, code: 'invalid_parameter', pointer })
      await store().sandbox.events.idle()
    })
    expect(writes).toEqual([])
  })

  it('an Idempotency-Key of 256 characters', async () => {
    const { ref } = store().newSku()
    const headers = { 'idempotency-key': 'k'.repeat(256) }
    const writes = await store().writesDuring(async () => {
      const answer = await store().erp.post(
        '/prices/batches',
        { records: [{ skuRef: ref, ...price }] },
        { headers },
      )
      expectProblem(answer, { status: 400, code: 'invalid_parameter', pointer: '/Idempotency-Key' })
      await store().sandbox.events.idle()
    })
    expect(writes).toEqual([])
  })

  it('an Idempotency-Key that came with another body: 422, and only the first body counts', async () => {
    const sku = store().newSku()
    const headers = { 'idempotency-key': 'price-run-1' }
    const send = (basePrice: number) =>
      store().erp.post<{ id: string }>(
        '/prices/batches',
        { records: [{ skuRef: sku.ref, basePrice }] },
        { headers },
      )
    const writes = await store().writesDuring(async () => {
      const first = await send(10)
      expectProblem(await send(11), { status: 422, code: 'idempotency_conflict' })
      await store().erp.waitForBatch(first.body.id)
      await store().sandbox.events.idle()
    })
    expect(writes).toHaveLength(1)
    expect(await store().price(sku)).toMatchObject({ basePrice: 10 })
  })
})

describe('credentials', () => {
  const nobody = { 'x-vtex-api-appkey': undefined, 'x-vtex-api-apptoken': undefined }
  const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`
  const bad: [name: string, headers: () => SendOptions['headers']][] = [
    ['none', () => nobody],
    ['a wrong appToken', () => ({ 'x-vtex-api-apptoken': 'wrong' })],
    ['an unknown appKey', () => ({ 'x-vtex-api-appkey': 'vtexappkey-demo-nobody' })],
    ['an appKey alone', () => ({ 'x-vtex-api-apptoken': undefined })],
    ['an appToken alone', () => ({ 'x-vtex-api-appkey': undefined })],
    ['an empty appToken', () => ({ 'x-vtex-api-apptoken': '' })],
    ['wrong Basic', () => ({ ...nobody, authorization: basic('vtexappkey-demo-erp:wrong') })],
    ['Basic without a colon', () => ({ ...nobody, authorization: basic('vtexappkey-demo-erp') })],
    ['Basic that is no base64', () => ({ ...nobody, authorization: 'Basic %%%' })],
    ['Bearer', () => ({ ...nobody, authorization: 'Bearer sandbox-admin-of-demo' })],
    ['an unknown token', () => ({ ...nobody, VtexIdclientAutCookie: 'nonsense' })],
    ['a shopper', () => ({ ...nobody, VtexIdclientAutCookie: store().sandbox.tokens.shopper })],
    [
      'another account',
      () => ({
        'x-vtex-api-appkey': store().sandbox.keys.otherAccount.appKey,
        'x-vtex-api-apptoken': store().sandbox.keys.otherAccount.appToken,
      }),
    ],
    ['a token longer than any', () => ({ ...nobody, VtexIdclientAutCookie: 'x'.repeat(5_000) })],
  ]

  it.each(bad)('%s: the same 401 everywhere, and nothing changes', async (_, headers) => {
    const { ref } = store().newSku()
    const path = pathOf('prices', ref)
    const uniform = await store().erp.put(path, price, { headers: nobody })
    const calls = await store().callsDuring(async () => {
      const single = await store().erp.put(path, price, { headers: headers() })
      expectProblem(single, { status: 401, code: 'unauthenticated' })
      // Byte for byte: an answer must not tell which part was wrong.
      expect(JSON.stringify(single.body)).toBe(JSON.stringify(uniform.body))
      expect(single.headers['www-authenticate']).toBe(uniform.headers['www-authenticate'])
      const body = { records: [{ skuRef: ref, ...price }] }
      for (const answer of [
        await store().erp.post('/prices/batches', body, { headers: headers() }),
        await store().erp.get('/health', { headers: headers() }),
        await store().erp.get('/no-such-flow/x', { headers: headers() }),
        await store().erp.send('DELETE', '/batches', undefined, { headers: headers() }),
      ]) {
        const { instance, ...said } = expectProblem(answer, { status: 401, code: 'unauthenticated' })
        expect(instance).toContain(ERP_API_BASE)
        expect({ ...said, instance: '' }).toEqual({ ...(uniform.body as object), instance: '' })
      }
    })
    expect(calls).toEqual([])
  })

  it.each([
    ['PUT', '/prices/{ref}', price, 'Pricing: Modify prices'],
    ['GET', '/prices/{ref}', undefined, 'Pricing: Read prices'],
    ['POST', '/prices/batches', { records: [] }, 'Pricing: Modify prices'],
    ['PUT', '/inventory/{ref}/main', { quantity: 1 }, 'Logistics: Logistics inventory full access'],
    ['POST', '/inventory/batches', { records: [] }, 'Logistics: Logistics inventory full access'],
    ['GET', '/inventory/{ref}/main', undefined, 'Logistics: Logistics inventory read only'],
  ])('a key without permissions: %s %s is 403 and names the resource', async (method, path, body, name) => {
    const { ref } = store().newSku()
    const calls = await store().callsDuring(async () => {
      const answer = await store().reader.send(method, path.replace('{ref}', ref), body)
      const { detail, help } = expectProblem(answer, { status: 403, code: 'forbidden_resource' })
      expect(detail).toContain(`"${name}"`)
      expect(help).toContain('role')
    })
    expect(calls).toEqual([])
  })
})

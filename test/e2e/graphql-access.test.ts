import { askPanel, queriesOfAllFields, type PanelAnswer } from '../support/panel-api'
import { WAREHOUSES, withSandbox, type Accepted, type Store } from './support'

interface RecordEvent {
  at: string
  batch: string | null
}

const store = withSandbox({ replicas: 1, asksPanel: true })

async function tokenOf({ appKey, appToken }: Store['sandbox']['keys']['erp']): Promise<string> {
  const login = { appkey: appKey, apptoken: appToken }
  const { body } = await store().vtex.post<{ token: string }>('/api/vtexid/apptoken/login', login)
  return body.token
}

const callers: [who: string, tokenOf: () => Promise<string | null>, code: string][] = [
  ['nobody', async () => null, 'UNAUTHENTICATED'],
  ['a token that does not exist', async () => 'made-up', 'UNAUTHENTICATED'],
  ['a shopper', async () => store().sandbox.tokens.shopper, 'FORBIDDEN'],
  ['an admin without the resource', async () => store().sandbox.tokens.viewer, 'FORBIDDEN'],
  ['a key without the resource', () => tokenOf(store().sandbox.keys.reader), 'FORBIDDEN'],
  ['a key of another account', () => tokenOf(store().sandbox.keys.otherAccount), 'UNAUTHENTICATED'],
]

describe.each(callers)('%s', (_who, tokenOfCaller, code) => {
  it.each(queriesOfAllFields)('is refused %s', async (_name, query) => {
    const token = await tokenOfCaller()
    let answer: PanelAnswer = {}
    const calls = await store().callsDuring(async () => {
      answer = await askPanel(store().vtex, query, { token })
    })
    expect(answer.data ?? null).toBeNull()
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code])
    expect(calls).toEqual([])
  })
})

describe('an admin with the resource', () => {
  const ask = (query: string, variables?: object) =>
    askPanel(store().vtex, query, { token: store().sandbox.tokens.admin, variables })

  it.each([
    'WAREHOUSE',
    'PRICE_TABLE',
    'CATEGORY',
    'BRAND',
    'TRADE_POLICY',
    'SPECIFICATION',
    'CARRIER',
    'PAYMENT_METHOD',
  ])('is shown what VTEX has as %s', async (kind) => {
    const { data, errors } = await ask(
      `query ($kind: ChoiceKind!) { choices(kind: $kind) {
          ... on Choices { isPartial choices { value label } } ... on Failure { code detail }
        } }`,
      { kind },
    )
    expect(errors).toBeUndefined()
    expect(data?.choices).toMatchObject({ isPartial: false, choices: expect.any(Array) as unknown })
    if (kind === 'WAREHOUSE')
      expect(data?.choices).toMatchObject({
        choices: WAREHOUSES.map(({ id, name }) => ({ value: id, label: name })),
      })
  })

  it('sees batches of every system, and sends the failed ones of a problem again', async () => {
    const records = [{ skuRef: 'unknown-sku', basePrice: 1 }]
    const { body: batch } = await store().erp.post<Accepted>('/prices/batches?park=false', { records })
    await store().erp.waitForBatch(batch.id)
    const shown = await ask(`{
      overview { problems { code exampleBatchId canRetry } }
      batches(filter: { flow: "prices" }) { batches { id source counts { failed } } }
    }`)
    expect(shown).toEqual({
      data: {
        overview: { problems: [{ code: 'sku_not_found', exampleBatchId: batch.id, canRetry: true }] },
        batches: { batches: [{ id: batch.id, source: 'vtexappkey-demo-erp', counts: { failed: 1 } }] },
      },
    })
    const sku = store().newSku('unknown-sku')
    const retried = await ask(
      'mutation { retryProblem(flow: "prices", code: "sku_not_found") { ... on RetriedProblem { batches { id retryOf } } } }',
    )
    expect(retried).toMatchObject({ data: { retryProblem: { batches: [{ retryOf: batch.id }] } } })
    const { batches } = (retried.data?.retryProblem ?? {}) as { batches: { id: string }[] }
    await store().erp.waitForBatch(batches[0]?.id ?? '')
    expect(await store().price(sku)).toMatchObject({ basePrice: 1 })
  })

  it('sees the calls to VTEX behind each event of a record, and sends its record again from there', async () => {
    const sku = store().newSku()
    const history = async () => {
      const { body } = await store().erp.get<{ events: RecordEvent[] }>(`/records/prices/${sku.ref}/history`)
      return body.events
    }
    await store().erp.put(`/prices/${sku.ref}`, { basePrice: 1 })
    const price = `/demo/pricing/prices/${sku.id}`
    const written = { method: 'PUT', path: price, status: 200, milliseconds: expect.any(Number) as unknown }
    const calls = [{ ...written, method: 'GET', status: 404 }, written]
    expect(await history()).toMatchObject([{ outcome: 'applied', batch: null, calls, callsLeftOut: 0 }])
    const records = [{ skuRef: sku.ref, basePrice: 2 }]
    const { body: batch } = await store().erp.post<Accepted>('/prices/batches', { records })
    await store().erp.waitForBatch(batch.id)
    const [event] = await history()
    expect(event).toMatchObject({ batch: batch.id, calls: [{ method: 'GET' }, { method: 'PUT' }] })

    const at = { flow: 'prices', ref: sku.ref, at: event?.at, batchId: batch.id }
    const shown = await ask(
      `query ($flow: String!, $ref: String!, $at: String!, $batchId: ID!) {
        recordAttempt(flow: $flow, ref: $ref, at: $at, batchId: $batchId) {
          ... on RecordAttempt { source recordJson canReplay calls { method path status } changes { field } }
        }
      }`,
      at,
    )
    expect(shown.data?.recordAttempt).toEqual({
      source: 'vtexappkey-demo-erp',
      recordJson: JSON.stringify({ ...records[0], fixedPricesMode: 'merge' }),
      canReplay: true,
      calls: ['GET', 'PUT'].map((method) => ({ method, path: price, status: 200 })),
      changes: [{ field: 'basePrice' }],
    })
    await store().setPrice(sku, { basePrice: 9 })
    const replayed = await ask(
      `mutation ($flow: String!, $ref: String!, $at: String!, $batchId: ID!) {
        replayRecord(flow: $flow, ref: $ref, at: $at, batchId: $batchId) { ... on Batch { id } }
      }`,
      at,
    )
    const { id } = (replayed.data?.replayRecord ?? {}) as Accepted
    await store().erp.waitForBatch(id)
    expect(await store().price(sku)).toMatchObject({ basePrice: 2 })
  })

  it('may be a program with a key, which sends its token as a header', async () => {
    const headers = {
      'x-vtex-api-appkey': undefined,
      'x-vtex-api-apptoken': undefined,
      VtexIdclientAutCookie: await tokenOf(store().sandbox.keys.erp),
    }
    const query = '{ settings { general { keepDays } } }'
    const answer = await store().vtex.post('/_v/private/graphql/v1', { query }, { headers })
    expect(answer.body).toEqual({ data: { settings: { general: { keepDays: 30 } } } })
    expect(answer.headers['cache-control']).toBe('private,max-age=0')
  })

  it('is told nothing of our insides where a request is wrong', async () => {
    const { data, errors } = await ask('{ batches(limit: 0) { cursor } }')
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe('invalid_parameter')
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|\.js:/)
  })
})

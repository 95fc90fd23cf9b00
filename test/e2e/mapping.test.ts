import { askPanel } from '../support/panel-api'
import { batchOf, control, deliver, Load, resultsOf } from './delivery'
import { asPerson, withSandbox, type Sku } from './support'

const store = withSandbox({ replicas: 1, asksPanel: true })

const FAILURE = '... on Failure { code detail }'
const number = [{ kind: 'number', decimal: ',', group: '.' }]
const take = (target: string, path: string, convert: object[] = []) => ({
  target,
  from: { kind: 'path', path },
  convert,
})
const document = (flow: string, fields: object[], changes: object = {}) => ({
  ...{ format: 1, flow, fields, filters: [], tests: [] },
  ...changes,
})
const prices = (changes: object = {}) =>
  document('prices', [take('skuRef', 'Codigo'), take('basePrice', 'Preco', number)], changes)
const stock = document('inventory', [
  take('skuRef', 'Codigo'),
  take('quantity', 'Saldo', number),
  take('warehouse', 'Deposito', [{ kind: 'table', table: 'warehouse' }]),
])
const row = ({ ref }: Sku, Preco: string) => ({ Codigo: ref, Preco })

/** Asks the panel's API as an admin; fails the test on an error. */
async function ask<T>(query: string, variables: object): Promise<T> {
  const { sandbox, vtex } = store()
  const { data, errors } = await askPanel(vtex, query, { token: sandbox.tokens.admin, variables })
  expect(errors).toBeUndefined()
  return data as T
}

type Saved = { saveDraft: { draft?: { revision: string }; code?: string } }
type Published = { publishDraft: { published?: { version: number }; code?: string } }

/** Publishes a mapping of the ERP's key; answers the version, or the code of the refusal. */
async function publish(mapping: { flow: string } & object): Promise<number | string> {
  const name = { source: store().sandbox.keys.erp.appKey, flow: mapping.flow }
  const { saveDraft } = await ask<Saved>(
    `mutation ($source: String!, $flow: String!, $documentJson: String!) {
      saveDraft(source: $source, flow: $flow, documentJson: $documentJson) { ... on Mapping { draft { revision } } ${FAILURE} }
    }`,
    { ...name, documentJson: JSON.stringify(mapping) },
  )
  const revision = saveDraft.draft?.revision
  if (revision === undefined) return saveDraft.code ?? 'nothing was saved'
  const { publishDraft } = await ask<Published>(
    `mutation ($source: String!, $flow: String!, $revision: String!) {
      publishDraft(source: $source, flow: $flow, revision: $revision) { ... on Mapping { published { version } } ${FAILURE} }
    }`,
    { ...name, revision },
  )
  if (publishDraft.published) return publishDraft.published.version
  await ask(
    `mutation ($source: String!, $flow: String!, $revision: String!) {
      discardDraft(source: $source, flow: $flow, revision: $revision) { __typename }
    }`,
    { ...name, revision },
  )
  return publishDraft.code ?? 'nothing was published'
}

/** Says what happens to unknown warehouses, and what these codes are. */
async function warehouses(policy: string, set: object[]): Promise<void> {
  const name = { source: store().sandbox.keys.erp.appKey, table: 'warehouse' }
  await ask(
    `mutation ($source: String!, $table: String!, $policy: UnknownCodePolicy!) {
      saveTablePolicy(source: $source, table: $table, policy: $policy) { __typename ${FAILURE} }
    }`,
    { ...name, policy },
  )
  await ask(
    `mutation ($source: String!, $table: String!, $set: [CodeInput!]) {
      saveCodes(source: $source, table: $table, set: $set) { __typename ${FAILURE} }
    }`,
    { ...name, set },
  )
}

describe('a source with a mapping', () => {
  it('sends its own shape: by PUT, in batches and in imports; others stay canonical', async () => {
    const [one, two, three] = store().newSkus(3) as [Sku, Sku, Sku]
    const version = await publish(prices())
    expect(await store().erp.put(`/prices/${one.ref}`, row(one, '1.234,56'))).toMatchObject({
      status: 200,
      body: { outcome: 'applied', mappingVersion: version },
    })
    expect(await deliver(store(), 'prices', [row(two, '10')])).toMatchObject({
      mappingVersion: version,
      counts: { applied: 1 },
    })
    const load = await Load.open(store().erp, { flow: 'prices' })
    await load.part(1, [row(three, '7,5')])
    expect(await load.finish()).toMatchObject({ mappingVersion: version, counts: { applied: 1 } })
    expect([await store().price(one), await store().price(two), await store().price(three)]).toMatchObject([
      { basePrice: 1_234.56 },
      { basePrice: 10 },
      { basePrice: 7.5 },
    ])
    const history = await store().erp.get(`/records/prices/${one.ref}/history`)
    expect(history.body).toMatchObject({ events: [{ outcome: 'applied', mappingVersion: version }] })
    // A person has no mapping, so what they send is canonical.
    const headers = asPerson(store().sandbox.tokens.admin)
    const put = await store().erp.put(`/prices/${one.ref}`, { basePrice: 5 }, { headers })
    expect(put).toMatchObject({ status: 200, body: { outcome: 'applied', mappingVersion: null } })
  })

  it('is told where in its own record something is wrong', async () => {
    const sku = store().newSku()
    await publish(prices())
    expect(await store().erp.put(`/prices/${sku.ref}`, row(sku, 'a combinar'))).toMatchObject({
      status: 422,
      body: { code: 'mapping_failed', errors: [{ pointer: '/Preco' }] },
    })
    expect(await store().erp.put(`/prices/${sku.ref}`, row(store().newSku(), '1'))).toMatchObject({
      status: 422,
      body: { code: 'ref_mismatch' },
    })
  })

  it('has refused records sent again once the mapping reads them', async () => {
    const sku = store().newSku()
    await publish(prices())
    const { id, counts } = await deliver(store(), 'prices', [{ Codigo: sku.ref, Valor: '9,90' }])
    expect(counts).toMatchObject({ failed: 1, applied: 0 })
    await publish(document('prices', [take('skuRef', 'Codigo'), take('basePrice', 'Valor', number)]))
    const retried = await control(store().erp, id, 'retry')
    expect(await batchOf(store().erp, retried.body.id)).toMatchObject({ retryOf: id, counts: { applied: 1 } })
    expect(await store().price(sku)).toMatchObject({ basePrice: 9.9 })
  })

  it('is skipped what a filter leaves out, and shown plans alone in a dry run', async () => {
    const sku = store().newSku()
    await publish(prices({ filters: [{ path: 'Site', is: 'equals', value: 'S' }] }))
    expect(await store().erp.put(`/prices/${sku.ref}`, row(sku, '1'))).toMatchObject({
      status: 200,
      body: { outcome: 'skipped', code: 'filtered' },
    })
    const wanted = { ...row(sku, '1'), Site: 'S' }
    expect(await store().erp.put(`/prices/${sku.ref}?dryRun=true`, wanted)).toMatchObject({
      body: { outcome: 'applied', dryRun: true, changes: [{ field: 'basePrice', after: 1 }] },
    })
    expect(await store().price(sku)).toBeNull()
  })
})

it('publishes nothing that cannot be used, or whose test is red', async () => {
  const sample = { Codigo: 'A', Preco: '2,00' }
  const test = (basePrice: number) => ({ name: 'a price', sample, expected: { skuRef: 'A', basePrice } })
  expect(await publish(prices({ tests: [test(3)] }))).toBe('tests_failed')
  expect(await publish(document('prices', [take('noSuchField', 'A')]))).toBe('invalid_mapping')
  expect(await publish(prices({ tests: [test(2)] }))).toEqual(expect.any(Number))
})

describe('a code without a value', () => {
  const stocked = ({ ref }: Sku, Deposito: string) => ({ Codigo: ref, Saldo: '5', Deposito })

  it('lets its records wait, and go on when it gets one', async () => {
    const [one, two] = store().newSkus(2) as [Sku, Sku]
    await publish(stock)
    await warehouses('PARK', [])
    expect(await store().erp.put(`/inventory/${one.ref}/main`, stocked(one, 'D1'))).toMatchObject({
      status: 202,
      body: { outcome: 'parked', code: 'unmapped_code' },
    })
    const { id, counts } = await deliver(store(), 'inventory', [stocked(two, 'D1'), stocked(two, 'D2')])
    expect(counts).toMatchObject({ parked: 2, failed: 0 })
    const { appKey: source } = store().sandbox.keys.erp
    const code = { source, table: 'warehouse', flow: 'inventory', since: expect.any(String) as unknown }
    expect((await store().erp.get('/waiting')).body).toEqual({
      total: 3,
      waiting: [],
      codes: [
        { ...code, code: 'D1', records: 2 },
        { ...code, code: 'D2', records: 1 },
      ],
    })
    await warehouses('PARK', [{ code: 'D1', value: 'main' }])
    const [went, still] = await resultsOf(store(), id)
    expect([went, still]).toMatchObject([{ outcome: 'skipped' }, { outcome: 'parked' }])
    const next = /batch (\w{26})/.exec(went?.message ?? '')?.[1] ?? ''
    expect(await batchOf(store().erp, next)).toMatchObject({ retryOf: id, counts: { applied: 1 } })
    // The single one went on before: it waited longer.
    expect([await store().balance(one), await store().balance(two)]).toMatchObject([
      { totalQuantity: 5 },
      { totalQuantity: 5 },
    ])
  })

  it('refuses them where the store wants that', async () => {
    const sku = store().newSku()
    await publish(stock)
    await warehouses('REJECT', [])
    expect(await store().erp.put(`/inventory/${sku.ref}/main`, stocked(sku, 'D9'))).toMatchObject({
      status: 422,
      body: { code: 'unmapped_code', errors: [{ pointer: '/Deposito' }] },
    })
    const { codes } = await ask<{ codes: { codes: object[] } }>(
      `query ($source: String!) { codes(source: $source, table: "warehouse", show: UNKNOWN) { codes { code count exampleFlow } } }`,
      { source: store().sandbox.keys.erp.appKey },
    )
    expect(codes.codes).toContainEqual({ code: 'D9', count: 1, exampleFlow: 'inventory' })
  })
})

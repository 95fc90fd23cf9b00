import { ok } from 'neverthrow'
import type { MatchRule, ReferenceFlow } from '../flows/flow'
import { testDeps } from '../testing/deps'
import { directoryOf, nothingRemembered } from './directory'
import { ledgerIn } from './ledger'
import { saveFlowSettings } from './settings'

/** A store with a SKU and a product of the code CODE and the id 7; `known` are ids the ledger has. */
async function open(flow: 'skus' | 'products', match: MatchRule, known: Record<string, string> = {}) {
  const deps = testDeps()
  const { store } = deps
  store.skus.set('CODE', '7')
  const product = { Id: 7, RefId: 'CODE' }
  Object.assign(deps.clients, {
    products: {
      byId: async (id: string) => (store.calls.push(`products.byId ${id}`), ok(id === '7' ? product : null)),
    },
  })
  Object.assign(deps.clients.catalog, {
    productByRef: async (ref: string) => (
      store.calls.push(`catalog.productByRef ${ref}`),
      ok(ref === 'CODE' ? product : null)
    ),
  })
  await saveFlowSettings(deps, flow, { ownership: {}, match })
  const entry = { hash: '', order: '', at: '', batch: null, outcome: 'applied' as const, fields: {} }
  await ledgerIn(deps.documents).save(
    flow,
    new Map(Object.entries(known).map(([id, vtexId]) => [id, { ...entry, vtexId }])),
  )
  const find = async (...refs: string[]) =>
    (
      await directoryOf(deps, nothingRemembered, {
        source: null,
        priority: 'background',
        deadline: Infinity,
      }).ids(flow, refs)
    ).map((id) =>
      id.match(
        (found) => found,
        ({ code, needs }) => `${code} ${needs?.flow ?? ''}:${needs?.ref ?? ''}`,
      ),
    )
  return { deps, store, find }
}

type Row = [
  ReferenceFlow & ('skus' | 'products'),
  MatchRule,
  string,
  Record<string, string>,
  string,
  string[],
]

it.each<Row>([
  ['skus', 'refId', 'CODE', {}, '7', ['catalog.skuIdsByRefs CODE']],
  ['skus', 'refId', 'CODE', { CODE: '8' }, '7', ['catalog.skuIdsByRefs CODE']],
  ['skus', 'refId', 'NO', {}, 'sku_not_found skus:NO', ['catalog.skuIdsByRefs NO', 'catalog.skuByRef NO']],
  ['skus', 'ean', 'A', { A: '8' }, '8', []],
  ['skus', 'ean', 'CODE', { CODE: '8' }, '8', []],
  ['skus', 'ean', 'CODE', {}, '7', ['catalog.skuIdsByRefs CODE']],
  ['skus', 'ean', 'A', { A: '' }, 'sku_not_found skus:A', ['catalog.skuIdsByRefs A', 'catalog.skuByRef A']],
  ['skus', 'vtexId', 'A', { A: '8' }, '8', []],
  ['skus', 'vtexId', '7', {}, '7', ['catalog.skuById 7']],
  ['skus', 'vtexId', '9', {}, 'sku_not_found skus:9', ['catalog.skuById 9']],
  ['skus', 'vtexId', 'CODE', {}, 'sku_not_found skus:CODE', []],
  ['products', 'refId', 'A', { A: '8' }, '8', []],
  ['products', 'refId', 'CODE', {}, '7', ['catalog.productByRef CODE']],
  ['products', 'vtexId', 'A', { A: '8' }, '8', []],
  ['products', 'vtexId', '7', {}, '7', ['products.byId 7']],
  ['products', 'vtexId', '9', {}, 'product_not_found products:9', ['products.byId 9']],
  ['products', 'vtexId', 'CODE', {}, 'product_not_found products:CODE', []],
])('finds %s by %s: %s, where the app knows %j', async (flow, match, ref, known, found, calls) => {
  const { store, find } = await open(flow, match, known)
  expect(await find(ref)).toEqual([found])
  expect(store.calls).toEqual(calls)
})

it('does not believe what was found by the rule of before', async () => {
  const { deps, store, find } = await open('skus', 'ean', { CODE: '8' })
  expect(await find('CODE')).toEqual(['8'])
  await saveFlowSettings(deps, 'skus', { ownership: {}, match: 'refId' })
  expect(await find('CODE')).toEqual(['7'])
  expect(await find('CODE')).toEqual(['7'])
  expect(store.calls).toEqual(['catalog.skuIdsByRefs CODE'])
})

import type { VtexProduct } from '../../clients/catalog/products'
import { failure } from '../../errors/failure'
import { memoryProducts } from '../../testing/product-store'
import { applyPrepared, fieldsOf, prepareProduct, syncProduct } from '../../testing/sync-product'
import type { MatchRule } from '../flow'
import { findProduct } from './find'
import { productRecord, vtexProduct } from './fixtures'

const CODE = 'BK-1'

it.each<[MatchRule, string, string, string, Partial<VtexProduct>, number | string | null, string[]]>([
  ['refId', 'the code', CODE, '', {}, 7, ['catalog.productByRef', 'products.byId']],
  ['refId', 'no such code', 'NO', '', {}, null, ['catalog.productByRef']],
  ['refId', 'the ledger knows', CODE, '7', {}, 7, ['products.byId']],
  [
    'refId',
    'the one it knows has another code',
    CODE,
    '7',
    { RefId: 'OWN' },
    'match_ambiguous',
    ['products.byId', 'catalog.productByRef'],
  ],
  ['vtexId', 'the id', '7', '', { RefId: 'OWN' }, 7, ['products.byId']],
  ['vtexId', 'no such id', '8', '', {}, 'product_not_found', ['products.byId']],
  ['vtexId', 'a ref that is no id', CODE, '', {}, 'product_not_found', []],
  ['vtexId', 'the ledger knows, whatever its code', CODE, '7', { RefId: 'OWN' }, 7, ['products.byId']],
  ['vtexId', 'the id when the one it knew is gone', '7', '9', {}, 7, ['products.byId', 'products.byId']],
])('%s: %s', async (match, _what, ref, vtexId, fields, found, calls) => {
  const store = memoryProducts(vtexProduct(fields))
  const wanted = { key: [ref], record: productRecord({ ref }) }
  const answer = await findProduct({ vtexId, match }, wanted, store.clients)
  expect(
    answer.match<number | string | null>(
      (product) => product && product.Id,
      ({ code }) => code,
    ),
  ).toBe(found)
  expect(store.calls.map((call) => call.split(' ')[0])).toEqual(calls)
})

describe('the reference code of a product that was found by its id', () => {
  const sync = (store: ReturnType<typeof memoryProducts>) =>
    syncProduct(store, productRecord({ ref: '7' }), '', 'vtexId')

  it('is set where there is none', async () => {
    const store = memoryProducts(vtexProduct({ RefId: '' }))
    expect(fieldsOf(await sync(store))).toEqual(['ref'])
    expect(store.products).toEqual(new Map([[7, vtexProduct({ RefId: '7' })]]))
  })

  it('stays where people keep another, and is no change', async () => {
    expect(await sync(memoryProducts(vtexProduct({ RefId: 'OWN' })))).toEqual([])
  })

  it('that another product has is reported, and that one is left alone', async () => {
    const store = memoryProducts(vtexProduct({ RefId: '' }))
    const taken = failure('vtex_refused', 'taken', { kind: 'conflict', existingId: '8' })
    store.faults.set('products.replace', [{ failure: taken }])
    const failed = (
      await applyPrepared(store, await prepareProduct(store, productRecord({ ref: '7' }), '', 'vtexId'))
    )._unsafeUnwrapErr()
    expect(failed.code).toBe('match_ambiguous')
    expect(failed.existingId).toBeUndefined()
  })
})

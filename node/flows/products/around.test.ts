import { failure } from '../../errors/failure'
import { memoryProducts } from '../../testing/product-store'
import { applyPrepared, clientsOf, fieldsOf, prepareProduct, syncProduct } from '../../testing/sync-product'
import { products } from '.'
import { directory, productRecord, vtexProduct, vtexSku } from './fixtures'

describe('what hangs on a product', () => {
  it('trade policies: the difference, then the product again so that VTEX indexes it', async () => {
    const store = memoryProducts(vtexProduct())
    store.tradePolicies.set(7, [1, 3])
    const plan = await syncProduct(store, productRecord({ tradePolicies: ['3', '2'] }), '7')
    expect(plan).toEqual([{ field: 'tradePolicies', before: ['1', '3'], after: ['3', '2'] }])
    expect(store.tradePolicies.get(7)).toEqual([3, 2])
    expect(store.products.get(7)).toEqual(vtexProduct())
    expect(store.calls.slice(2)).toEqual([
      'products.addTradePolicy',
      'products.removeTradePolicy',
      'products.replace',
    ])
  })

  it('similar categories: the difference alone', async () => {
    const store = memoryProducts(vtexProduct())
    store.similar.set(7, [21])
    await syncProduct(store, productRecord({ similarCategoryRefs: ['C3'] }), '7')
    expect(store.similar.get(7)).toEqual([22])
    await syncProduct(store, productRecord({ similarCategoryRefs: null }), '7')
    expect(store.similar.get(7)).toEqual([])
    expect(store.calls).not.toContain('products.replace')
  })

  it('specifications: those not sent stay, in one call', async () => {
    const store = memoryProducts(vtexProduct())
    store.specifications.set(
      7,
      new Map([
        ['Material', ['Oțel', 'Wood']],
        ['Color', ['Red']],
      ]),
    )
    const specifications = [
      { name: 'material', values: ['Wood', 'Otel'] },
      { ref: 'color', values: ['Blue'] },
    ]
    const plan = await syncProduct(store, productRecord({ specifications }), '7')
    expect(plan).toEqual([{ field: 'specifications.color', before: ['Red'], after: ['Blue'] }])
    expect(store.specifications.get(7)?.get('Color')).toEqual(['Blue'])
    expect(store.calls).toEqual(['products.byId', 'products.specifications', 'products.setSpecifications'])
  })

  it.each([
    ['an empty list', []],
    ['null', null],
  ])('specifications: %s clears one', async (_name, values) => {
    const store = memoryProducts(vtexProduct())
    store.specifications.set(
      7,
      new Map([
        ['Material', ['Wood']],
        ['Color', ['Red']],
      ]),
    )
    await syncProduct(store, productRecord({ specifications: [{ ref: 'color', values }] }), '7')
    expect(store.bodies).toEqual([
      [
        { Id: 31, Name: 'Color', Value: [] },
        { Id: 30, Name: 'Material', Value: ['Wood'] },
      ],
    ])
  })

  it('specifications: alone where VTEX refuses to be told the others again', async () => {
    const store = memoryProducts(vtexProduct())
    store.specifications.set(7, new Map([['Of another category', ['Red']]]))
    const specifications = [{ ref: 'color', values: ['Blue'] }]
    await syncProduct(store, productRecord({ specifications }), '7')
    expect(store.bodies.at(-1)).toEqual([{ Id: 31, Value: ['Blue'] }])
    expect(store.calls.slice(2)).toEqual(['products.setSpecifications', 'products.setSpecifications'])
  })

  it('specifications: 0 is taken for what VTEX does not show', async () => {
    const store = memoryProducts(vtexProduct())
    const specifications = [{ name: 'Gears', values: ['0'] }]
    expect(await syncProduct(store, productRecord({ specifications }), '7')).toEqual([])
    store.specifications.set(7, new Map([['Gears', ['21']]]))
    expect(fieldsOf(await syncProduct(store, productRecord({ specifications }), '7'))).toHaveLength(1)
  })

  it('inactive: its active SKUs too, after it, and all else of them stays', async () => {
    const store = memoryProducts(vtexProduct())
    for (const [Id, IsActive] of [true, false, true].entries())
      store.skus.set(Id + 1, vtexSku({ Id: Id + 1, IsActive }))
    const plan = await syncProduct(store, productRecord({ active: false }), '7')
    expect(fieldsOf(plan)).toEqual(['active', 'skus.1.active', 'skus.3.active'])
    expect(store.calls.slice(2)).toEqual([
      'products.replace',
      ...['skus.byId', 'skus.replace', 'skus.byId', 'skus.replace'],
    ])
    const { EstimatedDateArrival: _date, ManufacturerCode: _code, ModalType: _modal, ...kept } = vtexSku()
    expect(store.skus.get(3)).toEqual({ ...kept, Id: 3, IsActive: false })
    expect(await syncProduct(store, productRecord({ active: false }), '7')).toEqual([])
    expect(fieldsOf(await syncProduct(store, productRecord({ active: true }), '7'))).toEqual(['active'])
    expect(store.skus.get(1)?.IsActive).toBe(false)
  })

  it('a failure in between leaves what is undone to the next plan', async () => {
    const store = memoryProducts()
    store.faults.set('products.setSpecifications', [{ failure: failure('vtex_unavailable') }])
    const record = productRecord({ tradePolicies: [2], specifications: [{ name: 'Color', values: ['Red'] }] })
    expect((await applyPrepared(store, await prepareProduct(store, record))).isErr()).toBe(true)
    expect(fieldsOf(await syncProduct(store, record))).toEqual(['specifications.Color'])
    expect(store.products.size).toBe(1)
  })

  it('is shown with VTEX’s ids of brand and category', async () => {
    const store = memoryProducts(vtexProduct())
    const wanted = { key: ['BK-1'], record: null }
    const [target] = await products.locate([wanted], directory())
    const live = (await products.read(target!._unsafeUnwrap(), clientsOf(store), wanted))._unsafeUnwrap()
    expect(products.show(['BK-1'], live!)).toMatchObject({
      ref: 'BK-1',
      brandId: '10',
      categoryId: '20',
      releaseDate: '2025-07-01T00:00:00Z',
      keywords: ['bike', 'hill'],
      tradePolicies: ['1'],
      specifications: [],
    })
  })
})

import { describeWithAdventureWorks, loadAdventureWorks } from '../adventureworks'
import { toCents } from '../adventureworks/money'

describeWithAdventureWorks('AdventureWorks as an ERP', (erp) => {
  test('the numbers of the data set', () => {
    const { products, locations, inventory, skus, warehouses, stock, prices } = erp
    expect([products, locations, inventory].map(({ length }) => length)).toEqual([504, 14, 1069])
    expect([skus, warehouses, stock, prices].map(({ length }) => length)).toEqual([295, 11, 460, 295])
  })

  test('refs and keys are unique and refer to each other', () => {
    const refs = new Set(erp.skus.map(({ refId }) => refId))
    const ids = new Set(erp.warehouses.map(({ id }) => id))
    expect(refs.size).toBe(295)
    expect(new Set(erp.stock.map(({ skuRef, warehouse }) => `${skuRef} ${warehouse}`)).size).toBe(460)
    expect(erp.stock.every(({ skuRef, warehouse }) => refs.has(skuRef) && ids.has(warehouse))).toBe(true)
    expect(new Set(erp.prices.map(({ skuRef }) => skuRef))).toEqual(refs)
  })

  test('parts are not sold', () => {
    expect(erp.products).toContainEqual(expect.objectContaining({ number: 'AR-5381', finished: false }))
    expect(erp.skus).not.toContainEqual(expect.objectContaining({ refId: 'AR-5381' }))
  })

  test.each([
    ['FR-R92B-58', 1431.5, 1059.31],
    ['HL-U509-R', 34.99, 13.09],
    ['FW-M423', 60.75, 26.97],
    ['FR-M21B-42', 249.79, 136.79],
    ['BK-R19B-52', 539.99, 343.65],
  ])('price of %s', (skuRef, basePrice, costPrice) => {
    expect(erp.prices).toContainEqual({ skuRef, basePrice, costPrice })
  })

  test('names and stock, row by row', () => {
    expect(erp.skus).toContainEqual({ refId: 'FR-R92B-58', name: 'HL Road Frame - Black, 58' })
    expect(erp.warehouses).toContainEqual({ id: 'loc-7', name: 'Finished Goods Storage' })
    expect(erp.stock.filter(({ skuRef }) => skuRef === 'BK-R19B-52')).toEqual([
      { skuRef: 'BK-R19B-52', warehouse: 'loc-7', quantity: 78 },
      { skuRef: 'BK-R19B-52', warehouse: 'loc-60', quantity: 116 },
    ])
    expect(erp.stock).toContainEqual({ skuRef: 'HL-U509-R', warehouse: 'loc-7', quantity: 288 })
  })

  test('amounts have at most two decimals', () => {
    const amounts = erp.prices.flatMap(({ basePrice, costPrice }) => [basePrice, costPrice ?? 0])
    expect(amounts.filter((amount) => !/^\d+(\.\d{1,2})?$/.test(String(amount)))).toEqual([])
  })
})

test.each([
  ['60.745', 6075],
  ['209.025', 20903],
  ['1.005', 101],
  ['0.995', 100],
  ['33.6442', 3364],
  ['0.0049', 0],
  ['.00', 0],
  ['1431.5', 143150],
  ['7', 700],
])('%s is %d cents', (amount, cents) => {
  expect(toCents(amount)).toBe(cents)
})

test.each(['', '.', '-1', '1e3', '1,5', 'NaN'])('%j is no amount', (amount) => {
  expect(() => toCents(amount)).toThrow('is not an amount')
})

test('without the files it says what to set', () => {
  expect(() => loadAdventureWorks('/nowhere')).toThrow('ADVENTUREWORKS_DIR')
})

import { inFakeTime } from '../../testing/deps'
import { codeOf, run } from '../../testing/soap-run'

// A first lease waits for others that may be written at the same time.
beforeAll(() => jest.useFakeTimers())
afterAll(() => jest.useRealTimers())

const component = (fields: string) => `<stockKeepingUnitKit>${fields}</stockKeepingUnitKit>`
const ofKit = '<StockKeepingUnitId>7</StockKeepingUnitId><StockKeepingUnitParent>8</StockKeepingUnitParent>'

it('shows the components of a kit', async () => {
  const { answer } = await run('StockKeepingUnitKitListByParent', '<idSkuParent>8</idSkuParent>')
  expect(answer._unsafeUnwrap()).toContain(
    '<a:Amount>2</a:Amount><a:Id>1</a:Id><a:StockKeepingUnitId>7</a:StockKeepingUnitId>' +
      '<a:StockKeepingUnitParent>8</a:StockKeepingUnitParent><a:UnitPrice>5.0000</a:UnitPrice>',
  )
})

it('sets a component, and answers its row', async () => {
  const { names, bodies, answer } = await inFakeTime(
    run('StockKeepingUnitKitInsertUpdate', component(`<Amount>3</Amount>${ofKit}<UnitPrice>4</UnitPrice>`)),
  )
  expect(names).toContain('kits.add')
  expect(bodies).toContainEqual({
    ...{ StockKeepingUnitParent: 8, StockKeepingUnitId: 7, Quantity: 3, UnitPrice: 4 },
  })
  expect(answer._unsafeUnwrap()).toContain('<stockKeepingUnitKitId>1</stockKeepingUnitKitId>')
})

it.each([
  ['no amount', ofKit, 'invalid_record'],
  ['no kit', '<Amount>1</Amount><StockKeepingUnitId>7</StockKeepingUnitId>', 'invalid_record'],
  ['another component', `<Amount>1</Amount>${ofKit.replace('7', '99')}`, 'sku_not_found'],
])('refuses a component of %s', async (_name, fields, code) => {
  const refused = await run('StockKeepingUnitKitInsertUpdate', component(fields))
  expect(codeOf(refused)).toBe(code)
  expect(refused.names).toEqual([])
})

it('takes all components of a kit away, and none of one that has none', async () => {
  const removed = await inFakeTime(run('StockKeepingUnitKitDeleteByParent', '<idSkuParent>8</idSkuParent>'))
  expect(removed).toMatchObject({ names: ['kits.removeAllOf'], bodies: ['8'] })
  expect(codeOf(removed)).toBe('answered')
  const none = await inFakeTime(run('StockKeepingUnitKitDeleteByParent', '<idSkuParent>7</idSkuParent>'))
  expect(none).toMatchObject({ names: [] })
  expect(codeOf(none)).toBe('answered')
})

it.each([
  ['<idSkuParent>99</idSkuParent>', 'sku_not_found'],
  ['', 'invalid_record'],
])('takes nothing away of %p', async (inside, code) => {
  const refused = await run('StockKeepingUnitKitDeleteByParent', inside)
  expect(codeOf(refused)).toBe(code)
  expect(refused.names).toEqual([])
})

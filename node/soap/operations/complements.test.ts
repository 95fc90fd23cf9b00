import { ok } from 'neverthrow'
import { inFakeTime } from '../../testing/deps'
import { codeOf, run, type SoapOptions } from '../../testing/soap-run'

beforeAll(() => jest.useFakeTimers())
afterAll(() => jest.useRealTimers())

const send = (fields: string, options?: SoapOptions) =>
  inFakeTime(
    run(
      'StockKeepingUnitComplementInsertUpdate',
      `<objStockKeepingUnitComplementDTO>${fields}</objStockKeepingUnitComplementDTO>`,
      options,
    ),
  )
const list = (...ids: number[]) =>
  `<StockKeepingUnitComplements>${ids.map((id) => `<int>${id}</int>`).join('')}</StockKeepingUnitComplements>`
const of7 = '<StockKeepingUnitId>7</StockKeepingUnitId>'

it.each([
  ['Accessory', 1],
  ['Sugestion', 2],
  ['Similarly', 3],
  ['Generic', 5],
])('adds a complement of type %s once', async (name, ComplementTypeId) => {
  const sent = await send(`<ComplementType>${name}</ComplementType>${list(8, 8)}${of7}`)
  expect(codeOf(sent)).toBe('answered')
  expect(sent).toMatchObject({
    asked: ['Sku.aspx'],
    names: ['complements.add'],
    bodies: [{ ParentSkuId: 7, SkuId: 8, ComplementTypeId }],
  })
})

it('writes nothing where the SKU is a complement already', async () => {
  const answers = { 'complements.of': () => ok([8, 99]) }
  const again = await send(`<ComplementType>Accessory</ComplementType>${list(8, 99)}${of7}`, { answers })
  expect(again).toMatchObject({ names: [] })
  expect(codeOf(again)).toBe('answered')
})

it.each([
  ['no type', `${list(8)}${of7}`, 'invalid_record'],
  ['no SKU', `<ComplementType>Accessory</ComplementType>${list(8)}`, 'invalid_record'],
  ['no complements', `<ComplementType>Accessory</ComplementType>${list()}${of7}`, 'invalid_record'],
  ['an id that is none', `<ComplementType>Accessory</ComplementType>${list(8, 0)}${of7}`, 'invalid_record'],
  [
    'more than can be written in time',
    `<ComplementType>Accessory</ComplementType>${list(...Array.from({ length: 51 }, (_, at) => at + 1))}${of7}`,
    'invalid_record',
  ],
  ['an unknown one', `<ComplementType>Accessory</ComplementType>${list(8, 99)}${of7}`, 'sku_not_found'],
])('writes nothing of %s', async (_name, fields, code) => {
  const refused = await send(fields)
  expect(codeOf(refused)).toBe(code)
  expect(refused.names).toEqual([])
})

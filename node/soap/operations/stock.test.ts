import { ok } from 'neverthrow'
import { codeOf, run } from '../../testing/soap-run'

const sent = '<IdEstoque>7</IdEstoque><IdSku>7</IdSku>'
const sentV3 = '<wareHouseId>1_7</wareHouseId><itemId>7</itemId>'

it.each([
  ['WareHouseIStockableUpdate', `${sent}<Quantidade>5</Quantidade>`],
  ['WareHouseIStockableUpdateV3', `${sentV3}<availableQuantity>5</availableQuantity>`],
])('%s sets the quantity, as it was counted', async (operation, inside) => {
  const counted = '<dateOfAvailability>2025-08-31T10:00:00</dateOfAvailability>'
  const { names, bodies, asked } = await run(operation, inside + counted)
  expect(names).toEqual(['logistics.setQuantity'])
  expect(bodies).toEqual([
    { quantity: 5, unlimitedQuantity: false, dateUtcOnBalanceSystem: '2025-08-31T13:00:00.000Z' },
  ])
  expect(asked).toEqual(['InventoryAdmin,LogisticsAdmin'])
})

it('takes no count from a day to come', async () => {
  const later = '<Quantidade>5</Quantidade><dateOfAvailability>9999-12-31T00:00:00</dateOfAvailability>'
  const { bodies } = await run('WareHouseIStockableUpdate', sent + later)
  const [{ dateUtcOnBalanceSystem }] = bodies as [{ dateUtcOnBalanceSystem: string }]
  expect(Date.parse(dateUtcOnBalanceSystem)).toBeLessThanOrEqual(Date.now())
})

it('writes nothing where VTEX has it', async () => {
  const same = () => ok([{ warehouseId: '1_7', totalQuantity: 5, reservedQuantity: 0 }])
  const answers = { 'logistics.balances': same }
  expect(
    await run('WareHouseIStockableUpdate', `${sent}<Quantidade>5</Quantidade>`, { answers }),
  ).toMatchObject({ names: [] })
})

it.each([
  ['no quantity', sent, 'invalid_record'],
  ['less than none', `${sent}<Quantidade>-1</Quantidade>`, 'invalid_record'],
  ['no SKU', '<IdEstoque>7</IdEstoque><Quantidade>1</Quantidade>', 'invalid_record'],
  ['another SKU', '<IdEstoque>7</IdEstoque><IdSku>99</IdSku><Quantidade>1</Quantidade>', 'sku_not_found'],
  [
    'another warehouse',
    '<IdEstoque>8</IdEstoque><IdSku>7</IdSku><Quantidade>1</Quantidade>',
    'warehouse_not_found',
  ],
])('refuses %s', async (_name, inside, code) => {
  const refused = await run('WareHouseIStockableUpdate', inside)
  expect(codeOf(refused)).toBe(code)
  expect(refused.names).toEqual([])
})

it('shows stock with what is reserved', async () => {
  const shown =
    '<a:AvailableQuantity>7</a:AvailableQuantity><a:ReservedQuantity>2</a:ReservedQuantity>' +
    '<a:StockKeepingUnitId>7</a:StockKeepingUnitId><a:TotalQuantity>9</a:TotalQuantity>' +
    '<a:WareHouseId>7</a:WareHouseId><a:WareHouseIdV3>1_7</a:WareHouseIdV3><a:WareHouseName>Main</a:WareHouseName>'
  for (const [operation, inside] of [
    ['WareHouseIStockableGetByStockKeepingUnit', '<WareHouseId>7</WareHouseId><SkuId>7</SkuId>'],
    ['WareHouseIStockableGetByStockKeepingUnitV3', '<SkuId>7</SkuId>'],
  ] as const)
    expect((await run(operation, inside)).answer._unsafeUnwrap()).toContain(shown)
})

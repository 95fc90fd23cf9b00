import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexBalance, VtexWarehouse } from '../../clients/logistics'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered } from '../contract'
import { countedAt } from '../dto/text'
import { numberOfWarehouse, warehouseOfNumber } from '../dto/warehouse'
import { given, idIn, refused, write, type Answer, type Call, type Operations } from './call'

const { read, write: change } = flows.inventory.permissions

export const stockOperations = {
  WareHouseIStockableUpdate: {
    anyOf: change,
    handle: ({ IdEstoque, IdSku, Quantidade, dateOfAvailability }, call) =>
      safeTry(async function* () {
        const skuId = yield* idIn('IdSku', IdSku)
        const quantity = yield* unitsIn('Quantidade', Quantidade)
        const warehouse = yield* await warehouseWith('IdEstoque', IdEstoque, call)
        yield* await setStock({ skuId, warehouse: warehouse.id, quantity, counted: dateOfAvailability }, call)
        return ok({})
      }),
  },
  WareHouseIStockableUpdateV3: {
    anyOf: change,
    handle: ({ wareHouseId, itemId, availableQuantity, dateOfAvailability }, call) =>
      safeTry(async function* () {
        const warehouse = yield* given('wareHouseId', wareHouseId)
        const skuId = yield* idIn('itemId', itemId)
        const quantity = yield* unitsIn('availableQuantity', availableQuantity)
        yield* await setStock({ skuId, warehouse, quantity, counted: dateOfAvailability }, call)
        return ok({})
      }),
  },
  WareHouseIStockableGetByStockKeepingUnit: {
    anyOf: read,
    handle: ({ WareHouseId, SkuId }, call) =>
      safeTry(async function* () {
        const skuId = yield* idIn('SkuId', SkuId)
        const warehouse = yield* await warehouseWith('WareHouseId', WareHouseId, call)
        const balances = yield* await call.clients.logistics.balances(skuId)
        const found = balances.find(({ warehouseId }) => warehouseId === warehouse.id)
        return ok({ result: found ? stockDto(found, skuId, [warehouse]) : null })
      }),
  },
  WareHouseIStockableGetByStockKeepingUnitV3: {
    anyOf: read,
    handle: ({ SkuId }, { clients }) =>
      safeTry(async function* () {
        const skuId = yield* idIn('SkuId', SkuId)
        const balances = yield* await clients.logistics.balances(skuId)
        const warehouses = yield* await clients.logistics.warehouses()
        return ok({ result: balances.map((balance) => stockDto(balance, skuId, warehouses)) })
      }),
  },
} as const satisfies Operations

interface Stock {
  skuId: string
  /** VTEX's id of the warehouse. */
  warehouse: string
  quantity: number
  /** When it was counted, as it was sent. */
  counted: string | null
}

function setStock({ skuId, warehouse, quantity, counted }: Stock, call: Call): Answer<unknown> {
  const asOf = countedAt(counted, call.deps.now())
  return write(call, 'inventory', { skuRef: refOfVtexId(skuId), warehouse, quantity, asOf })
}

/** The warehouse that a number names, which has to be there. */
async function warehouseWith(name: string, value: number | null, { clients }: Call): Answer<VtexWarehouse> {
  const number = idIn(name, value)
  if (number.isErr()) return err(number.error)
  const listed = await clients.logistics.warehouses()
  return listed.andThen((all) => {
    const found = warehouseOfNumber(all, number.value)
    return found ? ok(found) : fail('warehouse_not_found', `VTEX has no warehouse ${number.value}.`)
  })
}

/** Units have to be said: what is absent is 0 in .NET, and would empty the warehouse. */
function unitsIn(name: string, value: number | null): Result<number, Failure> {
  if (value !== null && value < 0) return refused(name, 'too_small', 'must be 0 or more')
  return given(name, value)
}

function stockDto(
  { warehouseId, totalQuantity, reservedQuantity }: VtexBalance,
  skuId: string,
  warehouses: readonly VtexWarehouse[],
): Answered<'WareHouseIStockableDTO'> {
  return {
    AvailableQuantity: totalQuantity - reservedQuantity,
    ReservedQuantity: reservedQuantity,
    StockKeepingUnitId: Number(skuId),
    TotalQuantity: totalQuantity,
    WareHouseId: numberOfWarehouse(warehouseId),
    WareHouseIdV3: warehouseId,
    WareHouseName: warehouses.find(({ id }) => id === warehouseId)?.name ?? null,
  }
}

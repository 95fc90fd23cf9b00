import Big from 'big.js'
import { prorate } from '../../orders/canonical/money'
import type { ErpOrder } from '../../orders/erp-order'
import type { Answered } from '../contract'
import { storedDecimal } from './decimal'
import { nothingOf } from './nothing'
import { numberOfWarehouse } from './warehouse'
import { wholeOf } from './whole'

type Item = Answered<'OrderItemDTO'>
type Line = ErpOrder['lines'][number]

/**
 * The items of one delivery: the WebService knew no quantity, so every unit is an item. Costs of the units add up to the
 * line, and shipping costs to the delivery, to the cent. Pure.
 */
export function itemDtos(lines: readonly Line[], { id, price }: { id: number; price: number }): Item[] {
  const units = lines.flatMap(unitsOf)
  const shipping = split(price, units.length)
  return units.map((unit, index) => ({
    ...unit,
    Id: id * 10_000 + index + 1,
    OrderDeliveryId: id,
    ShippingCost: shipping[index] ?? null,
    ShippingCostOff: shipping[index] ?? null,
  }))
}

function unitsOf(line: Line): Item[] {
  const { quantity, total, discount } = line
  const [costs, costsOff, discounts] = [total + discount, total, discount].map((all) => split(all, quantity))
  return Array.from({ length: quantity }, (_, index) => ({
    ...nothingOf('OrderItemDTO'),
    Cost: costs?.[index] ?? null,
    CostOff: costsOff?.[index] ?? null,
    Discounts: discount > 0 ? [discountDto(discounts?.[index] ?? null)] : null,
    IsGift: line.gift,
    IsKit: line.components.length > 0,
    ItemId: wholeOf(line.skuId),
    ListPrice: storedDecimal(line.listPrice),
    MeasurementUnit: line.measurementUnit,
    OrderItemServices: index === 0 ? line.services.map(serviceDto) : null,
    RefId: line.skuRef,
    StockLikelyId: line.warehouse === null ? null : numberOfWarehouse(line.warehouse),
    StockLikelyIdV3: line.warehouse,
    UnitMultiplier: storedDecimal(line.unitMultiplier),
  }))
}

const discountDto = (value: string | null): Answered<'OrderItemDiscountDTO'> => ({
  ...nothingOf('OrderItemDiscountDTO'),
  IsPercentual: false,
  Value: value,
})

const serviceDto = ({ id, name, price }: Line['services'][number]): Answered<'OrderItemServiceDTO'> => ({
  ...nothingOf('OrderItemServiceDTO'),
  Price: storedDecimal(price),
  StockKeepingUnitService: { ...nothingOf('StockKeepingUnitServiceDTO'), Id: wholeOf(id), Name: name },
  StockKeepingUnitServiceId: wholeOf(id),
})

/** An amount in so many parts that add up to it. */
function split(amount: number, parts: number): string[] {
  const cents = Number(new Big(amount).times(100).round())
  const shares = prorate(cents, Array<number>(parts).fill(1))
  return shares.map((share) => new Big(share).div(100).toFixed(4))
}

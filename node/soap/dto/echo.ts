import type { Answered, Sent } from '../contract'
import { echoed } from './decimal'

const decimals = [
  ...['CostPrice', 'CubicWeight', 'Height', 'Length', 'ListPrice', 'Price', 'RealHeight', 'RealLength'],
  ...['RealWeightKg', 'RealWidth', 'RewardValue', 'UnitMultiplier', 'WeightKg', 'Width'],
] as const satisfies readonly (keyof Sent<'StockKeepingUnitDTO'>)[]

/** What is stored of a SKU, its decimals as they were just sent. Pure. */
export function echoedSku(
  sent: Sent<'StockKeepingUnitDTO'>,
  stored: Answered<'StockKeepingUnitDTO'>,
): Answered<'StockKeepingUnitDTO'> {
  const kept = decimals.map((field) => [field, echoed(sent[field], stored[field])])
  return { ...stored, ...(Object.fromEntries(kept) as Partial<typeof stored>) }
}

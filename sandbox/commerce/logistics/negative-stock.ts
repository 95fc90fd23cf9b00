import { quantities } from './stock-reports'
import { warehousesNamed, type LogisticsState } from './store'

/**
 * The warehouse whose negative stock makes a SKU unavailable in all of a trade policy (help centre, "my inventory is
 * negative"); null where there is none. Assumption: a warehouse without docks serves every policy, a dock without
 * policies too.
 */
export function hiddenBy(
  logistics: LogisticsState,
  skuId: string,
  salesChannel: string,
  now: number,
): string | null {
  const negative = [...(logistics.stock.get(skuId)?.values() ?? [])].find(
    (stock) =>
      serves(logistics, stock.warehouseId, salesChannel) && quantities(logistics, stock, now).available < 0,
  )
  return negative?.warehouseId ?? null
}

function serves(logistics: LogisticsState, warehouseId: string, salesChannel: string): boolean {
  const docks = warehousesNamed(logistics, warehouseId).flatMap(({ warehouseDocks }) => warehouseDocks)
  return (
    docks.length === 0 ||
    docks.some(({ dockId }) => {
      const channels = logistics.docks.get(dockId)?.salesChannels ?? []
      return channels.length === 0 || channels.includes(salesChannel)
    })
  )
}

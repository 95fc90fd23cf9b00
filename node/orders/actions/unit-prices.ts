/** So many units at one price; cents. */
export interface PricedUnits {
  quantity: number
  price: number
}

/**
 * What each unit of a line is sold for, so that all of them come to what the line does: the first units are a cent
 * cheaper than the last where it does not divide. Pure.
 */
export function unitPricesOf({ quantity, net }: { quantity: number; net: number }): PricedUnits[] {
  if (quantity === 0) return []
  const low = Math.floor(net / quantity)
  const dearer = net - low * quantity
  return [
    { quantity: quantity - dearer, price: low },
    { quantity: dearer, price: low + 1 },
  ].filter((units) => units.quantity > 0)
}

/** The units after the first `skipped`: as many as wanted, or as there are. Pure. */
export function takeUnits(units: readonly PricedUnits[], skipped: number, wanted: number): PricedUnits[] {
  let at = 0
  return units.flatMap(({ quantity, price }) => {
    const from = Math.max(at, skipped)
    const to = Math.min(at + quantity, skipped + wanted)
    at += quantity
    return to > from ? [{ quantity: to - from, price }] : []
  })
}

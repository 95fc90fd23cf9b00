/** Units per SKU id, as the ERP's warehouse really has them. */
export class Shelves {
  private readonly units = new Map<string, number>()

  constructor(skuIds: Iterable<string>, units: number) {
    for (const id of skuIds) this.units.set(id, units)
  }

  /** Goods leave (negative) or come back. */
  move(moves: ReadonlyMap<string, number>, sign: 1 | -1): void {
    for (const [id, units] of moves) this.units.set(id, this.of(id) + sign * units)
  }

  of(skuId: string): number {
    return this.units.get(skuId) ?? 0
  }
}

/** Units of each SKU id in lines, of a kit its parts. */
export function unitsIn(
  lines: readonly {
    skuId: string
    quantity: number
    components: readonly { skuId: string; quantity: number }[]
  }[],
): Map<string, number> {
  const sum = new Map<string, number>()
  for (const { skuId, quantity, components } of lines) {
    const parts = components.length > 0 ? components : [{ skuId, quantity: 1 }]
    for (const part of parts) sum.set(part.skuId, (sum.get(part.skuId) ?? 0) + part.quantity * quantity)
  }
  return sum
}

/** Ids of the old WebService were numbers; VTEX put a number for the kind of load before them: 1 became `1_1`. */
const OF_NUMBER = /^(?:\d+_)?(\d{1,9})$/

/** The warehouse an ERP knows by a number: the one with that id, `1_` and it, or else the only id that ends so. Pure. */
export function warehouseOfNumber<W extends { id: string }>(
  warehouses: readonly W[],
  number: string,
): W | undefined {
  const exact = [number, `1_${number}`]
    .map((id) => warehouses.find((each) => each.id === id))
    .find((found) => found !== undefined)
  const similar = warehouses.filter(({ id }) => numberOfWarehouse(id) === Number(number))
  return exact ?? (similar.length === 1 ? similar[0] : undefined)
}

/** The number an ERP knows a warehouse by; null where its id has none. Pure. */
export function numberOfWarehouse(id: string): number | null {
  const [, number] = OF_NUMBER.exec(id) ?? []
  return number === undefined ? null : Number(number)
}

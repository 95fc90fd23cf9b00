/** Fields a record's ref consists of, per flow where that is not `ref` alone. */
const named: Record<string, string[]> = {
  prices: ['skuRef'],
  images: ['skuRef'],
  inventory: ['skuRef', 'warehouse'],
}

/** Names of the fields that together are the ref of a flow's records. */
export function keyFields(flow: string): string[] {
  return named[flow] ?? ['ref']
}

/** What the person typed as one ref; null while a part is missing. */
export function joinRef(parts: string[]): string | null {
  const trimmed = parts.map((part) => part.trim())
  return trimmed.every((part) => part !== '') ? trimmed.join('/') : null
}

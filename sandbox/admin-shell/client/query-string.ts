/**
 * Query strings as vtex.render-runtime treats them (react/utils/pages.ts there): names and values are decoded
 * when they are read, and written as they are. What a page writes is therefore decoded once more than encoded.
 */
export type Query = Record<string, string | undefined>

export function parseQuery(search: string): Query {
  return Object.fromEntries(new URLSearchParams(search))
}

/** Sorted by name; names without a value are left out. */
export function writeQuery(query: Query): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
}

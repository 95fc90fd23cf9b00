/** A value that came as JSON text, for people: text without quotes, the rest as it is; null when there is none. */
export function readable(json: string | null): string | null {
  if (json === null) return null
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'string' ? value : JSON.stringify(value)
  } catch {
    return json
  }
}

/** JSON pointer into a record (`/fixedPrices/0/value`) as people write fields: `fixedPrices[0].value`. */
export function fieldName(pointer: string): string {
  return pointer
    .split('/')
    .filter((part) => part !== '' && part !== '#')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce(
      (name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : name === '' ? part : `${name}.${part}`),
      '',
    )
}

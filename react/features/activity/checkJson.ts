export type CheckedJson =
  | { kind: 'record' }
  | { kind: 'empty' }
  /** JSON, but no object: a record is one. */
  | { kind: 'not-object' }
  /** Line and column count from 1; null where the browser does not say. */
  | { kind: 'broken'; line: number | null; column: number | null }

/** Whether a text is a record as JSON; where it is broken, if it is. */
export function checkJson(text: string): CheckedJson {
  if (text.trim() === '') return { kind: 'empty' }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { kind: 'record' }
      : { kind: 'not-object' }
  } catch (error) {
    return { kind: 'broken', ...placeOf(String(error), text) }
  }
}

/** Chrome says `position 12`, Firefox `line 1 column 13`, and a text that ends too early says neither. */
function placeOf(message: string, text: string): { line: number | null; column: number | null } {
  const named = /line (\d+) column (\d+)/.exec(message)
  if (named) return { line: Number(named[1]), column: Number(named[2]) }
  const position = /position (\d+)/.exec(message)?.[1] ?? (/end/i.test(message) ? text.length : undefined)
  if (position === undefined) return { line: null, column: null }
  const lines = text.slice(0, Number(position)).split('\n')
  return { line: lines.length, column: (lines[lines.length - 1] ?? '').length + 1 }
}

/** JSON text with an indent of two; a text that is no JSON stays as it is. */
export function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}

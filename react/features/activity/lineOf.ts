type Container = Record<string, unknown>

/** Line (from 1) of the value a JSON pointer names, in the text as `indented` writes it; null where there is none. */
export function lineOf(json: string, pointer: string): number | null {
  const parts = pointer.split('/').slice(1).map(unescape)
  const marker = `marker-${Math.random()}`
  try {
    const root = JSON.parse(json) as unknown
    if (parts.length === 0 || !setAt(root, parts, marker)) return null
    return (
      JSON.stringify(root, null, 2)
        .split('\n')
        .findIndex((line) => line.includes(marker)) + 1
    )
  } catch {
    return null
  }
}

function setAt(root: unknown, parts: string[], value: string): boolean {
  const [part = '', ...rest] = parts
  if (typeof root !== 'object' || root === null || !(part in root)) return false
  const container = root as Container
  if (rest.length > 0) return setAt(container[part], rest, value)
  container[part] = value
  return true
}

const unescape = (part: string): string => part.replace(/~1/g, '/').replace(/~0/g, '~')

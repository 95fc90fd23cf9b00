import type { Route } from './route'

export type Match =
  | { kind: 'route'; route: Route; params: Record<string, string> }
  /** The path exists with other methods. */
  | { kind: 'method'; allowed: string[] }
  | { kind: 'nothing' }
  /** A part of the path is not valid percent-encoding. */
  | { kind: 'malformed' }

/** Finds the route of a path below the base path; literal parts beat parameters. Refs are percent-encoded by the caller. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  const parts = splitPath(path)
  const found = routes.filter((route) => fits(splitPath(route.path), parts))
  const candidates = found
    .filter((route) => route.method === method)
    .sort((a, b) => parameters(a) - parameters(b))
  const route = candidates[0]
  if (!route)
    return found.length > 0
      ? { kind: 'method', allowed: [...new Set(found.map((each) => each.method))] }
      : { kind: 'nothing' }
  try {
    return { kind: 'route', route, params: paramsOf(splitPath(route.path), parts) }
  } catch {
    return { kind: 'malformed' }
  }
}

const splitPath = (path: string): string[] => path.split('/').slice(1)

const isParameter = (part: string): boolean => part.startsWith('{')

const parameters = ({ path }: Route): number => splitPath(path).filter(isParameter).length

function fits(template: string[], parts: string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, index) => isParameter(part) || part === parts[index])
  )
}

function paramsOf(template: string[], parts: string[]): Record<string, string> {
  const pairs = template.flatMap((part, index) =>
    isParameter(part) ? [[part.slice(1, -1), decodeURIComponent(parts[index] ?? '')]] : [],
  )
  return Object.fromEntries(pairs) as Record<string, string>
}

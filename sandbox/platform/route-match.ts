import type { ServiceJson } from './manifest'

export interface AppRoute {
  id: string
  policies: ServiceJson['routes'][string]['policies']
}

export interface AppRouteMatch extends AppRoute {
  /** Raw, still percent-encoded. */
  params: Record<string, string>
}

interface Compiled extends AppRoute {
  expression: RegExp
  names: string[]
  rank: number
}

/** Finds the app's route of a path by service.json's templates: literals, `:name`, `*rest`. */
export class AppRoutes {
  private readonly routes: Compiled[]

  constructor(routes: ServiceJson['routes'], visibility: 'public' | 'private') {
    this.routes = Object.entries(routes)
      .filter(([, route]) => route.public === (visibility === 'public'))
      .map(([id, { path, policies }]) => ({ id, policies, ...compile(path) }))
      .sort((left, right) => right.rank - left.rank)
  }

  match(path: string): AppRouteMatch | null {
    for (const { id, policies, expression, names } of this.routes) {
      const found = expression.exec(path)
      if (found === null) continue
      const params = Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']))
      return { id, policies, params }
    }
    return null
  }
}

function compile(path: string) {
  const names: string[] = []
  const source = path
    .split('/')
    .map((segment) => {
      const [sign, name] = [segment[0], segment.slice(1)]
      if (sign !== ':' && sign !== '*') return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      names.push(name)
      return sign === '*' ? '(.*)' : '([^/]+)'
    })
    .join('/')
  // More literal characters win; a catch-all loses to everything of the same length.
  const rank = path.replace(/[:*][^/]*/g, '').length * 2 - (path.includes('*') ? 1 : 0)
  return { expression: new RegExp(`^${source}/?$`), names, rank }
}

import type { ApiRoute } from '../http'

export interface RouteMatch<Route> {
  route: Route
  /** Percent-decoded. */
  params: Record<string, string>
}

interface Compiled<Route> {
  route: Route
  parts: { literal: string | null; name: string }[]
  literals: number
}

/** Finds the route of a path by its template; literal segments win over parameters. */
export class TemplateRouter<Route extends Pick<ApiRoute, 'method' | 'template'>> {
  private readonly table = new Map<string, Compiled<Route>[]>()

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.add(route)
    for (const list of this.table.values()) list.sort((left, right) => right.literals - left.literals)
  }

  /** `path` is raw, without query. Null when nothing matches or a parameter is not valid percent-encoding. */
  match(method: string, path: string): RouteMatch<Route> | null {
    const segments = path.split('/')
    const candidates = this.table.get(`${method} ${segments.length}`) ?? []
    const found = candidates.find(({ parts }) =>
      parts.every(({ literal }, index) => literal === null || literal === segments[index]?.toLowerCase()),
    )
    if (found === undefined) return null
    const params = decodeParams(found, segments)
    return params === null ? null : { route: found.route, params }
  }

  private add(route: Route): void {
    const parts = route.template.split('/').map((segment) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1]
      return name === undefined ? { literal: segment.toLowerCase(), name: '' } : { literal: null, name }
    })
    const key = `${route.method} ${parts.length}`
    const list = this.table.get(key) ?? []
    list.push({ route, parts, literals: parts.filter(({ literal }) => literal !== null).length })
    this.table.set(key, list)
  }
}

function decodeParams<Route>({ parts }: Compiled<Route>, segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [index, { literal, name }] of parts.entries()) {
    if (literal !== null) continue
    const value = decode(segments[index] ?? '')
    if (value === null || value === '') return null
    params[name] = value
  }
  return params
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

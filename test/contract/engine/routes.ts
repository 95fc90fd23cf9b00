import { METHODS, type Document, type Method, type Operation, type PathItem, type Server } from './openapi'

/** One documented operation under one of its servers. */
export interface Route {
  /** `PUT /pricing/prices/{itemId}`: how coverage and problems name it. */
  key: string
  method: Method
  template: string
  document: Document
  item: PathItem
  operation: Operation
  /** Matches host and raw path together; its groups are the raw values of `names`. */
  pattern: RegExp
  names: string[]
  /** Per path segment 0 literal, 1 partly literal, 2 parameter: the smaller in text order, the more specific. */
  specificity: string
}

export interface Match {
  route: Route
  params: Record<string, string>
}

/** Every operation of the documents, once per server it is served from. */
export function routesOf(documents: readonly Document[]): Route[] {
  return documents.flatMap((document) =>
    Object.entries(document.paths).flatMap(([template, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method.toLowerCase() as Lowercase<Method>]
        if (!operation) return []
        const servers = operation.servers ?? item.servers ?? document.servers ?? []
        const about = { key: `${method} ${template}`, method, template, document, item, operation }
        return servers.flatMap((server) => routeUnder(server, about))
      }),
    ),
  )
}

function routeUnder(server: Server, about: Omit<Route, 'pattern' | 'names' | 'specificity'>): Route[] {
  const address = hostAndPrefix(server)
  if (address === null) return []
  const { source, names } = templatePattern(about.template)
  const specificity = about.template.split('/').map(segmentRank).join('')
  return [{ ...about, names, specificity, pattern: new RegExp(`^${address}${source}$`) }]
}

/** A server's URL as regular expression text, or null when its whole host is a variable, as it then says nothing. */
function hostAndPrefix({ url, variables = {} }: Server): string | null {
  const address = url.replace(/^https?:\/\//, '').replace(/\/$/, '')
  if (/^\{[^}]+\}(\/|$)/.test(address)) return null
  return address
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith('{') ? variableSource(variables[part.slice(1, -1)]?.enum) : escape(part)))
    .join('')
}

const variableSource = (values?: string[]) => (values ? `(?:${values.map(escape).join('|')})` : '[^./]+')

function templatePattern(template: string): { source: string; names: string[] } {
  const parts = template.split(/\{([^}]+)\}/)
  const names = parts.filter((_, index) => index % 2 === 1)
  return { names, source: parts.map((part, index) => (index % 2 === 1 ? '([^/]+?)' : escape(part))).join('') }
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function segmentRank(segment: string): 0 | 1 | 2 {
  if (!segment.includes('{')) return 0
  return /^\{[^}]+\}$/.test(segment) ? 2 : 1
}

/** Finds routes by method, host and raw path. */
export class RouteTable {
  private readonly byMethod = new Map<string, Route[]>()

  constructor(private readonly routes: readonly Route[]) {
    for (const method of METHODS) {
      const own = routes.filter((route) => route.method === method)
      this.byMethod.set(
        method,
        own.sort((a, b) => (a.specificity < b.specificity ? -1 : a.specificity > b.specificity ? 1 : 0)),
      )
    }
  }

  /** The most specific matches, several only where two documents describe the same template; [] when none. */
  find(method: string, host: string, path: string): Match[] {
    const address = host.toLowerCase().replace(/:\d+$/, '') + path
    const found: Match[] = []
    for (const route of this.byMethod.get(method) ?? []) {
      if (found[0] && found[0].route.specificity !== route.specificity) break
      const values = route.pattern.exec(address)
      if (values) found.push({ route, params: pairs(route.names, values.slice(1)) })
    }
    return found
  }

  /** Why `find` found nothing, in words. */
  explain(method: string, host: string, path: string): string {
    const others = METHODS.filter((other) => other !== method && this.find(other, host, path).length > 0)
    if (others.length) return `${method} is not documented for ${path} (${others.join(', ')} is)`
    const elsewhere = this.routes.some(
      (route) =>
        route.method === method && new RegExp(`${templatePattern(route.template).source}$`).test(path),
    )
    return elsewhere ? `${method} ${path} is not served by ${host}` : `${method} ${path} is not documented`
  }
}

const pairs = (names: string[], values: string[]) =>
  Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))

import {
  resolve,
  type Document,
  type Operation,
  type Parameter,
  type PathItem,
  type RequestBody,
} from './openapi'
import { RouteTable, type Match, type Route } from './routes'
import { compile, type Finding } from './schemas'

/** A request as it left the app, recorded at the transport. */
export interface OutgoingRequest {
  method: string
  /** Without a scheme: `portal.vtexcommercestable.com.br`. */
  host: string
  /** Raw, still percent-encoded, without the query. */
  path: string
  query: Record<string, string | string[]>
  /** Parsed JSON; undefined when there was no body. */
  body?: unknown
}

export interface Problem {
  in: 'route' | 'path' | 'query' | 'body'
  /** Into a body a JSON pointer, of a parameter its name, of a route empty. */
  pointer: string
  message: string
}

type Validate = (value: unknown) => Finding[]

interface Rules {
  path: Map<string, Validate>
  query: Map<string, { required: boolean; validate: Validate }>
  body: Validate | null
}

/** Checks requests against documented operations; compiles an operation's rules when it is first met. */
export class Contract {
  private readonly table: RouteTable
  private readonly rules = new Map<Operation, Rules>()

  constructor(readonly routes: readonly Route[]) {
    this.table = new RouteTable(routes)
  }

  /** What is wrong with the request; [] when it is as documented. */
  check(request: OutgoingRequest): Problem[] {
    const { method, host, path } = request
    const matches = this.table.find(method, host, path)
    const answers = matches.map((match) => this.checkAgainst(match, request))
    // Master Data v1 and v2 share templates: a request that fits either is right.
    const best = answers.find((problems) => problems.length === 0) ?? answers[0]
    return best ?? [{ in: 'route', pointer: '', message: this.table.explain(method, host, path) }]
  }

  /** How often each operation was called: `PUT /pricing/prices/{itemId}` → count; undocumented calls are left out. */
  coverage(requests: readonly OutgoingRequest[]): Record<string, number> {
    const counts = new Map<string, number>()
    for (const { method, host, path } of requests) {
      const key = this.table.find(method, host, path)[0]?.route.key
      if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  private checkAgainst({ route, params }: Match, { query, body }: OutgoingRequest): Problem[] {
    const rules = this.rulesOf(route)
    return [...pathProblems(rules, params), ...queryProblems(rules, query), ...bodyProblems(rules, body)]
  }

  private rulesOf({ operation, item, document }: Route): Rules {
    const known = this.rules.get(operation)
    if (known) return known
    const rules = compileRules(operation, item, document)
    this.rules.set(operation, rules)
    return rules
  }
}

function compileRules(operation: Operation, item: PathItem, document: Document): Rules {
  const rules: Rules = { path: new Map(), query: new Map(), body: null }
  for (const given of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolve<Parameter>(given, document)
    const validate = parameter.schema ? compile(parameter.schema, document) : () => []
    if (parameter.in === 'path') rules.path.set(parameter.name, asTyped(validate))
    if (parameter.in === 'query')
      rules.query.set(parameter.name, { required: parameter.required ?? false, validate: asTyped(validate) })
  }
  if (operation.requestBody) rules.body = compileBody(resolve(operation.requestBody, document), document)
  return rules
}

/** Only JSON bodies are looked into. */
function compileBody({ content }: RequestBody, document: Document): Validate {
  const schema = content['application/json']?.schema
  return schema ? compile(schema, document) : () => []
}

/** Texts of a path or query, tried as what they may stand for: 7 is a fine integer and a fine string. */
function asTyped(validate: Validate): Validate {
  return (text) => {
    const asText = validate(text)
    return asText.length === 0 ? asText : validate(readings(text))
  }
}

function readings(text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return text === 'true' ? true : text === 'false' ? false : text
}

function pathProblems(rules: Rules, params: Record<string, string>): Problem[] {
  return Object.entries(params).flatMap(([name, raw]) => {
    const value = decoded(raw)
    if (value === null)
      return [{ in: 'path', pointer: name, message: `${raw} is not percent-encoded` } as const]
    const findings = rules.path.get(name)?.(value) ?? []
    return findings.map(({ message }) => ({ in: 'path', pointer: name, message }) as const)
  })
}

function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw)
  } catch {
    return null
  }
}

function queryProblems(rules: Rules, query: OutgoingRequest['query']): Problem[] {
  const problem = (pointer: string, message: string): Problem => ({ in: 'query', pointer, message })
  const missing = [...rules.query].filter(([name, { required }]) => required && query[name] === undefined)
  const sent = Object.entries(query).flatMap(([name, value]) => {
    const rule = rules.query.get(name)
    if (rule) return rule.validate(value).map(({ message }) => problem(name, message))
    // `an` names the account to the platform's router, whatever the API.
    return name === 'an' ? [] : [problem(name, 'is not documented')]
  })
  return [...missing.map(([name]) => problem(name, 'is required')), ...sent]
}

function bodyProblems({ body: validate }: Rules, body: unknown): Problem[] {
  const problem = (pointer: string, message: string): Problem => ({ in: 'body', pointer, message })
  if (!validate) return body === undefined ? [] : [problem('', 'no body is documented')]
  // The documents forget to mark bodies as required; one that is documented is taken as required.
  if (body === undefined) return [problem('', 'a body is required')]
  return validate(body).map(({ pointer, message }) => problem(pointer, message))
}

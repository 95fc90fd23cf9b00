/** The part of OpenAPI 3.0 that VTEX's documents use to describe requests. */

export interface Reference {
  $ref: string
}

export interface Schema {
  type?: string
  nullable?: boolean
  enum?: unknown[]
  required?: string[]
  properties?: Record<string, Schema | Reference>
  additionalProperties?: boolean | Schema | Reference
  items?: Schema | Reference
  allOf?: (Schema | Reference)[]
  anyOf?: (Schema | Reference)[]
  oneOf?: (Schema | Reference)[]
  [keyword: string]: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required?: boolean
  schema?: Schema | Reference
}

export interface Media {
  schema?: Schema | Reference
  example?: unknown
  examples?: Record<string, { value?: unknown }>
}

export interface RequestBody {
  required?: boolean
  content: Record<string, Media>
}

export interface Server {
  url: string
  variables?: Record<string, { enum?: string[]; default: string }>
}

export interface Operation {
  parameters?: (Parameter | Reference)[]
  requestBody?: RequestBody | Reference
  servers?: Server[]
}

export interface PathItem extends Partial<Record<Lowercase<Method>, Operation>> {
  servers?: Server[]
  parameters?: (Parameter | Reference)[]
}

export interface Document {
  servers?: Server[]
  paths: Record<string, PathItem>
  components?: Record<string, Record<string, unknown>>
}

export const METHODS = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]

/** Follows `$ref` inside one document (`#/components/…`). Throws when it points nowhere. */
export function resolve<T extends object>(value: T | Reference, document: Document): T {
  if (!('$ref' in value)) return value
  const keys = value.$ref.replace(/^#\//, '').split('/').map(unescapeKey)
  const target = keys.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key],
    document,
  )
  if (typeof target !== 'object' || target === null) throw new Error(`${value.$ref} points nowhere`)
  return resolve(target as T | Reference, document)
}

const unescapeKey = (key: string) => decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~')

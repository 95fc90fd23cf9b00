import Ajv from 'ajv/dist/2020'
import { openApiDocument } from './openapi'
import { routes } from './routes'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security?: object[]
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}

interface OpenApi {
  openapi: string
  info: { version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; securitySchemes: object }
}

const document = openApiDocument(routes, '1.2.3') as OpenApi
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

it('describes every route, and nothing else', () => {
  const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`)
  expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
  expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } })
})

it('names every operation once', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(names.every((name) => /^[a-z]+(_[a-z]+)*$/.test(name))).toBe(true)
  expect(new Set(names).size).toBe(names.length)
})

it.each(operations.map((each) => [each.operation.operationId, each] as const))(
  '%s is complete',
  (_id, each) => {
    const { path, operation } = each
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(operation.parameters.every(({ in: place, required }) => (place === 'path') === required)).toBe(
      true,
    )
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']))
    expect(Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status))).toBe(true)
    expect(operation.summary).toMatch(/[^.]$/)
    const route = routes.find(({ docs }) => docs.operationId === operation.operationId)
    expect(operation.security).toEqual(route?.access === 'public' ? [] : undefined)
  },
)

it('refers only to what there is, and each component compiles', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref as string)
  expect(refs.length).toBeGreaterThan(0)
  for (const ref of refs) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(ref)?.[1] ?? ''
    expect(Object.keys(document.components.schemas)).toContain(name)
  }
  const ajv = new Ajv({ strict: false, validateFormats: false })
  ajv.addSchema({ ...document, $id: 'contract' })
  for (const name of Object.keys(document.components.schemas)) {
    expect(() => ajv.compile({ $ref: `contract#/components/schemas/${name}` })).not.toThrow()
  }
})

describe('the schema of a price record', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false })
  ajv.addSchema({ ...document, $id: 'contract' })
  const isPrice = ajv.compile({ $ref: 'contract#/components/schemas/Price' })
  it.each<[object, boolean]>([
    [{ skuRef: 'A', basePrice: '10.50', listPrice: null }, true],
    [{ skuRef: 'A', basePrice: 10, fixedPrices: [{ priceTable: 'gold', value: 9 }] }, true],
    [{ basePrice: 10 }, false],
    [{ skuRef: 'A', price: 10 }, false],
    [{ skuRef: 'A', basePrice: true }, false],
  ])('%j: %s', (record, expected) => {
    expect(isPrice(record)).toBe(expected)
  })
})

it('offers gzip-free names of media types that the calls read', () => {
  const types = operations.flatMap(({ operation }) => Object.keys(operation.requestBody?.content ?? {}))
  expect([...new Set(types)].sort()).toEqual(['application/json', 'application/x-ndjson'])
})

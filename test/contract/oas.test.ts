import type { RequestBody } from './engine/openapi'
import type { Route } from './engine/routes'
import { describeWithSpecs, isInfra, loadSpecs, type OutgoingRequest } from './oas'
import { JANUS, PRICING, prices, request, RIGHT, stock, WRONG } from './oas.cases'

describeWithSpecs("requests against VTEX's OpenAPI documents", (contract) => {
  test.each(RIGHT)('%s is right', (_, sent) => {
    expect(contract.check(sent)).toEqual([])
  })

  test.each(WRONG)('%s is wrong', (_, sent, problem) => {
    expect(contract.check(sent)).toEqual([expect.objectContaining(problem)])
  })

  test('coverage counts calls per operation', () => {
    const calls = [request('GET', prices), request('GET', prices.replace('/1', '/2')), request('PUT', stock)]
    expect(contract.coverage([...calls, request('GET', 'nowhere/x')])).toEqual({
      'GET /pricing/prices/{itemId}': 2,
      'PUT /api/logistics/pvt/inventory/skus/{skuId}/warehouses/{warehouseId}': 1,
    })
  })

  describe('an unknown key added to a documented example', () => {
    // Maps of ids to names: every key is right there.
    const maps = ['/rules/0/context/categories', '/rules/0/context/brands']
    const cases = examplesOf(contract.routes, /^\w+ (\/pricing\/|\/api\/logistics\/pvt\/inventory\/)/)

    test('there are examples to try', () => expect(cases.length).toBeGreaterThanOrEqual(6))

    test.each(cases)('%s', (_, route, example) => {
      const send = (body: unknown) => contract.check(exampleRequest(route, body))
      expect(send(example)).toEqual([])
      const tried = objectsIn(example).filter((pointer) => !maps.includes(pointer))
      expect(tried.length).toBeGreaterThan(0)
      for (const pointer of tried) {
        expect(send(withUnknownKey(example, pointer))).toContainEqual(
          expect.objectContaining({ in: 'body', pointer: `${pointer}/unknownKey` }),
        )
      }
    })
  })
})

test('without the documents there is no contract', () => {
  expect(loadSpecs('/nowhere')).toBeNull()
})

test.each([
  ['infra.io.vtex.com', true],
  ['api.vtex.com', false],
])('%s is infrastructure: %s', (host, infra) => {
  expect(isInfra(host)).toBe(infra)
})

function examplesOf(routes: readonly Route[], key: RegExp): [string, Route, unknown][] {
  const seen = new Map<string, [string, Route, unknown]>()
  for (const route of routes.filter((route) => key.test(route.key))) {
    const example = (route.operation.requestBody as RequestBody | undefined)?.content['application/json']
      ?.example
    if (example !== undefined) seen.set(route.key, [route.key, route, example])
  }
  return [...seen.values()]
}

function exampleRequest({ method, template }: Route, body: unknown): OutgoingRequest {
  const host = template.startsWith('/pricing') ? `${PRICING}/demo` : JANUS
  return request(method, host + template.replace(/\{[^}]+\}/g, '1'), body)
}

/** JSON pointers of every object in a value; keys of the examples need no escaping. */
function objectsIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, child]) => objectsIn(child, `${at}/${key}`))
  return Array.isArray(value) ? inside : [at, ...inside]
}

function withUnknownKey(value: unknown, pointer: string): unknown {
  const copy: unknown = structuredClone(value)
  const target = pointer
    .split('/')
    .slice(1)
    .reduce((at, key) => (at as Record<string, unknown>)[key], copy)
  Object.assign(target as object, { unknownKey: 1 })
  return copy
}

import { matchRoute } from './match'
import type { Route } from './route'
import { routes } from './routes'

/** Template that answers, with its parameters; or the kind of no. */
function matched(method: string, path: string) {
  const match = matchRoute(routes, method, path)
  if (match.kind === 'route') return [match.route.path, match.params]
  return match.kind === 'method' ? match.allowed : match.kind
}

it.each([
  ['PUT', '/prices/A-1', ['/prices/{skuRef}', { skuRef: 'A-1' }]],
  ['GET', '/inventory/A/main', ['/inventory/{skuRef}/{warehouse}', { skuRef: 'A', warehouse: 'main' }]],
  ['POST', '/prices/batches', ['/prices/batches', {}]],
  ['GET', '/prices/batches', ['/prices/{skuRef}', { skuRef: 'batches' }]],
  ['GET', '/batches/01J/records', ['/batches/{id}/records', { id: '01J' }]],
  ['GET', '/openapi.json', ['/openapi.json', {}]],
])('%s %s is %j', (method, path, expected) => {
  expect(matched(method, path)).toEqual(expected)
})

it.each([
  ['a%2Fb', 'a/b'],
  ['%20A%201', ' A 1'],
  ['a+b', 'a+b'],
  ['100%25', '100%'],
  ['%F0%9F%A7%A2', '🧢'],
  ['A%C3%A7%C3%A3o', 'Ação'],
  ['%2E%2E', '..'],
  ['__proto__', '__proto__'],
  ['{skuRef}', '{skuRef}'],
  ['', ''],
])('reads ref %j as %j', (sent, ref) => {
  expect(matched('PUT', `/prices/${sent}`)).toEqual(['/prices/{skuRef}', { skuRef: ref }])
})

it.each(['%zz', '%', '%F0%9F', '%C3'])('calls ref %s malformed', (sent) => {
  expect(matched('PUT', `/prices/${sent}`)).toBe('malformed')
})

it.each([
  ['DELETE', '/prices/A', ['PUT', 'GET']],
  ['POST', '/prices/A', ['PUT', 'GET']],
  ['put', '/prices/A', ['PUT', 'GET']],
  ['DELETE', '/prices/%zz', ['PUT', 'GET']],
  ['PUT', '/health', ['GET']],
])('%s %s is not allowed, but %j', (method, path, allowed) => {
  expect((matched(method, path) as string[]).sort()).toEqual([...allowed].sort())
})

it.each([
  '',
  '/',
  '/unknown',
  '/prices',
  '/prices/A/B',
  '/inventory/A',
  '/inventory/A/main/',
  'prices/A',
  '/Prices/A',
])('finds nothing at %j', (path) => {
  expect(matched('PUT', path)).toBe('nothing')
})

it('prefers literal parts to parameters, whatever the order of the table', () => {
  const route = (path: string) => ({ method: 'GET', path }) as Route
  const table = [route('/a/{x}'), route('/a/b'), route('/{x}/b')]
  for (const order of [table, [...table].reverse()]) {
    expect(matchRoute(order, 'GET', '/a/b')).toMatchObject({ route: { path: '/a/b' } })
  }
})

it('has one route per method and path', () => {
  const shapes = routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)
  expect(new Set(shapes).size).toBe(shapes.length)
})

import type { ServiceJson } from './manifest'
import { AppRoutes } from './route-match'
import { TemplateRouter } from './router'

describe('the app’s routes', () => {
  const route = (path: string, isPublic = true): ServiceJson['routes'][string] => ({
    path,
    public: isPublic,
    policies: [],
  })
  const table = {
    all: route('/_v/private/app/v1/*path'),
    health: route('/_v/private/app/v1/health'),
    item: route('/_v/private/app/v1/items/:id'),
    hidden: route('/_v/private/app/v1/*path', false),
  }

  it.each([
    ['/_v/private/app/v1/health', 'health', {}],
    ['/_v/private/app/v1/items/7', 'item', { id: '7' }],
    ['/_v/private/app/v1/items/a%2Fb', 'item', { id: 'a%2Fb' }],
    ['/_v/private/app/v1/items/7/more', 'all', { path: 'items/7/more' }],
    ['/_v/private/app/v1/', 'all', { path: '' }],
  ])('%s → %s', (path, id, params) => {
    expect(new AppRoutes(table, 'public').match(path)).toMatchObject({ id, params })
  })

  it.each(['/_v/private/app/v2/health', '/_v/private/app/v1', '/'])('%s → nothing', (path) => {
    expect(new AppRoutes(table, 'public').match(path)).toBeNull()
  })

  it('keeps private routes apart', () => {
    expect(new AppRoutes(table, 'private').match('/_v/private/app/v1/health')).toMatchObject({ id: 'hidden' })
  })
})

describe('VTEX’s routes', () => {
  const router = new TemplateRouter([
    { method: 'GET', template: '/pricing/prices/{itemId}' },
    { method: 'GET', template: '/pricing/prices/{itemId}/fixed/{priceTableId}' },
    { method: 'GET', template: '/pricing/prices/config' },
    { method: 'PUT', template: '/pricing/prices/{itemId}' },
  ])

  it.each([
    ['GET', '/pricing/prices/12', '/pricing/prices/{itemId}', { itemId: '12' }],
    ['PUT', '/pricing/prices/12', '/pricing/prices/{itemId}', { itemId: '12' }],
    ['GET', '/pricing/prices/config', '/pricing/prices/config', {}],
    ['GET', '/Pricing/Prices/A%2FB%20%25', '/pricing/prices/{itemId}', { itemId: 'A/B %' }],
    [
      'GET',
      '/pricing/prices/1/fixed/b2b',
      '/pricing/prices/{itemId}/fixed/{priceTableId}',
      { itemId: '1', priceTableId: 'b2b' },
    ],
  ])('%s %s', (method, path, template, params) => {
    expect(router.match(method, path)).toMatchObject({ route: { template }, params })
  })

  it.each([
    ['DELETE', '/pricing/prices/1'],
    ['GET', '/pricing/prices/'],
    ['GET', '/pricing/prices/%zz'],
    ['GET', '/pricing/prices/1/'],
  ])('%s %s matches nothing', (method, path) => {
    expect(router.match(method, path)).toBeNull()
  })
})

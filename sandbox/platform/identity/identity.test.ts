import type { ApiRequest, ApiRoute, Caller } from '../../http'
import { Identity, KEY_TOKEN_MS } from './identity'
import { licenseManagerRoutes } from './license-manager'
import { vtexIdRoutes } from './vtex-id'

function setup() {
  const clock = { ms: 1_700_000_000_000 }
  const identity = new Identity({ appId: 'acme.app@1.0.0', now: () => clock.ms })
  const call = (routes: ApiRoute[], template: string, request: Partial<ApiRequest>, params = {}) => {
    const route = routes.find((candidate) => candidate.template.endsWith(template))
    return route?.handle(
      {
        account: 'demo',
        method: route.method,
        path: '',
        query: new URLSearchParams(),
        headers: {},
        body: undefined,
        caller: { kind: 'nobody' },
        ...request,
      },
      params,
    )
  }
  const login = (appkey: string, apptoken: string) =>
    call(vtexIdRoutes(identity), '/apptoken/login', { body: { appkey, apptoken } })
  const validate = (token: string) =>
    call(vtexIdRoutes(identity), '/credential/validate', { body: { token } })
  const granted = (
    login: string,
    productCode: string,
    resourceCode: string,
    request: Partial<ApiRequest> = {},
  ) =>
    call(
      licenseManagerRoutes(identity),
      '/granted',
      { caller: { kind: 'app', appId: 'a', account: 'demo' }, ...request },
      {
        account: 'demo',
        productCode,
        user: login,
        resourceCode,
      },
    )
  return { clock, identity, call, login, validate, granted }
}

describe('VTEX ID', () => {
  it.each([
    ['vtexappkey-demo-erp', 'demo-erp-token', 'demo'],
    ['vtexappkey-demo-reader', 'demo-reader-token', 'demo'],
    ['vtexappkey-other-erp', 'other-erp-token', 'other'],
  ])('logs %s in, for the account of the key', (appKey, appToken, account) => {
    const { identity, validate } = setup()
    const session = identity.login(appKey, appToken)
    expect(validate(session?.token ?? '')).toMatchObject({
      status: 200,
      body: { authStatus: 'Success', user: appKey, account, audience: 'admin' },
    })
  })

  it.each([
    ['vtexappkey-demo-erp', 'wrong'],
    ['unknown', 'demo-erp-token'],
    ['', ''],
  ])('refuses %s with %s', (appKey, appToken) => {
    expect(setup().login(appKey, appToken)).toEqual({ status: 401, body: { authStatus: 'WrongCredentials' } })
  })

  it('lets a key’s token expire after six hours', () => {
    const { clock, identity, validate } = setup()
    const session = identity.login('vtexappkey-demo-erp', 'demo-erp-token')
    expect(session?.expires).toBe(clock.ms + KEY_TOKEN_MS)
    clock.ms += KEY_TOKEN_MS - 1
    expect(validate(session?.token ?? '')).toMatchObject({ status: 200 })
    clock.ms += 1
    expect(validate(session?.token ?? '')).toMatchObject({ status: 401 })
  })

  it.each([
    ['sandbox-admin-of-demo', { user: 'admin@demo.example', account: 'demo' }],
    ['nonsense', null],
  ])('says who %s is', (token, body) => {
    const { call, identity } = setup()
    const query = new URLSearchParams({ authToken: token })
    const answer = call(vtexIdRoutes(identity), '/authenticated/user', { query })
    if (body === null) expect(answer).toEqual({ status: 200, body: null })
    else expect(answer).toMatchObject({ status: 200, body })
  })

  it('tells shoppers from admins', () => {
    expect(setup().validate('sandbox-shopper-of-demo')).toMatchObject({ body: { audience: 'webstore' } })
  })

  it('gives each account its own app token', () => {
    const { identity } = setup()
    expect(identity.appToken('demo')).toBe(identity.appToken('demo'))
    expect(identity.resolve(identity.appToken('other'))).toMatchObject({ kind: 'app', account: 'other' })
  })
})

describe('License Manager', () => {
  it.each([
    ['vtexappkey-demo-erp', '65', 'modify_prices', true],
    ['vtexappkey-demo-reader', '65', 'modify_prices', false],
    ['vtexappkey-other-erp', '65', 'modify_prices', false],
    ['admin@demo.example', '66', 'read-write-apps-settings', true],
    ['viewer@demo.example', '66', 'read-write-apps-settings', false],
    ['vtexappkey-demo-erp', '9', 'modify_prices', false],
    ['vtexappkey-demo-erp', '65', 'invented', false],
    ['nobody', '65', 'modify_prices', false],
  ])('%s, product %s, %s: %s', (login, product, resource, expected) => {
    expect(setup().granted(login, product, resource)).toEqual({ status: 200, body: expected })
  })

  it.each<[string, Caller, Record<string, string>, number]>([
    ['nobody', { kind: 'nobody' }, {}, 401],
    ['another account', { kind: 'app', appId: 'a', account: 'other' }, {}, 403],
    ['a bare Authorization header', { kind: 'nobody' }, { authorization: 'app' }, 200],
    ['Proxy-Authorization', { kind: 'nobody' }, { 'proxy-authorization': 'app' }, 200],
  ])('asked by %s', (_, caller, header, status) => {
    const { identity, granted } = setup()
    const headers = Object.fromEntries(Object.keys(header).map((name) => [name, identity.appToken('demo')]))
    expect(granted('vtexappkey-demo-erp', '65', 'modify_prices', { caller, headers })).toMatchObject({
      status,
    })
  })
})

import type { TokenOwner } from './identity/identity'
import type { ResourcePolicy } from './manifest'
import { OutboundPolicy } from './outbound-policy'
import { policiesAllow, principalOf } from './resource-policy'

describe('outbound policies', () => {
  const policy = new OutboundPolicy({
    vendor: 'acme',
    name: 'app',
    version: '1.0.0',
    policies: [
      { name: 'vbase-read-write' },
      {
        name: 'outbound-access',
        attrs: { host: 'portal.vtexcommercestable.com.br', path: '/api/logistics/pvt/inventory/*' },
      },
      {
        name: 'outbound-access',
        attrs: { host: '{{account}}.vtexcommercestable.com.br', path: '/api/license-manager/*' },
      },
      { name: 'outbound-access', attrs: { host: 'api.vtex.com', path: '/{{account}}/pricing/*' } },
      { name: 'outbound-access', attrs: { host: 'files.example', path: '/exact.csv' } },
      { name: 'outbound-access', attrs: { host: '{{account}}.myvtex.com', path: '/_v/erp-orders/*' } },
    ],
  })

  it.each([
    ['portal.vtexcommercestable.com.br', '/api/logistics/pvt/inventory/skus/1', true],
    ['PORTAL.vtexcommercestable.com.br', '/api/logistics/pvt/inventory/skus/1', true],
    ['portal.vtexcommercestable.com.br', '/api/logistics/pvt/configuration/docks', false],
    ['portalXvtexcommercestable.com.br', '/api/logistics/pvt/inventory/skus/1', false],
    ['demo.vtexcommercestable.com.br', '/api/license-manager/x', true],
    ['other.vtexcommercestable.com.br', '/api/license-manager/x', false],
    ['api.vtex.com', '/demo/pricing/prices/1', true],
    ['api.vtex.com', '/other/pricing/prices/1', false],
    ['files.example', '/exact.csv', true],
    ['files.example', '/exact.csv2', false],
    ['evil.example', '/', false],
    ['demo.myvtex.com', '/_v/erp-orders/new', true],
    ['demo.myvtex.com', '/_v/private/other/v1', false],
    ['other.myvtex.com', '/_v/erp-orders/new', false],
  ])('%s%s: %s', (host, path, allowed) => {
    expect(policy.allows('demo', host, path)).toBe(allowed)
  })

  it('knows which named policies are declared', () => {
    expect([policy.declares('vbase-read-write'), policy.declares('colossus-fire-event')]).toEqual([
      true,
      false,
    ])
  })
})

describe('resource policies', () => {
  const allow = (principals: string[], actions = ['get', 'post']): ResourcePolicy => ({
    effect: 'allow',
    actions,
    principals,
  })
  const deny = (principals: string[], actions = ['*']): ResourcePolicy => ({
    effect: 'deny',
    actions,
    principals,
  })
  const anyUser = 'vrn:vtex.vtex-id:*:*:*:user/*'
  const key = 'vrn:vtex.vtex-id:aws-us-east-1:demo:master:user/vtexappkey-demo-erp'
  const admin = 'vrn:vtex.vtex-id:aws-us-east-1:demo:master:user/admin@demo.example'

  it.each<[string, ResourcePolicy[], string, string, boolean]>([
    ['no policy', [], 'get', key, false],
    ['any user', [allow([anyUser])], 'get', key, true],
    ['an action that is not listed', [allow([anyUser])], 'delete', key, false],
    ['actions in another case', [allow([anyUser], ['GET'])], 'get', key, true],
    [
      'only keys of the account',
      [allow(['vrn:vtex.vtex-id:*:*:*:user/vtexappkey-demo-*'])],
      'get',
      admin,
      false,
    ],
    ['users of a domain', [allow(['vrn:vtex.vtex-id:*:*:*:user/*@demo.example'])], 'get', admin, true],
    ['deny after allow', [allow([anyUser]), deny([key])], 'get', key, false],
    ['deny before allow', [deny([key]), allow([anyUser])], 'get', key, false],
    ['deny of somebody else', [deny([admin]), allow([anyUser])], 'get', key, true],
    ['apps only', [allow(['vrn:apps:*:*:*:app/vtex.scheduler@*'])], 'get', key, false],
  ])('%s', (_, policies, action, principal, allowed) => {
    expect(policiesAllow(policies, action, principal)).toBe(allowed)
  })

  it.each<[TokenOwner, string]>([
    [
      { kind: 'app', id: 'acme.app@1.0.0', account: 'demo' },
      'vrn:apps:aws-us-east-1:demo:dev:app/acme.app@1.0.0',
    ],
    [
      { kind: 'key', id: 'vtexappkey-demo-erp', account: 'demo', userId: '', audience: 'admin', expires: 0 },
      'vrn:vtex.vtex-id:aws-us-east-1:demo:dev:user/vtexappkey-demo-erp',
    ],
  ])('principal of $kind', (owner, principal) => {
    expect(principalOf(owner, 'dev')).toBe(principal)
  })
})

import { formOf, inputOf, isAllowed, isPushNumber, OrderPush, problemOf, PushForm } from './push-settings'

const push: OrderPush = {
  isActive: true,
  address: 'https://demo.myvtex.com/_v/erp-orders/new',
  source: 'erp',
  shape: 'erp',
  events: ['canceled', 'new'],
  visibility: 300,
  perMinute: 60,
  allowed: ['https://demo.myvtex.com/_v/erp-orders/*', 'https://erp.example/orders'],
  secretMadeAt: '2026-03-01T12:00:00Z',
  oldSecretUntil: null,
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFailureWhy: null,
  lastFailureStatus: null,
  failingSince: null,
  isFailing: false,
  pausedUntil: null,
}

it('sends what it was given, and nothing for what is empty', () => {
  const { address, source, shape, visibility, perMinute } = push
  const given = { isActive: true, address, source, shape, events: ['new', 'canceled'], visibility, perMinute }
  expect(inputOf(formOf(push))).toEqual(given)
  expect(inputOf(formOf({ ...push, address: null, source: null }))).toMatchObject({
    address: null,
    source: null,
  })
})

it.each([
  ['https://demo.myvtex.com/_v/erp-orders/new', true],
  ['https://demo.myvtex.com/_v/erp-orders/', false],
  ['https://demo.myvtex.com/_v/other/new', false],
  ['https://erp.example/orders?site=1', true],
  ['https://erp.example/orders/more', false],
])('%s is allowed: %j', (address, expected) => {
  expect(isAllowed(address, push.allowed)).toBe(expected)
})

it.each([
  ['perMinute', '1', true],
  ['perMinute', '601', false],
  ['visibility', '9', false],
  ['visibility', '43200', true],
  ['visibility', '1.5', false],
] as const)('%s may be %s: %j', (name, text, expected) => {
  expect(isPushNumber(name, text)).toBe(expected)
})

it.each<[Partial<PushForm>, Partial<OrderPush>, ReturnType<typeof problemOf>]>([
  [{}, {}, null],
  [{ address: 'https://erp.example' }, {}, 'field'],
  [{ events: [] }, {}, 'field'],
  [{ perMinute: '0' }, {}, 'field'],
  [{ address: '' }, {}, 'incomplete'],
  [{ source: '' }, {}, 'incomplete'],
  [{ address: '', isActive: false }, {}, null],
  [{}, { secretMadeAt: null }, 'secret'],
  [{ isActive: false }, { secretMadeAt: null }, null],
])('with %j and %j the problem is %j', (form, stored, expected) => {
  expect(problemOf({ ...formOf(push), ...form }, { ...push, ...stored })).toBe(expected)
})

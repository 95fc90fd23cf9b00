import type { PushAnswer } from '../clients/order-push'
import { inFakeTime } from '../testing/deps'
import { openPanel } from '../testing/panel'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const FIELDS = `__typename ... on OrderPush { isActive address source shape events visibility perMinute allowed
  secretMadeAt oldSecretUntil lastSuccessAt lastFailureWhy isFailing } ... on Failure { code errors { pointer } }`
const SAVE = `mutation ($settings: OrderPushInput!) { saveOrderPush(settings: $settings) { ${FIELDS} } }`
const SECRET = `mutation ($keepsOld: Boolean) { makeOrderPushSecret(keepsOld: $keepsOld) {
  ... on OrderPushSecret { secret push { secretMadeAt oldSecretUntil } } } }`
const TEST = `mutation { testOrderPush { __typename ... on OrderPushTest { isTaken status why } ... on Failure { code } } }`

function open() {
  const panel = openPanel()
  const receiver = { answer: { kind: 'unanswered', why: 'timeout' } as PushAnswer }
  Object.assign(panel.context.clients, { orderPush: { post: async () => receiver.answer } })
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await inFakeTime(panel.ask(query, variables as Record<string, unknown>))
    expect(errors).toBeUndefined()
    return Object.values(data ?? {})[0] as Record<string, unknown>
  }
  const address = `https://${panel.deps.account}.myvtex.com/_v/erp-orders/new`
  const settings = {
    ...{ isActive: true, address, source: 'erp', shape: 'erp', events: ['new'] },
    ...{ visibility: 300, perMinute: 60 },
  }
  return { ...panel, ask, settings, receiver }
}

it('shows what is set, and never the secret again', async () => {
  const { ask, settings, deps } = open()
  const shown = () =>
    ask(
      `{ orderPush { ${FIELDS.replace('__typename ... on OrderPush {', '').replace(/\} \.\.\..*/s, '')} } }`,
    )
  expect(await shown()).toMatchObject({
    isActive: false,
    address: null,
    secretMadeAt: null,
    isFailing: false,
  })
  const { secret } = await ask(SECRET)
  expect(secret).toMatch(/^push_/)
  expect(await ask(SAVE, { settings })).toMatchObject({
    ...settings,
    __typename: 'OrderPush',
    oldSecretUntil: null,
  })
  const after = await shown()
  expect(after).toMatchObject({
    ...settings,
    allowed: [`https://${deps.account}.myvtex.com/_v/erp-orders/*`],
    secretMadeAt: expect.any(String),
  })
  expect(JSON.stringify([after, deps.logged])).not.toContain(secret)
  expect(await ask(SECRET)).toMatchObject({ push: { oldSecretUntil: expect.any(String) } })
  expect(await ask(SECRET, { keepsOld: false })).toMatchObject({ push: { oldSecretUntil: null } })
})

it.each([
  [{ address: 'https://erp.example/x' }, 'push_address_refused', '/address'],
  [{ source: null }, 'invalid_settings', '/source'],
  [{ perMinute: 601 }, 'invalid_settings', '/perMinute'],
  [{ events: ['lost'] }, 'invalid_settings', '/events/0'],
  [{}, 'invalid_settings', '/isActive'],
])('refuses %j', async (changes, code, pointer) => {
  const { ask, settings } = open()
  expect(await ask(SAVE, { settings: { ...settings, ...changes } })).toMatchObject({
    code,
    errors: [{ pointer }],
  })
})

it('tries the address, and says what is missing', async () => {
  const { ask, settings, receiver } = open()
  expect(await ask(TEST)).toMatchObject({ code: 'invalid_settings' })
  await ask(SAVE, { settings: { ...settings, isActive: false } })
  expect(await ask(TEST)).toMatchObject({ code: 'invalid_settings' })
  await ask(SECRET)
  expect(await ask(TEST)).toMatchObject({ isTaken: false, status: null, why: 'timeout' })
  receiver.answer = { kind: 'answered', status: 204, body: '', retryAfter: null }
  expect(await ask(TEST)).toMatchObject({ isTaken: true, status: 204, why: null })
})

it('the exported configuration holds nothing of it', async () => {
  const { ask, settings } = open()
  const { secret } = await ask(SECRET)
  await ask(SAVE, { settings })
  const file = (await ask('{ exportConfiguration }')) as unknown as string
  for (const word of [secret as string, 'erp-orders']) expect(file).not.toContain(word)
})

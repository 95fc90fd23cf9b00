import type { TokenOwner } from '../clients/vtex-id'
import type { AuthDeps } from './caller'
import type { Credentials } from './credentials'

// The caches read the clock they find when they are loaded, so it is replaced before.
let auth: typeof import('./caller')
beforeAll(async () => {
  jest.useFakeTimers()
  auth = await import('./caller')
  // At 0 the caches take an entry for one that never expires.
  jest.advanceTimersByTime(1)
})
afterAll(() => jest.useRealTimers())

let accounts = 0
const read = { product: '65', key: 'read_prices', name: 'Pricing: Read prices' }
const modify = { product: '65', key: 'modify_prices', name: 'Pricing: Modify prices' }
const pair: Credentials = { kind: 'key', pair: { appKey: 'vtexappkey-store-ABC', appToken: 'secret' } }

interface VtexIdFake {
  owner?: Partial<TokenOwner> | null
  token?: string | null
  granted?: string[]
}

/** VTEX ID and License Manager of an account of its own, as caches are per account. */
function fake({ owner = {}, token = 'token', granted = [] }: VtexIdFake = {}) {
  const account = `auth${++accounts}`
  const asked: string[] = []
  const world = { owner, token, granted, isDown: false }
  const answer = async <T>(question: string, value: () => T): Promise<T> => {
    asked.push(question)
    await Promise.resolve()
    if (world.isDown) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' })
    return value()
  }
  const vtexId = {
    login: () => answer('login', () => world.token),
    validate: (text: string) =>
      answer(
        `validate ${text}`,
        () => world.owner && { user: 'vtexappkey-store-ABC', account, audience: 'admin', ...world.owner },
      ),
  }
  const licenseManager = {
    isGranted: (login: string, { key }: { key: string }) =>
      answer(`granted ${login} ${key}`, () => world.granted.includes(key)),
  }
  const deps = { account, clients: { vtexId, licenseManager } } as unknown as AuthDeps
  return { deps, asked, world }
}

it('knows a calling system by its key', async () => {
  const { deps, asked } = fake()
  const caller = (await auth.identify(deps, pair))._unsafeUnwrap()
  expect(caller).toEqual({ login: 'vtexappkey-store-ABC', source: 'vtexappkey-store-ABC' })
  expect(asked).toEqual(['login', 'validate token'])
})

it('asks about a token without a login', async () => {
  const { deps, asked } = fake()
  expect((await auth.identify(deps, { kind: 'token', token: 'theirs' })).isOk()).toBe(true)
  expect(asked).toEqual(['validate theirs'])
})

it('keeps a person’s e-mail out of the source', async () => {
  const { deps } = fake({ owner: { user: 'ana@store.example' } })
  const { login, source } = (await auth.identify(deps, pair))._unsafeUnwrap()
  expect(login).toBe('ana@store.example')
  expect(source).toMatch(/^admin-[0-9a-f]{8}$/)
})

it.each<[string, VtexIdFake, Credentials | null]>([
  ['without credentials', {}, null],
  ['when the pair is refused', { token: null }, pair],
  ['when the token is not valid', { owner: null }, pair],
  ['of another account', { owner: { account: 'other' } }, pair],
  ['of a shopper', { owner: { audience: 'webstore' } }, pair],
])('answers 401 %s', async (_name, world, credentials) => {
  const failed = (await auth.identify(fake(world).deps, credentials))._unsafeUnwrapErr()
  expect(failed).toEqual({ code: 'unauthenticated', detail: expect.not.stringContaining('other') as string })
})

it('remembers a yes for 5 minutes', async () => {
  const { deps, asked, world } = fake()
  await auth.identify(deps, pair)
  world.token = null
  jest.advanceTimersByTime(5 * 60_000 - 10)
  expect((await auth.identify(deps, pair)).isOk()).toBe(true)
  expect(asked).toHaveLength(2)
  jest.advanceTimersByTime(20)
  expect((await auth.identify(deps, pair)).isErr()).toBe(true)
})

it('remembers a no for 30 seconds', async () => {
  const { deps, asked, world } = fake({ token: null })
  await auth.identify(deps, pair)
  world.token = 'token'
  jest.advanceTimersByTime(29_990)
  expect((await auth.identify(deps, pair)).isErr()).toBe(true)
  expect(asked).toEqual(['login'])
  jest.advanceTimersByTime(20)
  expect((await auth.identify(deps, pair)).isOk()).toBe(true)
})

it('remembers nothing when VTEX is down', async () => {
  const { deps, world } = fake()
  world.isDown = true
  await expect(auth.identify(deps, pair)).rejects.toThrow('down')
  world.isDown = false
  expect((await auth.identify(deps, pair)).isOk()).toBe(true)
})

it('logs in once for calls that come together', async () => {
  const { deps, asked } = fake()
  const callers = await Promise.all(Array.from({ length: 20 }, () => auth.identify(deps, pair)))
  expect(callers.every((caller) => caller.isOk())).toBe(true)
  expect(asked).toEqual(['login', 'validate token'])
})

it('never takes one credential or account for another', async () => {
  const { deps, asked } = fake()
  await auth.identify(deps, pair)
  await auth.identify(deps, { kind: 'key', pair: { appKey: 'vtexappkey-store-ABC', appToken: 'other' } })
  await auth.identify(deps, { kind: 'key', pair: { appKey: 'vtexappkey-store-ABCs', appToken: 'ecret' } })
  await auth.identify({ ...deps, account: 'elsewhere' }, pair)
  expect(asked.filter((question) => question === 'login')).toHaveLength(4)
})

describe('authorise', () => {
  const caller = { login: 'ana@store.example', source: 'admin-1' }

  it('is content with any one resource', async () => {
    const { deps, asked } = fake({ granted: ['modify_prices'] })
    expect((await auth.authorise(deps, caller, [read, modify])).isOk()).toBe(true)
    expect(asked).toEqual([
      'granted ana@store.example read_prices',
      'granted ana@store.example modify_prices',
    ])
  })

  it('names what is missing, and nobody', async () => {
    const failed = (await auth.authorise(fake().deps, caller, [read, modify]))._unsafeUnwrapErr()
    expect(failed.code).toBe('forbidden_resource')
    expect(failed.detail).toContain('"Pricing: Read prices" or "Pricing: Modify prices"')
    expect(failed.detail).not.toContain('ana@')
  })

  it('remembers a grant for 5 minutes and a refusal for 30 seconds', async () => {
    const { deps, asked, world } = fake({ granted: ['read_prices'] })
    const may = async (resource: typeof read) => (await auth.authorise(deps, caller, [resource])).isOk()
    expect([await may(read), await may(modify)]).toEqual([true, false])
    world.granted = ['modify_prices']
    jest.advanceTimersByTime(29_990)
    expect([await may(read), await may(modify)]).toEqual([true, false])
    expect(asked).toHaveLength(2)
    jest.advanceTimersByTime(20)
    expect([await may(read), await may(modify)]).toEqual([true, true])
    jest.advanceTimersByTime(5 * 60_000)
    expect(await may(read)).toBe(false)
  })
})

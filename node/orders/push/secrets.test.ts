import { inFakeTime } from '../../testing/deps'
import { memoryDocuments } from '../../testing/documents'
import { makeSecret, OVERLAP, rotated, secretView, signingSecrets } from './secrets'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const open = () => ({ documents: memoryDocuments(), now: Date.now })
const make = (deps: ReturnType<typeof open>, keepsOld = true) => inFakeTime(makeSecret(deps, keepsOld))

it('has none at first', async () => {
  const deps = open()
  expect([await signingSecrets(deps), await secretView(deps)]).toEqual([[], null])
})

it('lets the one before sign for a day more, and shows neither', async () => {
  const deps = open()
  const first = await make(deps)
  const second = await make(deps)
  const madeAt = Date.now()
  expect(await signingSecrets(deps)).toEqual([second, first])
  const view = await secretView(deps)
  expect(view).toEqual({ madeAt: expect.any(Number), oldUntil: expect.any(Number) })
  expect(JSON.stringify(view)).not.toContain('push_')
  jest.setSystemTime(madeAt + OVERLAP + 1)
  expect(await signingSecrets(deps)).toEqual([second])
  expect(await secretView(deps)).toMatchObject({ oldUntil: null })
})

it('ends those before at once when they became known to somebody', async () => {
  const deps = open()
  await make(deps)
  await make(deps)
  const last = await make(deps, false)
  expect(await signingSecrets(deps)).toEqual([last])
})

it('keeps the one in use though answers to rotations were lost', async () => {
  const deps = open()
  const inUse = await make(deps)
  await make(deps)
  await make(deps)
  expect(await signingSecrets(deps)).toContain(inUse)
})

it('is bounded, and a write that is repeated rotates nothing', () => {
  let secrets = rotated({ current: null, old: [] }, { value: 'a', madeAt: 1 }, true)
  expect(rotated(secrets, { value: 'a', madeAt: 1 }, true)).toEqual(secrets)
  for (let index = 0; index < 9; index++) secrets = rotated(secrets, { value: `b${index}`, madeAt: 2 }, true)
  expect(secrets.old.map(({ value }) => value)).toEqual(['b7', 'b6', 'b5'])
})

import { callLane } from '../delivery/call-lane'
import { fail } from '../errors/failure'
import { flows } from '../flows'
import { inFakeTime } from '../testing/deps'
import { accept, openJobStore, price, stock, work } from '../testing/jobs'
import { openWarehouses, send, stocked } from '../testing/waiting'
import { notify, notifyFromTime, saveNotificationSettings, notificationSettingsSchema, wordsOf } from '.'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

type Opened = ReturnType<typeof openJobStore>['deps']

const set = (deps: Opened, settings: object) =>
  saveNotificationSettings(deps.documents, notificationSettingsSchema.parse(settings))
/** What the store is told, in words. */
const told = async (deps: Opened) => (await notify(deps)).entries.map(wordsOf)

/** A batch that empties most of the stock. */
async function holdBatch(deps: Opened, refs: readonly string[]): Promise<string> {
  await accept(
    deps,
    refs.map((ref) => stock(ref, 5)),
    { flow: flows.inventory },
  )
  await work(deps, 'logistics')
  const { id } = await accept(
    deps,
    refs.map((ref) => stock(ref, 0)),
    {
      flow: flows.inventory,
    },
  )
  await work(deps, 'logistics')
  return id
}

it('tells of nothing where there is nothing, and writes nothing', async () => {
  const { deps } = openJobStore()
  expect(await told(deps)).toEqual([])
  expect(deps.documents.calls.filter((call) => !/^(read|list) /.test(call))).toEqual([])
})

it('tells of a batch that is held, once, also other apps', async () => {
  const { deps, refs } = openJobStore(25)
  const id = await holdBatch(deps, refs)
  const words = [`A guard holds a batch: inventory ${id} of erp.`]
  expect(await told(deps)).toEqual(words)
  expect(await told(deps)).toEqual(words)
  expect(deps.announced).toEqual([
    { id: '2026-03-01T12.batch_held', kind: 'batch_held', count: 1, at: expect.any(String) },
  ])
})

it.each<[number, object, string[]]>([
  [3, {}, []],
  [3, { records_failing: { atLeast: 3 } }, ['3 records failed: prices invalid_record (3).']],
  [2, { records_failing: { atLeast: 3 } }, []],
  [3, { records_failing: { atLeast: 3, isOn: false } }, []],
])('tells of %d failed records with %j: %j', async (count, settings, words) => {
  const { deps } = openJobStore()
  await set(deps, settings)
  await accept(
    deps,
    Array.from({ length: count }, (_, index) => price(`A${index}`, 'ten')),
  )
  expect(await told(deps)).toEqual(words)
})

it('counts each flow and code by itself, and what came before the hour was over', async () => {
  const { deps } = openJobStore()
  await set(deps, { records_failing: { atLeast: 2 } })
  jest.setSystemTime(Date.parse('2026-03-01T12:59:59Z'))
  await accept(deps, [price('A', 'ten'), price('B', 'ten')])
  jest.setSystemTime(Date.parse('2026-03-01T13:00:10Z'))
  await accept(deps, [price('C', 'ten')])
  const { entries } = await notify(deps)
  expect(entries.map(({ id, count }) => [id, count])).toEqual([['2026-03-01T12.records_failing', 2]])
})

it('tells of codes that came for the first time', async () => {
  const deps = await inFakeTime(openWarehouses())
  await send(deps, 'inventory', [stocked('A', 1), stocked('B', 1), stocked('A', 2, 'W9')])
  expect(await told(deps)).toEqual(['2 codes came without a value: table warehouse of erp (2).'])
  jest.setSystemTime(Date.parse('2026-03-01T15:00:00Z'))
  await send(deps, 'inventory', [stocked('A', 3)])
  expect(await told(deps)).toHaveLength(1)
})

it('tells of a lane in which VTEX refuses the app', async () => {
  const { deps } = openJobStore()
  const call = { lane: 'pricing', kind: 'read', priority: 'interactive', until: Date.now() + 1_000 } as const
  await inFakeTime(callLane(deps, call, async () => fail('policy_missing')))
  expect(await told(deps)).toEqual(['VTEX refuses the app in an API: pricing policy_missing.'])
})

it('tells other apps the next time where it could not', async () => {
  const { deps, refs } = openJobStore(25)
  await holdBatch(deps, refs)
  const announce = deps.announce
  Object.assign(deps, { announce: () => Promise.reject(new Error('courier is away')) })
  expect(await told(deps)).toHaveLength(1)
  expect(deps.announced).toEqual([])
  Object.assign(deps, { announce })
  await notify(deps)
  await notify(deps)
  expect(deps.announced).toHaveLength(1)
})

it('looks once a minute by the clock', async () => {
  const { deps } = openJobStore()
  const looks = () => deps.documents.calls.filter((call) => call === 'read settings/notifications').length
  for (let time = 0; time < 3; time++) await inFakeTime(notifyFromTime(deps))
  expect(looks()).toBe(1)
  jest.setSystemTime(Date.now() + 90_000)
  await inFakeTime(notifyFromTime(deps))
  expect(looks()).toBe(2)
})

it('names nothing of a record', async () => {
  const { deps } = openJobStore()
  await set(deps, { records_failing: { atLeast: 1 } })
  await accept(deps, [price('ana@store.example', 'ten')])
  expect(JSON.stringify(await notify(deps))).not.toContain('ana')
})

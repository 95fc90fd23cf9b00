import type { EventContext } from '@vtex/api'
import type { Clients } from '../clients'
import { saveGeneralSettings } from '../delivery/settings'
import { inFakeTime } from '../testing/deps'
import { accept, price, read, work } from '../testing/jobs'
import { openPanel } from '../testing/panel'
import { tickEvent } from './tick'

const DAY = 86_400_000

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it.each([
  [10, false],
  [13, true],
])('keeps batches for %d days where the store says so', async (keepDays, isKept) => {
  const { deps, context, refs } = openPanel(1)
  await saveGeneralSettings(deps, { keepDays, keepSamples: true })
  const { id } = await accept(deps, [price(refs[0] ?? '')])
  await work(deps)
  jest.setSystemTime(Date.now() + 12 * DAY)
  await inFakeTime(tickEvent(context as unknown as EventContext<Clients>))
  expect((await read(deps, id)) !== null).toBe(isKept)
})

it('deletes problems that are too old', async () => {
  const { deps, context } = openPanel()
  await accept(deps, [price('A', 'ten')])
  jest.setSystemTime(Date.now() + 9 * DAY)
  await inFakeTime(tickEvent(context as unknown as EventContext<Clients>))
  expect((await deps.documents.list('problems', { limit: 10 })).keys).toEqual([])
})

import type { Announcement, Deps } from '../delivery/deps'
import type { LaneName } from '../delivery/lanes'
import { acceptRecord, type AcceptedRecord } from '../delivery/record'
import { flows } from '../flows'
import type { FlowName } from '../flows/flow'
import { memoryDocuments, type MemoryDocuments } from './documents'
import { memoryStore, type MemoryStore } from './store'

export interface TestDeps extends Deps {
  documents: MemoryDocuments
  store: MemoryStore
  /** Lanes a worker was asked for, in order; and how often a tick was. */
  woken: LaneName[]
  ticks(): number
  /** How often the push was asked for. */
  pushes(): number
  /** What other apps were told. */
  announced: Announcement[]
  /** Messages that were logged. */
  logged: unknown[]
}

let accounts = 0

/** What delivery works with, in memory; every call is another account, as caches of the process are per account. */
export function testDeps(store: MemoryStore = memoryStore()): TestDeps {
  const woken: LaneName[] = []
  let ticks = 0
  let pushes = 0
  const announced: Announcement[] = []
  const logged: unknown[] = []
  const log = (message: unknown) => void logged.push(message)
  return {
    account: `store${++accounts}`,
    workspace: 'master',
    clients: store.clients,
    documents: memoryDocuments(),
    wake: async (lane) => void woken.push(lane),
    tick: async () => void ticks++,
    push: async () => void pushes++,
    arrived: async () => undefined,
    announce: async (notification) => void announced.push(notification),
    ticks: () => ticks,
    pushes: () => pushes,
    log: { info: log, warn: log, error: log },
    now: Date.now,
    store,
    woken,
    announced,
    logged,
  }
}

/** A record as the app accepts it; throws when it is not valid. */
export function accepted(
  flow: FlowName,
  raw: object,
  index = 0,
  id = '01J00000000000000000000000',
): AcceptedRecord {
  return acceptRecord(flows[flow], raw, index, { id, acceptedAt: '2026-03-01T12:00:00.000Z' })._unsafeUnwrap()
}

/** Lets fake time pass until the promise is settled. */
export async function inFakeTime<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false
  const settled = promise.finally(() => (isSettled = true))
  settled.catch(() => undefined)
  for (let step = 0; !isSettled && step < 10_000; step++) await jest.advanceTimersByTimeAsync(250)
  return settled
}

import fc from 'fast-check'
import { memoryDocuments } from '../../testing/documents'
import { pause, type Documents } from '../../storage/documents'
import { extendLease, releaseLease, takeLease } from './lease'

beforeEach(() => jest.useFakeTimers({ now: 1_000_000, doNotFake: ['nextTick', 'setImmediate'] }))
afterEach(() => jest.useRealTimers())

const LEASE = 15_000

async function settled<T>(promise: Promise<T>): Promise<T> {
  await jest.advanceTimersByTimeAsync(1_000)
  return promise
}

describe('a lease', () => {
  /** A lease that `a` took at 0. */
  const taken = async () => {
    const documents = memoryDocuments()
    expect(await settled(takeLease(documents, 'lane', 'a', LEASE, 0))).toBe(true)
    return documents
  }

  it('is nobody else’s until two seconds after its end', async () => {
    const documents = await taken()
    expect(await takeLease(documents, 'lane', 'b', LEASE, LEASE + 1_999)).toBe(false)
    expect(await takeLease(documents, 'lane', 'b', LEASE, LEASE + 2_000)).toBe(true)
  })

  it('lasts as long as it is extended', async () => {
    const documents = await taken()
    expect(await extendLease(documents, 'lane', 'a', LEASE, 10_000)).toBe(true)
    expect(await takeLease(documents, 'lane', 'b', LEASE, 20_000)).toBe(false)
    expect(await takeLease(documents, 'lane', 'b', LEASE, 27_000)).toBe(true)
  })

  it('is free at once when it is released', async () => {
    const documents = await taken()
    await releaseLease(documents, 'lane', 'a')
    expect(await takeLease(documents, 'lane', 'b', LEASE, 1)).toBe(true)
  })

  it('can be taken again by its owner', async () => {
    expect(await takeLease(await taken(), 'lane', 'a', LEASE, 5_000)).toBe(true)
  })

  it('is neither extended nor released by a former owner', async () => {
    const documents = await taken()
    await takeLease(documents, 'lane', 'b', LEASE, 20_000)
    expect(await extendLease(documents, 'lane', 'a', LEASE, 20_001)).toBe(false)
    await releaseLease(documents, 'lane', 'a')
    expect(await extendLease(documents, 'lane', 'b', LEASE, 20_002)).toBe(true)
  })

  it('is one of many', async () => {
    const documents = await taken()
    expect(await settled(takeLease(documents, 'other', 'b', LEASE, 1))).toBe(true)
  })

  it('is not created anew when VBase denies once that it exists', async () => {
    const documents = await taken()
    let denials = 1
    const forgetful: Documents = {
      ...documents,
      read: async (bucket, key) => (denials-- > 0 ? null : documents.read(bucket, key)),
    }
    expect(await takeLease(forgetful, 'lane', 'b', LEASE, 1)).toBe(false)
    expect(documents.calls.filter((call) => call.startsWith('write'))).toHaveLength(1)
  })

  it('is created once, however late another first writer is', async () => {
    const documents = memoryDocuments()
    const slow = {
      ...documents,
      write: (...args: Parameters<Documents['write']>) => pause(400).then(() => documents.write(...args)),
    }
    const take = (from: Documents, owner: string) => takeLease(from, 'lane', owner, LEASE, Date.now())
    const [late, first] = [take(slow, 'late'), take(documents, 'first')]
    await jest.advanceTimersByTimeAsync(10)
    const second = take(documents, 'second')
    expect((await settled(Promise.all([late, first, second]))).filter(Boolean)).toHaveLength(1)
  })

  it('is its owner’s also when the call that took it was repeated on the way', async () => {
    const documents = await taken()
    const replace: Documents['replace'] = async (...args) => {
      await documents.replace(...args)
      return documents.replace(...args)
    }
    expect(await takeLease({ ...documents, replace }, 'lane', 'b', LEASE, 20_000)).toBe(true)
  })

  it('costs two calls', async () => {
    const documents = await taken()
    documents.calls.length = 0
    await extendLease(documents, 'lane', 'a', LEASE, 1)
    expect(documents.calls).toEqual(['read leases/lane', 'replace leases/lane'])
  })
})

interface Plan {
  /** By how much this machine's clock is ahead, milliseconds. */
  ahead: number
  start: number
  /** How long it holds the lease before it releases it; null: it crashes instead. */
  hold: number | null
  /** Between two extensions; longer than the lease: it loses it. */
  heartbeat: number
  /** How long each call to VBase takes there and back, in turn. */
  delays: number[]
}

const plan = fc.record<Plan>({
  ahead: fc.integer({ min: -900, max: 900 }),
  start: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 3_000 })),
  hold: fc.option(fc.integer({ min: 0, max: 8_000 })),
  heartbeat: fc.constantFrom(300, 700, 5_000),
  delays: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 }),
})

/** Works in ten tries as the plan says, and notes in `holders` while it believes that the lease is its own. */
async function play(
  documents: Documents,
  owner: string,
  { ahead, start, hold, heartbeat, delays }: Plan,
  holders: Map<string, number>,
): Promise<void> {
  let turn = 0
  const delay = () => pause(delays[turn++ % delays.length] ?? 0)
  const slow = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      await delay()
      const answer = await act(...args)
      await delay()
      return answer
    }
  }
  const far = {
    read: slow(documents.read) as Documents['read'],
    write: slow(documents.write),
    replace: slow(documents.replace),
  }
  const now = () => Date.now() + ahead
  await pause(start)
  for (let round = 0; round < 10; round++) {
    const asked = now()
    if (await takeLease(far, 'lane', owner, 2_000, asked)) {
      holders.set(owner, asked + 2_000 - ahead)
      const end = Date.now() + (hold ?? 1_000)
      while (Date.now() < end) {
        await pause(Math.min(heartbeat, end - Date.now()))
        const extended = now()
        if (!(await extendLease(far, 'lane', owner, 2_000, extended))) break
        holders.set(owner, extended + 2_000 - ahead)
      }
      holders.delete(owner)
      if (hold !== null) await releaseLease(far, 'lane', owner)
    }
    await pause(600)
  }
}

it('never has two owners, in any interleaving, with crashes and clocks apart', async () => {
  let everHeld = 0
  const property = fc.asyncProperty(fc.array(plan, { minLength: 2, maxLength: 4 }), async (plans) => {
    const documents = memoryDocuments()
    const holders = new Map<string, number>()
    const running = Promise.all(plans.map((each, index) => play(documents, `owner${index}`, each, holders)))
    let isOver = false
    void running.then(() => (isOver = true))
    while (!isOver) {
      await jest.advanceTimersByTimeAsync(50)
      const current = [...holders.values()].filter((until) => until > Date.now())
      expect(current.length).toBeLessThan(2)
      everHeld += current.length
    }
  })
  await fc.assert(property, { seed: 3, numRuns: 40 })
  expect(everHeld).toBeGreaterThan(1_000)
}, 60_000)

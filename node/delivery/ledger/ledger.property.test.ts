import fc from 'fast-check'
import type { Documents, Stored } from '../../storage/documents'
import { memoryDocuments, type MemoryDocuments } from '../../testing/documents'
import { mergeEntries, type LedgerEntry } from './entry'
import { contains, hashOf } from './hash-space'
import { ledgerIn } from './ledger'
import { leafOf } from './leaves'
import type { LedgerNode } from './nodes'

const FLOW = 'prices'
const ROOT = `${FLOW}.leaves`
const RUNS = { seed: 42, numRuns: 50 }

jest.setTimeout(60_000)

/** What goes wrong with one call: `lost` was carried out but fails, `repeated` was carried out but is refused. */
type Fault = 'refused' | 'repeated' | 'failed' | 'lost' | 'denied' | 'crashed'

interface Writer {
  saves: { ids: string[]; reload: boolean }[]
  /** By number of the call. */
  faults: Map<number, Fault>
}

const ids = Array.from({ length: 24 }, (_, n) => `SKU-${n}`)

const writers: fc.Arbitrary<Writer[]> = fc.array(
  fc.record({
    saves: fc.array(
      fc.record({ ids: fc.subarray(ids, { minLength: 1, maxLength: 12 }), reload: fc.boolean() }),
      { minLength: 1, maxLength: 3 },
    ),
    faults: fc
      .array(
        fc.tuple(
          fc.nat({ max: 60 }),
          fc.constantFrom<Fault>('refused', 'repeated', 'failed', 'lost', 'denied', 'crashed'),
        ),
        { maxLength: 5 },
      )
      .map((faults) => new Map(faults)),
  }),
  { minLength: 2, maxLength: 5 },
)

/** Several writers over the same documents, whose calls are carried out and answered in the scheduler's order. */
class World {
  readonly documents = memoryDocuments()
  /** Changes of stored entries, in order. */
  readonly changes: { step: number; id: string; writer: number }[] = []
  /** When each writer last read or wrote the place of an id: by `writer/id`. */
  readonly seen = new Map<string, number>()
  private step = 0
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly scheduler: fc.Scheduler) {}

  /** The documents as one writer reaches them. */
  reach(writer: number, faults: ReadonlyMap<number, Fault> = new Map()): Documents {
    let calls = 0
    let isDead = false
    const denied = new Set<string>()
    const call = async <T>(effect: (fault: Fault | undefined) => Promise<T>): Promise<T> => {
      const fault = faults.get(calls++)
      await this.scheduler.schedule(Promise.resolve(), `${writer}: call`)
      if (isDead || fault === 'failed') throw new Error('VBase failed')
      const answer = await this.alone(() => effect(fault))
      await this.scheduler.schedule(Promise.resolve(), `${writer}: answer`)
      if (fault === 'crashed') isDead = true
      if (isDead || fault === 'lost') throw new Error('VBase did not answer')
      return answer
    }
    const read = <T>(bucket: string, key: string): Promise<Stored<T> | null> =>
      call(async (fault) => {
        const stored = await this.documents.read<T>(bucket, key)
        this.note(writer, key, stored?.value as LedgerNode | undefined)
        // A document that is denied twice in a row counts as lost; that may cost entries.
        const isDenied = fault === 'denied' && !denied.has(key)
        if (isDenied) denied.add(key)
        else denied.delete(key)
        return isDenied ? null : stored
      })
    const replace: Documents['replace'] = (bucket, key, value, etag) =>
      call(async (fault) => {
        if (fault === 'refused') return false
        const before = this.nodeAt(key)
        const isWritten = await this.change(writer, () => this.documents.replace(bucket, key, value, etag))
        if (isWritten) this.note(writer, key, before)
        return isWritten && fault !== 'repeated'
      })
    const write: Documents['write'] = (...args) => call(() => this.documents.write(...args))
    return {
      ...this.documents,
      read,
      replace,
      write,
      remove: (...args) => call(() => this.change(writer, () => this.documents.remove(...args))),
      async update<T>(bucket: string, key: string, change: (current: T | null) => T | null) {
        for (;;) {
          const current = await read<T>(bucket, key)
          const next = change(current?.value ?? null)
          if (next === null || current === null) return null
          if (await replace(bucket, key, next, current.etag)) return next
        }
      },
    }
  }

  /** Everything that can be found from the root. */
  entries(): Map<string, string> {
    const found = new Map<string, string>()
    const visit = (key: string): void => {
      const node = this.nodeAt(key)
      if (node && 'split' in node) node.split.forEach((ref) => visit(`${FLOW}.${ref}`))
      else for (const [id, entry] of node?.entries ?? []) found.set(id, JSON.stringify(entry))
    }
    visit(ROOT)
    return found
  }

  wasChangedByOthers(writer: number, id: string, from: number, to: number): boolean {
    return this.changes.some(
      (each) => each.id === id && each.writer !== writer && each.step >= from && each.step < to,
    )
  }

  /** One effect after the other, so that every change has one author. */
  private alone<T>(effect: () => Promise<T>): Promise<T> {
    const done = this.turn.then(effect)
    this.turn = done.catch(() => undefined)
    return done
  }

  private nodeAt(key: string): LedgerNode | undefined {
    const json = this.documents.stored.get(`ledger/${key}`)?.json
    return json === undefined ? undefined : (JSON.parse(json) as LedgerNode)
  }

  private async change<T>(writer: number, effect: () => Promise<T>): Promise<T> {
    const before = this.entries()
    const answer = await effect()
    const after = this.entries()
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(id) !== after.get(id)) this.changes.push({ step: this.step, id, writer })
    }
    return answer
  }

  /** A leaf says what is stored for its ids; an empty root that nothing is. */
  private note(writer: number, key: string, node: LedgerNode | undefined): void {
    this.step++
    if (!node || ('split' in node && (key !== ROOT || node.split.length > 0))) return
    const place = key === ROOT ? null : leafOf(key.slice(FLOW.length + 1))
    for (const id of ids) {
      if (!place || contains(place, hashOf(id))) this.seen.set(`${writer}/${id}`, this.step)
    }
  }
}

function entry(writer: number, save: number): LedgerEntry {
  // Later saves are not always newer, nor do they carry the same fields.
  const order = String((writer * 7 + save * 3) % 10) + writer + save
  return {
    hash: `hash ${order}`,
    vtexId: '1',
    order,
    at: '2026-03-01T12:00:00.000Z',
    batch: null,
    outcome: 'applied',
    fields: { both: { value: order, order }, [`of ${writer % 2}`]: { value: order, order } },
  }
}

const MAX_TRIES = 8
const options = { maxEntries: 2, pause: async () => undefined }

async function retried<T>(attempt: () => Promise<T>): Promise<T | null> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!/^VBase /.test((error as Error).message)) throw error
    }
  }
  return null
}

/** Loads and saves like a worker that is sent again what it could not finish; answers what it was told is saved. */
async function work(
  world: World,
  writer: number,
  { saves, faults }: Writer,
): Promise<Map<string, LedgerEntry>[]> {
  const documents = world.reach(writer, faults)
  const done: Map<string, LedgerEntry>[] = []
  let ledger = ledgerIn(documents, options)
  for (const [index, save] of saves.entries()) {
    if (save.reload) ledger = ledgerIn(documents, options)
    const current = ledger
    if (!(await retried(() => current.load(FLOW, save.ids)))) return done
    const loadedAt = new Map(save.ids.map((id) => [id, world.seen.get(`${writer}/${id}`) ?? 0]))
    const entries = new Map(save.ids.map((id) => [id, entry(writer, index)]))
    const raced = await retried(() => current.save(FLOW, entries))
    if (!raced) return done
    done.push(entries)
    const expected = save.ids.filter((id) =>
      world.wasChangedByOthers(writer, id, loadedAt.get(id) ?? 0, world.seen.get(`${writer}/${id}`) ?? 0),
    )
    expect([...raced].sort()).toEqual(expected.sort())
  }
  return done
}

async function plantedIn(documents: MemoryDocuments): Promise<void> {
  await ledgerIn(documents).load(FLOW, ['any'])
}

test('whatever is interleaved, refused or cut short: what was saved is there, and races are told exactly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), writers, async (scheduler, all) => {
      const world = new World(scheduler)
      await plantedIn(world.documents)
      const done = await scheduler.waitFor(Promise.all(all.map((each, writer) => work(world, writer, each))))
      const found = await ledgerIn(world.documents, options).load(FLOW, ids)
      for (const [id, saved] of done.flat().flatMap((entries) => [...entries])) {
        const stored = found.get(id) as LedgerEntry
        expect(mergeEntries(stored, saved)).toEqual(stored)
      }
      expect(world.entries().size).toBe(found.size)
    }),
    RUNS,
  )
})

test('a scan answers what was there before exactly once while leaves are split', async () => {
  const part = fc.integer({ min: 0, max: 5 }).map((digits) => 2 ** digits)
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      writers,
      part,
      fc.subarray(ids),
      async (scheduler, all, buckets, before) => {
        const world = new World(scheduler)
        await plantedIn(world.documents)
        await ledgerIn(world.documents, options).save(FLOW, new Map(before.map((id) => [id, entry(9, 9)])))
        const scan = async (): Promise<string[]> => {
          const found: string[] = []
          const ledger = ledgerIn(world.reach(-1), options)
          for (let bucket = 0; bucket < buckets; bucket++) {
            for await (const leaf of ledger.scan(FLOW, bucket, buckets)) found.push(...leaf.keys())
          }
          return found
        }
        const [found] = await scheduler.waitFor(
          Promise.all([scan(), ...all.map((each, writer) => work(world, writer, each))]),
        )
        expect(new Set(found).size).toBe(found.length)
        expect(found).toEqual(expect.arrayContaining(before))
      },
    ),
    RUNS,
  )
})

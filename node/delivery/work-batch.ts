import { randomUUID } from 'node:crypto'
import { flows } from '../flows'
import { batchStoreIn, type BatchStore } from './batch-store'
import { isIdle, LEASE_MILLISECONDS, withChunkDone, type Batch } from './batch'
import type { Deps } from './deps'
import type { RecordResult } from './outcome'
import { syncRecords } from './sync-records'

/** A handler has 60 s; work is cut into slices that end well before. */
const SLICE_MILLISECONDS = 45_000

/** Somebody else works on the batch. Thrown, so that the platform delivers the event again: that worker may have died. */
export class BatchIsTaken extends Error {
  public readonly status = 503
  public readonly level = 'warn'
}

/** Works off as much of a batch as fits a slice, then asks for the next slice. Harmless when called twice or for nothing. */
export async function workBatch(deps: Deps, id: string): Promise<void> {
  const store = batchStoreIn(deps.documents)
  const owner = randomUUID()
  const batch = await takeLease(store, id, owner, deps)
  if (!batch) return
  const heartbeat = setInterval(() => {
    extendLease(store, id, owner, deps).catch((error: unknown) =>
      deps.log.warn({ message: 'lease of a batch could not be extended', batch: id, reason: String(error) }),
    )
  }, LEASE_MILLISECONDS / 3)
  try {
    await workChunks(deps, store, batch, owner)
  } finally {
    clearInterval(heartbeat)
  }
}

async function workChunks(deps: Deps, store: BatchStore, batch: Batch, owner: string): Promise<void> {
  const sliceEnd = deps.now() + SLICE_MILLISECONDS
  for (const [chunk, state] of batch.chunks.entries()) {
    if (state.counts !== null) continue
    const results = deps.now() < sliceEnd ? await workChunk(deps, store, batch, chunk, sliceEnd) : null
    if (results === null) {
      await ifMine(store, batch.id, owner, (current) => ({ ...current, lease: null }))
      return deps.wake(batch.id)
    }
    const saved = await ifMine(store, batch.id, owner, (current) =>
      withChunkDone(current, chunk, results, deps.now()),
    )
    if (saved?.status === 'done') return finish(deps, store, saved)
    if (saved?.lease?.owner !== owner) return
  }
}

/** Works off one chunk; null when the slice ended before all of it was begun. */
async function workChunk(
  deps: Deps,
  store: BatchStore,
  { id, flow, dryRun, verify }: Batch,
  chunk: number,
  deadline: number,
): Promise<RecordResult[] | null> {
  const before = await store.results(id, chunk)
  if (before?.state === 'done') return before.results
  const plannedBefore = new Map(before?.results.map((result) => [result.index, result]))
  const results = await syncRecords(flows[flow], await store.records(id, chunk), deps, {
    dryRun,
    verify,
    batch: id,
    deadline,
    plannedBefore: new Map([...plannedBefore].map(([index, { changes }]) => [index, changes])),
    onPlanned: (planned) => {
      for (const result of planned) plannedBefore.set(result.index, result)
      return store.saveResults(id, chunk, { state: 'planned', results: [...plannedBefore.values()] })
    },
  })
  const settled = results.filter((result) => result !== null)
  if (settled.length < results.length) return null
  await store.saveResults(id, chunk, { state: 'done', results: settled })
  return settled
}

/** Changes the batch if this worker still holds its lease. */
function ifMine(
  store: BatchStore,
  id: string,
  owner: string,
  change: (batch: Batch) => Batch,
): Promise<Batch | null> {
  return store.update(id, (current) => (current.lease?.owner === owner ? change(current) : null))
}

async function takeLease(store: BatchStore, id: string, owner: string, deps: Deps): Promise<Batch | null> {
  let refusal: 'done' | 'taken' | null = null
  const batch = await store.update(id, (current) => {
    refusal = current.status === 'done' ? 'done' : isIdle(current, deps.now()) ? null : 'taken'
    if (refusal !== null) return null
    const now = deps.now()
    return {
      ...current,
      status: 'running',
      startedAt: current.startedAt ?? now,
      lease: { owner, until: now + LEASE_MILLISECONDS },
    }
  })
  if (batch && refusal === 'taken') throw new BatchIsTaken(`Batch ${id} is being worked on.`)
  if (batch?.status === 'done') await store.close(id)
  return refusal === null ? batch : null
}

function extendLease(
  store: BatchStore,
  id: string,
  owner: string,
  { now }: Pick<Deps, 'now'>,
): Promise<unknown> {
  return ifMine(store, id, owner, (current) => ({
    ...current,
    lease: { owner, until: now() + LEASE_MILLISECONDS },
  }))
}

async function finish(
  { log }: Deps,
  store: BatchStore,
  { id, flow, chunks, startedAt, finishedAt }: Batch,
): Promise<void> {
  await store.close(id)
  log.info({
    message: 'batch done',
    batch: id,
    flow,
    records: chunks.reduce((sum, { size }) => sum + size, 0),
    milliseconds: (finishedAt ?? 0) - (startedAt ?? 0),
  })
}

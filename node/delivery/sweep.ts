import { LRUCache } from 'lru-cache'
import { batchStoreIn } from './batch-store'
import { isIdle, type Batch } from './batch'
import type { Deps } from './deps'

type SweepDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'wake' | 'now' | 'log'>

/** Open batches looked at in one sweep. */
const SWEEP_SIZE = 50

/** Time a fresh batch is given before its wake-up counts as lost. */
const GRACE_MILLISECONDS = 5_000

const sweptLately = new LRUCache<string, true>({ max: 1_000, ttl: 10_000 })

/** Wakes a batch whose wake-up was lost or whose worker died. */
export async function wakeIfIdle(deps: SweepDeps, batch: Batch): Promise<boolean> {
  const now = deps.now()
  if (!isIdle(batch, now) || now - batch.createdAt < GRACE_MILLISECONDS) return false
  try {
    await deps.wake(batch.id)
    return true
  } catch (error) {
    // The caller came for something else; the next one tries again.
    deps.log.warn({ message: 'wake-up of a batch could not be sent', batch: batch.id, reason: String(error) })
    return false
  }
}

/** Looks for batches nobody works on; called on the way of other calls, at most every 10 s per store and process. */
export async function sweep(deps: SweepDeps): Promise<void> {
  const scope = `${deps.account}/${deps.workspace}`
  if (sweptLately.has(scope)) return
  sweptLately.set(scope, true)
  try {
    const store = batchStoreIn(deps.documents)
    for (const batch of await markedOpen(deps)) {
      // A worker that died after its last chunk leaves the mark behind.
      if (batch.status === 'done') await store.close(batch.id)
      else await wakeIfIdle(deps, batch)
    }
  } catch (error) {
    deps.log.warn({ message: 'sweep failed', reason: String(error) })
  }
}

/** Unfinished batches, oldest first. */
export async function openBatches(deps: Pick<Deps, 'documents'>): Promise<Batch[]> {
  return (await markedOpen(deps)).filter(({ status }) => status !== 'done')
}

async function markedOpen({ documents }: Pick<Deps, 'documents'>): Promise<Batch[]> {
  const store = batchStoreIn(documents)
  const batches = await Promise.all((await store.openIds(SWEEP_SIZE)).map((id) => store.read(id)))
  return batches.filter((batch) => batch !== null)
}

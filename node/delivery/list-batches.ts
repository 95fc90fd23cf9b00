import type { FlowName } from '../flows/flow'
import { batchStoreIn } from './batch-store'
import type { Batch } from './batch'
import type { Deps } from './deps'

export interface BatchPage {
  batches: Batch[]
  cursor: string | null
}

/** Listing pages read for one answer when the filter leaves little; the cursor goes on from there. */
const PAGES_PER_ANSWER = 10

/** Batches of one calling system, newest first. A page may hold fewer than `limit` and still have a cursor. */
export async function listBatches(
  { documents }: Pick<Deps, 'documents'>,
  { source, flow, limit, cursor }: { source: string; flow?: FlowName; limit: number; cursor?: string },
): Promise<BatchPage> {
  const store = batchStoreIn(documents)
  const batches: Batch[] = []
  let next = cursor
  for (let page = 0; page < PAGES_PER_ANSWER; page++) {
    const listed = await store.newest({ limit: limit - batches.length, ...(next !== undefined && { next }) })
    const found = await Promise.all(listed.keys.map((id) => store.read(id)))
    batches.push(
      ...found
        .filter((batch) => batch !== null)
        .filter((batch) => batch.source === source && (!flow || batch.flow === flow)),
    )
    next = listed.next ?? undefined
    if (next === undefined || batches.length >= limit) break
  }
  return { batches, cursor: next ?? null }
}

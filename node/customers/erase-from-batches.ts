import { ok, type Result } from 'neverthrow'
import { contentOf, withContent } from '../delivery/content'
import type { Deps } from '../delivery/deps'
import { isFinished, jobStoreIn } from '../delivery/jobs'
import type { RefusedRecord } from '../delivery/jobs/refusal'
import type { PartDocument, StoredRecord } from '../delivery/jobs/stored-records'
import { personalJobs } from '../delivery/personal'
import { prefixOf, RECORDS } from '../delivery/retention/layout'
import { fail, type Failure } from '../errors/failure'
import { flows } from '../flows'
import { identityOf } from '../flows/flow'

interface Who {
  ref: string
  /** Unambiguous form of the ref. */
  id: string
}

const PAGE = 50
const { customers } = flows

/**
 * Takes a customer out of the records that batches still keep: of a valid record only its ref stays, as others are
 * found by their places; what was refused is dropped where it names the ref anywhere. A batch that is not finished and
 * holds the customer would only bring it back: batch_running.
 */
export async function eraseFromBatches(
  deps: Deps,
  who: Who,
  deadline: number,
): Promise<Result<{ records: number; complete: boolean }, Failure>> {
  const store = jobStoreIn(deps.documents)
  let records = 0
  for await (const jobId of personalJobs(deps.documents)) {
    if (deps.now() >= deadline) return ok({ records, complete: false })
    const job = await store.read(jobId)
    const isOpen = !job || !isFinished(job)
    for await (const key of keysOf(deps, jobId)) {
      const found = await eraseFrom(deps, key, who, isOpen)
      if (found > 0 && isOpen) {
        const words = `The batch ${jobId} holds the customer and is not finished: wait until it is, or cancel it.`
        return fail('batch_running', words)
      }
      records += found
    }
  }
  return ok({ records, complete: true })
}

async function* keysOf({ documents }: Pick<Deps, 'documents'>, job: string): AsyncIterable<string> {
  let next: string | null = ''
  while (next !== null) {
    const page: { keys: string[]; next: string | null } = await documents.list(RECORDS, {
      prefix: prefixOf(job),
      limit: PAGE,
      ...(next !== '' && { next }),
    })
    yield* page.keys.map(decodeURIComponent)
    next = page.next
  }
}

/** How many records of the document are the customer's; they are erased unless somebody only looks. */
async function eraseFrom(
  { documents }: Pick<Deps, 'documents'>,
  key: string,
  who: Who,
  onlyLooks: boolean,
): Promise<number> {
  const stored = await documents.read<PartDocument | RefusedRecord[]>(RECORDS, key)
  if (!stored) return 0
  const { found, left } = Array.isArray(stored.value)
    ? withoutRefused(stored.value, who)
    : withoutValid(stored.value, who)
  if (found > 0 && !onlyLooks) await documents.write(RECORDS, key, left)
  return found
}

function withoutValid(document: PartDocument, { id }: Who): { found: number; left: PartDocument } {
  let found = 0
  const records = document.records.map((stored): StoredRecord => {
    const isErased = Object.keys(contentOf(customers, stored.r)).length === 0
    if (identityOf(customers, customers.key(stored.r)) !== id || isErased) return stored
    found += 1
    return { ...stored, h: '', r: withContent(customers, stored.r, {}) }
  })
  return { found, left: { ...document, records } }
}

function withoutRefused(
  refused: readonly RefusedRecord[],
  { ref }: Who,
): { found: number; left: RefusedRecord[] } {
  const left = refused.filter(({ raw, key }) => !names(raw, ref) && !names(key, ref))
  return { found: refused.length - left.length, left }
}

/** Whether the value is the ref, or holds it anywhere: a source's own record may have it in any field. */
function names(value: unknown, ref: string): boolean {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim() === ref
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => names(each, ref))
}

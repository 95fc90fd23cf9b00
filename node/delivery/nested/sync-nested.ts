import pLimit from 'p-limit'
import { err, ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import { fail, failure, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Deps } from '../deps'
import { failedWith, type RecordResult } from '../outcome'
import { syncAccepted, type OneRecord } from '../sync-one'
import { combine, type PartResult } from './combine'
import { parseNested, type FlowPart } from './parse'

/** SKUs of one product brought to VTEX side by side; VTEX takes writes to one product one after the other. */
const SKUS_AT_ONCE = 4
/** More than these do not fit the time of one call. */
const MAX_SKUS = 20
/** Time a nested record may take; a handler has 60 s. */
const PATIENCE_MILLISECONDS = 45_000

type NestedInput = Omit<OneRecord, 'flow' | 'record'> & { record: Record<string, unknown> }

/** Brings VTEX to a product and all that came with it, in the order in which each makes the next possible. */
export async function syncNested(
  deps: Deps,
  { record, ...options }: NestedInput,
): Promise<Result<RecordResult, Failure>> {
  const now = deps.now()
  const id = ulid(now)
  const parsed = parseNested(record, 0, { idOf: () => id, acceptedAt: new Date(now).toISOString() })
  if (parsed.isErr()) return err(parsed.error)
  const { product, parts } = parsed.value
  const bySku = groupBySku(parts)
  if (bySku.length > MAX_SKUS)
    return fail('too_many_records', `One call takes at most ${MAX_SKUS} SKUs of a product; send a batch.`)
  const deadline = now + PATIENCE_MILLISECONDS
  const sync = async ({ flow, record: accepted }: FlowPart): Promise<PartResult> => {
    const done = await syncAccepted(deps, accepted, { ...options, flow: flows[flow], deadline })
    return { flow, result: done.unwrapOr(failedWith(accepted, failure('vtex_timeout'))) }
  }
  const first = await sync({ flow: 'products', record: product })
  const limit = pLimit(SKUS_AT_ONCE)
  const others = await Promise.all(
    bySku.map((ofSku) =>
      limit(async () => {
        const results: PartResult[] = []
        for (const part of ofSku) results.push(await sync(part))
        return results
      }),
    ),
  )
  return ok(combine(first.result, others.flat()))
}

/** Each SKU with what belongs to it. */
function groupBySku(parts: readonly FlowPart[]): FlowPart[][] {
  const groups: FlowPart[][] = []
  for (const part of parts) {
    if (part.flow === 'skus') groups.push([part])
    else groups.at(-1)?.push(part)
  }
  return groups
}

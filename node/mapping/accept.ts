import { err, type Result } from 'neverthrow'
import type { Deps } from '../delivery/deps'
import { acceptBatch, putPart, refuseCount, type BatchInput, type Import, type Job } from '../delivery/jobs'
import { acceptNestedBatch } from '../delivery/nested'
import type { Failure } from '../errors/failure'
import { receiveRecords, type Received } from './receive'
import { noteWaiting } from './waiting/notes'

/** Takes a batch in as its source sent it. What waits for a code goes on by itself when the code has a value. */
export async function acceptSent(
  deps: Deps,
  { records, ...input }: Omit<BatchInput, 'sent' | 'mappingVersion' | 'again'>,
): Promise<Result<Job, Failure>> {
  const tooMany = refuseCount(records.length)
  if (tooMany) return err(tooMany)
  const name = { source: input.source, flow: input.flow.name }
  return acceptReceived(deps, input, await receiveRecords(deps, name, records, input))
}

/** The same of records that were received before. */
export async function acceptReceived(
  deps: Deps,
  input: Omit<BatchInput, 'records' | 'sent' | 'mappingVersion' | 'again'>,
  { waiting, seen: _, ...mapped }: Received,
): Promise<Result<Job, Failure>> {
  await noteBatch(deps, { ...input, part: 0 }, waiting)
  const batch = { ...input, ...mapped }
  return input.flow.name === 'products' ? acceptNestedBatch(deps, batch) : acceptBatch(deps, batch)
}

/** Takes a part of an import in as its source sent it: whose import it is decides how its records are read. */
export async function putSentPart(
  deps: Deps,
  current: Import,
  number: number,
  records: BatchInput['records'],
): Promise<Result<Import, Failure>> {
  const { source, flow } = current
  const received = await receiveRecords(deps, { source, flow }, records, current)
  await noteBatch(deps, { ...current, part: number - 1 }, received.waiting)
  return putPart(deps, current, number, received.records, received)
}

/**
 * Notes the batch whose records wait for codes. Before they are stored: a note too many is dropped in time, and a batch
 * without one would wait for ever, since a request that is repeated finds it accepted.
 */
async function noteBatch(
  deps: Deps,
  { id, part, source, dryRun }: { id: string; part: number; source: string; dryRun: boolean },
  waiting: Received['waiting'],
): Promise<void> {
  if (!dryRun && waiting.size > 0) await noteWaiting(deps, source, waiting, { job: id, part })
}

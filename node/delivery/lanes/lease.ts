import { randomUUID } from 'node:crypto'
import type { Logger } from '@vtex/api'
import { readTwice, type Documents } from '../../storage/documents'
import { readOrCreate } from '../../storage/first-write'

type LeaseDocuments = Pick<Documents, 'read' | 'write' | 'replace'>

interface Lease {
  /** Empty when nobody holds it. */
  owner: string
  /** Milliseconds since 1970, by the owner's clock. */
  until: number
}

const BUCKET = 'leases'
const free: Lease = { owner: '', until: 0 }
/** Machines' clocks may be this far apart; a lease is taken from its owner only so long after it ended. */
const CLOCK_SKEW = 2_000
const ATTEMPTS = 5

/**
 * Takes the lease for so many milliseconds from `now`; false while somebody else holds it. The owner may take it again.
 * An owner that does not extend it in time holds it no longer; others get it two seconds later.
 */
export async function takeLease(
  documents: LeaseDocuments,
  name: string,
  owner: string,
  milliseconds: number,
  now: number,
): Promise<boolean> {
  const stored = await readOrCreate<Lease>(documents, BUCKET, name, free)
  if (!stored) return false
  const isMine = stored.value.owner === owner
  const isOver = stored.value.owner === '' || stored.value.until + CLOCK_SKEW <= now
  if (!isMine && !isOver) return false
  const taken: Lease = { owner, until: now + milliseconds }
  if (await documents.replace(BUCKET, name, taken, stored.etag)) return true
  // A call that was repeated on the way is refused although it was carried out.
  return (await readTwice<Lease>(documents, BUCKET, name))?.value.owner === owner
}

/** Holds the lease until `milliseconds` after `now`; false when it is no longer the owner's. */
export async function extendLease(
  documents: LeaseDocuments,
  name: string,
  owner: string,
  milliseconds: number,
  now: number,
): Promise<boolean> {
  return changeOwn(documents, name, owner, { owner, until: now + milliseconds })
}

/** Gives the lease up, if it is the owner's. */
export async function releaseLease(documents: LeaseDocuments, name: string, owner: string): Promise<void> {
  await changeOwn(documents, name, owner, free)
}

export interface HoldOptions {
  documents: LeaseDocuments
  now(): number
  log: Pick<Logger, 'warn'>
}

/**
 * Runs a task while holding the lease, which is extended as long as the task runs; null when somebody else holds it.
 * `lost` is called when it could not be kept: begin nothing more.
 */
export async function withLease<T>(
  { documents, now, log }: HoldOptions,
  name: string,
  milliseconds: number,
  task: (onLost: (stop: () => void) => void) => Promise<T>,
): Promise<{ done: T } | null> {
  const owner = randomUUID()
  if (!(await takeLease(documents, name, owner, milliseconds, now()))) return null
  let stop: () => void = () => undefined
  const heartbeat = setInterval(() => {
    extendLease(documents, name, owner, milliseconds, now()).then(
      (isMine) => {
        if (!isMine) stop()
      },
      (error: unknown) => log.warn({ message: 'a lease could not be extended', name, reason: String(error) }),
    )
  }, milliseconds / 3)
  try {
    return { done: await task((onLost) => (stop = onLost)) }
  } finally {
    clearInterval(heartbeat)
    await releaseLease(documents, name, owner)
  }
}

/** Whether somebody holds the lease at `now`. */
export async function isLeased(documents: LeaseDocuments, name: string, now: number): Promise<boolean> {
  const stored = await readTwice<Lease>(documents, BUCKET, name)
  return stored !== null && stored.value.owner !== '' && stored.value.until + CLOCK_SKEW > now
}

/** Only the owner changes a lease that has not ended, so a lost race is the owner's own or a taker's after the end. */
async function changeOwn(
  documents: LeaseDocuments,
  name: string,
  owner: string,
  next: Lease,
): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await readTwice<Lease>(documents, BUCKET, name)
    if (stored?.value.owner !== owner) return false
    if (await documents.replace(BUCKET, name, next, stored.etag)) return true
  }
  return false
}

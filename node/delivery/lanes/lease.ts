import { randomUUID } from 'node:crypto'
import type { Logger } from '@vtex/api'
import { pause, type Documents, type Stored } from '../../storage/documents'

type LeaseDocuments = Pick<Documents, 'read' | 'write' | 'replace'>

interface Lease {
  /** Empty when nobody holds it. */
  owner: string
  /** Milliseconds since 1970, by the owner's clock. */
  until: number
  /** Created, and never held. */
  isNew?: true
}

const BUCKET = 'leases'
const free: Lease = { owner: '', until: 0 }
/** Machines' clocks may be this far apart; a lease is taken from its owner only so long after it ended. */
const CLOCK_SKEW = 2_000
/** From finding no lease to having written the first, a machine takes less than this; milliseconds. */
const FIRST_WRITES = 500
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
  const stored = await existingLease(documents, name)
  if (!stored) return false
  const isMine = stored.value.owner === owner
  const isOver = stored.value.owner === '' || stored.value.until + CLOCK_SKEW <= now
  if (!isMine && !isOver) return false
  const taken: Lease = { owner, until: now + milliseconds }
  if (await documents.replace(BUCKET, name, taken, stored.etag)) return true
  // A call that was repeated on the way is refused although it was carried out.
  return (await readLease(documents, name))?.value.owner === owner
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
  const stored = await readLease(documents, name)
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
    const stored = await readLease(documents, name)
    if (stored?.value.owner !== owner) return false
    if (await documents.replace(BUCKET, name, next, stored.etag)) return true
  }
  return false
}

/** VBase is known to answer now and then that a document does not exist which does: so it is asked twice. */
async function readLease(documents: LeaseDocuments, name: string): Promise<Stored<Lease> | null> {
  return (await documents.read<Lease>(BUCKET, name)) ?? documents.read<Lease>(BUCKET, name)
}

/**
 * The lease, created when there is none. VBase cannot create only what is absent, so another first writer may still
 * overwrite a new lease: whoever meets one waits until such writes have arrived before competing by compare-and-swap.
 */
async function existingLease(documents: LeaseDocuments, name: string): Promise<Stored<Lease> | null> {
  const found = await readLease(documents, name)
  if (found && !found.value.isNew) return found
  if (!found) await documents.write(BUCKET, name, { ...free, isNew: true } satisfies Lease)
  await pause(FIRST_WRITES)
  return readLease(documents, name)
}

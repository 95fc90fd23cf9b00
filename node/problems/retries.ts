import type { Documents } from '../storage/documents'

/** Which batches' failed records were sent again. */
export interface Retry {
  /** RFC 3339, of the last time. */
  at: string
  /** The new batches, by code of what was sent again; `*`: all that failed. */
  batches: Record<string, string>
}

/** By batch, oldest first. */
export type Retries = Record<string, Retry>

export const EVERY_CODE = '*'

const BUCKET = 'problem-retries'
const KEY = 'all'
/** More than a panel shows: forgotten ones can be sent again, which is harmless. */
const MOST = 400

export async function readRetries(documents: Pick<Documents, 'read'>): Promise<Retries> {
  return (await documents.read<Retries>(BUCKET, KEY))?.value ?? {}
}

/** Remembers that a batch's failures of a code are sent again; answers the id that was remembered first. */
export async function claimRetry(
  documents: Pick<Documents, 'update'>,
  { batch, code, id, at }: { batch: string; code: string; id: string; at: string },
): Promise<string> {
  const retries = await documents.update<Retries>(BUCKET, KEY, (current) => {
    const { [batch]: known, ...others } = current ?? {}
    if (known?.batches[code]) return null
    const next = { ...others, [batch]: { at, batches: { ...known?.batches, [code]: id } } }
    return Object.fromEntries(Object.entries(next).slice(-MOST))
  })
  return retries?.[batch]?.batches[code] ?? id
}

/** Whether the batch's failures of the code were sent again. Pure. */
export function isSentAgain(retries: Retries, batch: string, code: string): boolean {
  const { batches } = retries[batch] ?? { batches: {} as Record<string, string> }
  return Object.hasOwn(batches, code) || Object.hasOwn(batches, EVERY_CODE)
}

import type { Deps } from '../delivery/deps'
import type { LaneName } from '../delivery/lanes'
import type { Documents } from '../storage/documents'

/** VTEX refused the app itself, the last time. */
interface Refusal {
  /** Milliseconds since 1970. */
  at: number
  /** Of the error catalogue. */
  code: string
}

type Refusals = Partial<Record<LaneName, Refusal>>

const BUCKET = 'notifications'
const KEY = 'refusals'

/** Notes that VTEX refuses the app in a lane. Never fails: the failure that it is about is told anyway. */
export async function noteRefusal(
  { documents, now, log }: Pick<Deps, 'documents' | 'now' | 'log'>,
  lane: LaneName,
  code: string,
): Promise<void> {
  try {
    await documents.update<Refusals>(BUCKET, KEY, (all) => ({ ...all, [lane]: { at: now(), code } }))
  } catch (error) {
    log.warn({ message: 'a refusal of the app could not be noted', reason: String(error) })
  }
}

/** The last refusal of each lane. */
export async function readRefusals(
  documents: Pick<Documents, 'read'>,
): Promise<(Refusal & { lane: LaneName })[]> {
  const stored = (await documents.read<Refusals>(BUCKET, KEY))?.value ?? {}
  return (Object.keys(stored) as LaneName[]).flatMap((lane) => {
    const refusal = stored[lane]
    return refusal ? [{ lane, ...refusal }] : []
  })
}

import { readTwice, type Documents } from '../../storage/documents'
import { readOrCreate } from '../../storage/first-write'
import { newSecret } from './sign'

interface Secret {
  value: string
  /** Milliseconds since 1970. */
  madeAt: number
}

interface OldSecret extends Secret {
  /** It signs until then. */
  until: number
}

interface Secrets {
  current: Secret | null
  /** The newest first. */
  old: OldSecret[]
}

/** How long an old secret goes on signing beside a new one; milliseconds. */
export const OVERLAP = 24 * 3_600_000
/** Signatures of a delivery besides the current one: a rotation whose answer was lost is asked for again. */
const MOST_OLD = 3

const BUCKET = 'order-push'
const KEY = 'secrets'
const none: Secrets = { current: null, old: [] }

export type SecretDeps = { documents: Documents; now(): number }

/** What may be told of the secrets. Milliseconds since 1970. */
export interface SecretView {
  madeAt: number
  /** Until when an older one signs, too; null: none does. */
  oldUntil: number | null
}

/**
 * Makes a secret and answers it, the only time that it is told. The one before goes on signing for 24 hours, unless
 * `keepsOld` is false, as when it became known to somebody.
 */
export async function makeSecret({ documents, now }: SecretDeps, keepsOld: boolean): Promise<string> {
  const value = newSecret()
  const stored = await readOrCreate<Secrets>(documents, BUCKET, KEY, none)
  await documents.update<Secrets>(
    BUCKET,
    KEY,
    (before) => rotated(before ?? none, { value, madeAt: now() }, keepsOld),
    stored ?? undefined,
  )
  return value
}

/** The secrets that sign now, the newest first; none where none was made. */
export async function signingSecrets({ documents, now }: SecretDeps): Promise<string[]> {
  const { current, old } = await read(documents)
  const valid = old.filter(({ until }) => until > now())
  return current ? [current, ...valid].map(({ value }) => value) : []
}

/** When they were made, nothing else; null: there is none. */
export async function secretView({ documents, now }: SecretDeps): Promise<SecretView | null> {
  const { current, old } = await read(documents)
  const ends = old.map(({ until }) => until).filter((until) => until > now())
  return current && { madeAt: current.madeAt, oldUntil: ends.length > 0 ? Math.max(...ends) : null }
}

/** The secrets after a new one. Pure. */
export function rotated({ current, old }: Secrets, next: Secret, keepsOld: boolean): Secrets {
  const replaced =
    current && current.value !== next.value ? [{ ...current, until: next.madeAt + OVERLAP }] : []
  const valid = [...replaced, ...old].filter(({ until }) => until > next.madeAt)
  return { current: next, old: keepsOld ? valid.slice(0, MOST_OLD) : [] }
}

async function read(documents: Documents): Promise<Secrets> {
  return (await readTwice<Secrets>(documents, BUCKET, KEY))?.value ?? none
}

import { createHash } from 'node:crypto'

/** Where a list of changed customers goes on. */
export interface PageCursor {
  /** Instant of the change of the last customer that was listed, as VTEX wrote it. */
  from: string
  /** Short hashes of the ids that were listed with that very instant. */
  seen: readonly string[]
}

const HASH_LENGTH = 6

/** A customer's id as cursors hold it. */
export const shortHash = (id: string): string =>
  createHash('sha256').update(id.toLowerCase()).digest('base64url').slice(0, HASH_LENGTH)

export function writeCursor({ from, seen }: PageCursor): string {
  return Buffer.from(`${from} ${seen.join('')}`).toString('base64url')
}

/** Null: no cursor of this list. */
export function readCursor(text: string): PageCursor | null {
  const [, from, hashes = ''] =
    /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) ([\w-]*)$/.exec(
      Buffer.from(text, 'base64url').toString(),
    ) ?? []
  if (from === undefined || Number.isNaN(Date.parse(from)) || hashes.length % HASH_LENGTH !== 0) return null
  return { from, seen: hashes.match(/.{6}/g) ?? [] }
}

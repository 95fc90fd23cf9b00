import { createHash } from 'node:crypto'

/** A name of a secret, of a person or of any text, that gives it away to nobody. Pure. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

import { changeShard, readShard, shardOf, type Shards } from '../../storage/shards'
import type { CardFlags } from '../dto/gift-card'
import { hashOf } from '../dto/hash'
import type { Call } from './call'

/** A gift card that was made here: VTEX finds none by number or code, and does not tell its flags. */
export interface KnownCard {
  /** VTEX's id. */
  card: string
  /** The number its caller gave it. */
  number: number
  flags: CardFlags
}

export const CARDS: Shards = { bucket: 'soap-gift-cards', count: 64 }

/** A card's name by its caller's number, and by its code, which is kept nowhere itself. */
export const byNumber = (number: number, { source }: Pick<Call, 'source'>): string =>
  `number/${source}/${number}`
export const byCode = (code: string): string => `code/${hashOf(code)}`

export async function knownCard({ deps }: Pick<Call, 'deps'>, name: string): Promise<KnownCard | undefined> {
  const shard = await readShard<Record<string, KnownCard>>(deps.documents, CARDS, shardOf(name, CARDS))
  return shard[name]
}

/** Keeps a card under a name, once. */
export function keepCard({ deps }: Pick<Call, 'deps'>, name: string, known: KnownCard): Promise<void> {
  return changeShard<Record<string, KnownCard>>(deps, CARDS, shardOf(name, CARDS), (shard) =>
    shard[name] ? shard : { ...shard, [name]: known },
  )
}

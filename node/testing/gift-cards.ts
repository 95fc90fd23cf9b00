import { err, ok } from 'neverthrow'
import type { VtexGiftCard, VtexGiftCardInput, VtexGiftCardTransactionInput } from '../clients/gift-cards'
import { failure, type Failure } from '../errors/failure'
import type { Call } from '../soap/operations/call'
import { byCode, CARDS } from '../soap/operations/known-cards'
import { shardOf } from '../storage/shards'
import type { MemoryDocuments } from './documents'

/** VTEX's gift cards in memory; a booking of a request id that was used is passed over. */
export function memoryGiftCards() {
  const cards = new Map<string, VtexGiftCard>()
  const created: VtexGiftCardInput[] = []
  const booked: (VtexGiftCardTransactionInput & { card: string })[] = []
  /** What becomes of the next calls that write, first to last: whether they are carried out, and what they answer. */
  const troubles: { applied: boolean; failure: Failure }[] = []
  const answer = async <T>(effect: () => T) => {
    const trouble = troubles.shift()
    const value = trouble && !trouble.applied ? null : effect()
    return trouble || value === null ? err(trouble?.failure ?? failure('vtex_refused')) : ok(value)
  }
  const calls: Call['giftCards'] = {
    byId: async (id) => ok(structuredClone(cards.get(id) ?? null)),
    create: (card) =>
      answer(() => {
        created.push(card)
        const id = `${card.profileId}_${created.length}`
        const made = {
          ...{ id, redemptionToken: `token ${id}`, redemptionCode: `CODE-${created.length}`, balance: 0 },
          ...{ emissionDate: '2026-03-01T12:00:00.123Z', expiringDate: card.expiringDate },
        }
        cards.set(id, made)
        return structuredClone(made)
      }),
    addTransaction: (id, sent) =>
      answer(() => {
        const card = cards.get(id)
        const isNew = !booked.some((each) => each.card === id && each.requestId === sent.requestId)
        if (card && isNew) {
          booked.push({ ...sent, card: id })
          card.balance += sent.operation === 'Credit' ? sent.value : -sent.value
        }
        return { id: String(booked.length) }
      }),
    transactionsOf: async (id) =>
      ok(booked.flatMap((each, at) => (each.card === id ? [String(at + 1)] : []))),
    transaction: async (_card, id) => ok(booked[Number(id) - 1] ?? null),
  }
  return { calls, cards, created, booked, troubles }
}

/** Makes the card with the code CODE-7 one that was made here before. */
export async function knowGiftCard(
  documents: MemoryDocuments,
  { cards }: Pick<ReturnType<typeof memoryGiftCards>, 'cards'>,
): Promise<void> {
  const name = byCode('CODE-7')
  const flags = { MultipleCredits: true, MultipleRedemptions: false, RestrictedToOwner: false }
  cards.set('owner_7', {
    ...{ id: 'owner_7', redemptionToken: 'token', redemptionCode: 'CODE-7', balance: 10 },
    ...{ emissionDate: '2026-03-01T12:00:00.123Z', expiringDate: '2030-01-01T00:00:00' },
  })
  const known = { [name]: { card: 'owner_7', number: 700, flags } }
  await documents.write(CARDS.bucket, shardOf(name, CARDS), known)
}

import type { VtexGiftCard } from '../../clients/gift-cards'
import type { Answered, Sent } from '../contract'
import { storedDecimal } from './decimal'
import { hashOf } from './hash'
import { byClock, dateTimeOf, writtenByClock } from './text'

/** What VTEX does not tell of a card any more once it is made; kept as it was sent. */
export type CardFlags = Pick<
  Answered<'GiftCardDTO'>,
  'MultipleCredits' | 'MultipleRedemptions' | 'RestrictedToOwner'
>

/** The flags of a card; an absent one is off, as in .NET. Pure. */
export function flagsOf(sent: Sent<'GiftCardDTO'>): CardFlags {
  return {
    MultipleCredits: sent.MultipleCredits ?? false,
    MultipleRedemptions: sent.MultipleRedemptions ?? false,
    RestrictedToOwner: sent.RestrictedToOwner ?? false,
  }
}

/** What cannot be changed of a card once it is made, as a fingerprint that tells nothing. Pure. */
export function fingerprintOf(sent: Sent<'GiftCardDTO'>, funds: number): string {
  const { ExpiringDate, OwnerId, StatusId } = sent
  return hashOf(JSON.stringify([ExpiringDate, OwnerId, StatusId, funds, flagsOf(sent)]))
}

/** A date with a zone as VTEX wants it, without one. Pure. */
export const expiryOf = (sent: string): string => writtenByClock(sent) ?? sent

/** A card as the WebService shows it: `Funds` is what is left, the owner stands in VTEX's id of the card. Pure. */
export function giftCardDto(
  card: VtexGiftCard,
  { number, flags }: { number: number; flags: CardFlags },
): Answered<'GiftCardDTO'> {
  return {
    EmissionDate: instantByClockOf(card.emissionDate),
    ExpiringDate: dateTimeOf(card.expiringDate),
    Funds: storedDecimal(card.balance) ?? '0.0000',
    Id: number,
    MultipleCredits: flags.MultipleCredits,
    MultipleRedemptions: flags.MultipleRedemptions,
    OwnerId: card.id.replace(/_\d+$/, ''),
    RedeptionCode: card.redemptionCode,
    RestrictedToOwner: flags.RestrictedToOwner,
    StatusId: null,
  }
}

const instantByClockOf = (stored: string): string | null =>
  Number.isNaN(Date.parse(stored)) ? null : byClock(stored)

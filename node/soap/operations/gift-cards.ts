import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexGiftCard } from '../../clients/gift-cards'
import { fail, type Failure } from '../../errors/failure'
import { giftCardResource } from '../../flows/permissions'
import type { ResultsOf, Sent } from '../contract'
import { expiryOf, fingerprintOf, flagsOf, giftCardDto } from '../dto/gift-card'
import { hashOf } from '../dto/hash'
import { given, idIn, refused, type Answer, type Call, type Operations } from './call'
import { amountIn, book, bookingIn, fundsOf } from './gift-card-bookings'
import { byCode, byNumber, keepCard, knownCard, type KnownCard } from './known-cards'
import { makeOnce } from './made'

const anyOf = [giftCardResource]

/** VTEX's gift cards. It finds one by its own id alone, so those are known that were made here. */
export const giftCardOperations = {
  GiftCardInsertUpdate: {
    anyOf,
    handle: ({ giftcard }, call) =>
      safeTry(async function* () {
        const wanted = yield* wantedCard(yield* given('giftcard', giftcard))
        const { known, card } = yield* await makeCard(wanted, call)
        if (wanted.funds > 0) yield* await book(card, fundsOf(wanted.funds), call)
        const { card: stored } = yield* await read(known, call)
        return ok<ResultsOf<'GiftCardInsertUpdate'>>({ result: giftCardDto(stored, known) })
      }),
  },
  GiftCardGet: {
    anyOf,
    handle: ({ Id }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('Id', Id)
        const known = await knownCard(call, byNumber(Number(id), call))
        if (!known) return ok({ result: null })
        return ok({ result: giftCardDto((yield* await read(known, call)).card, known) })
      }),
  },
  GiftCardGetByRedeptionCode: {
    anyOf,
    handle: ({ redeptionCode }, call) =>
      safeTry(async function* () {
        const { card, known } = yield* await cardWith('redeptionCode', redeptionCode, call)
        return ok<ResultsOf<'GiftCardGetByRedeptionCode'>>({ result: giftCardDto(card, known) })
      }),
  },
  GiftCardTransactionItemInsert: {
    anyOf,
    handle: ({ giftCardTransactionItem }, call) =>
      safeTry(async function* () {
        const sent = yield* given('giftCardTransactionItem', giftCardTransactionItem)
        const booking = yield* bookingIn(sent)
        const pointer = 'giftCardTransactionItem/RedemptionCode'
        const { card } = yield* await cardWith(pointer, sent.RedemptionCode, call)
        yield* await book({ ...card, redemptionCode: sent.RedemptionCode ?? '' }, booking, call)
        return ok({ result: true })
      }),
  },
} as const satisfies Operations

interface WantedCard {
  number: number
  owner: string
  expiry: string
  /** Currency units that the card begins with. */
  funds: number
  sent: Sent<'GiftCardDTO'>
}

/** The caller's own number tells a card from its repetition: VTEX makes another one for every call. Pure. */
function wantedCard(sent: Sent<'GiftCardDTO'>): Result<WantedCard, Failure> {
  return safeTry(function* () {
    const number = Number(yield* idIn('giftcard/Id', sent.Id))
    const owner = yield* given('giftcard/OwnerId', sent.OwnerId)
    const expiry = expiryOf(yield* given('giftcard/ExpiringDate', sent.ExpiringDate))
    const funds = yield* amountIn('giftcard/Funds', sent.Funds ?? '0', 0)
    return ok({ number, owner, expiry, funds, sent })
  })
}

/** Makes the card unless it was made. */
async function makeCard(
  { number, owner, expiry, funds, sent }: WantedCard,
  call: Call,
): Answer<{ known: KnownCard; card: VtexGiftCard }> {
  const name = byNumber(number, call)
  const flags = flagsOf(sent)
  const before = await knownCard(call, name)
  const codeIsKnown = before && sent.RedeptionCode && (await knownCard(call, byCode(sent.RedeptionCode)))
  if (sent.RedeptionCode && (!codeIsKnown || codeIsKnown.card !== before.card))
    return refused('giftcard/RedeptionCode', 'invalid', 'is made by VTEX: send none')
  const body = {
    ...{ relationName: hashOf(`${call.deps.account}/${name}`), caption: `Gift card ${number}` },
    ...{ profileId: owner, expiringDate: expiry, restrictedToOwner: flags.RestrictedToOwner },
    ...{ multipleCredits: flags.MultipleCredits, multipleRedemptions: flags.MultipleRedemptions },
  }
  const place = { key: `gift-card/${name}`, of: fingerprintOf(sent, funds), inDoubt: forEver }
  const made = await makeOnce(call, place, async () => {
    const created = await call.giftCards.create(body)
    if (created.isOk()) await keepCard(call, byCode(created.value.redemptionCode), knownOf(created.value.id))
    return created
  })
  if (made.isErr()) return err(made.error)
  const known = knownOf(made.value)
  if (!before) await keepCard(call, name, known)
  return read(known, call)

  function knownOf(card: string): KnownCard {
    return { card, number, flags }
  }
}

/** Two cards of one number would be money for nothing. */
const forEver = {
  milliseconds: Infinity,
  detail:
    'VTEX did not answer when this card was made, and does not list its cards: look in VTEX Admin (Promotions, Gift Cards) for its caption, which ends in its number. It is made by no call any more; send another number to make another card.',
}

/** The card that VTEX has now. */
async function read(known: KnownCard, call: Call): Answer<{ known: KnownCard; card: VtexGiftCard }> {
  const found = await call.giftCards.byId(known.card)
  return found.andThen((card) =>
    card ? ok({ known, card }) : fail('cannot_change', 'VTEX no longer has this gift card.'),
  )
}

/** The card with a code, which has to be one that was made here. */
async function cardWith(
  pointer: string,
  code: string | null,
  call: Call,
): Answer<{ known: KnownCard; card: VtexGiftCard }> {
  const asked = given(pointer, code)
  if (asked.isErr()) return err(asked.error)
  const known = await knownCard(call, byCode(asked.value))
  const words = 'is of no gift card that was made here, and VTEX finds none by its code'
  return known ? read(known, call) : refused(pointer, 'not_found', words)
}

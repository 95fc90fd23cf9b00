import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ApiResponse, ApiRoute } from '../../http'
import { ok } from '../answers'
import { param, toRoutes, type Call, type Context, type Handler } from '../routes'
import { readBody, shapeKit, type ShapeKit } from '../shape'
import type { GiftCard, GiftCardTransaction } from './store'

const CARDS = '/api/giftcards'
const CARD = `${CARDS}/{giftCardId}`
const resources = ['GiftCardAdmin']

/** VTEX's own gift cards: making, reading, and what changes their balance. */
export function giftCardRoutes(context: Context): ApiRoute[] {
  const { card, transaction } = bodies(shapeKit(context.strict))
  return toRoutes(context, [
    { method: 'POST', template: CARDS, resources, handle: postCard(card, context) },
    { method: 'GET', template: CARD, resources, handle: withCard((_call, found) => ok(shown(found))) },
    {
      method: 'POST',
      template: `${CARD}/transactions`,
      resources,
      handle: postTransaction(transaction, context),
    },
    { method: 'GET', template: `${CARD}/transactions`, resources, handle: listTransactions },
    { method: 'GET', template: `${CARD}/transactions/{transactionId}`, resources, handle: getTransaction },
  ])
}

function bodies(kit: ShapeKit) {
  const flag = kit.optional(z.boolean())
  return {
    card: kit.object({
      relationName: z.string().min(1),
      expiringDate: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/),
      caption: z.string().min(1),
      profileId: z.string().min(1),
      currencyCode: kit.optional(z.string()),
      restrictedToOwner: flag,
      multipleCredits: flag,
      multipleRedemptions: flag,
    }),
    transaction: kit.object({
      operation: z.enum(['Credit', 'Debit']),
      value: z.number().positive(),
      description: z.string().min(1),
      redemptionToken: z.string().min(1),
      redemptionCode: z.string().min(6),
      requestId: z.string().min(1),
      orderInfo: kit.optional(z.record(z.string(), z.unknown())),
    }),
  }
}

type Bodies = ReturnType<typeof bodies>

const refused = (status: number, message: string): ApiResponse => ({ status, body: { message } })

/** Assumptions: 400 for a relation name that another card has; codes and tokens are letters made of the id. */
function postCard(body: Bodies['card'], { now }: Context): Handler {
  return ({ state: { kept }, request }) => {
    const read = readBody(body, request.body)
    if (!read.ok) return refused(400, read.message)
    const { relationName, expiringDate, caption, profileId, ...sent } = read.value
    const { cards } = kept.giftCards
    if ([...cards.values()].some((each) => each.relationName === relationName))
      return refused(400, 'The relation name is taken.')
    const id = `${profileId}_${cards.size + 1}`
    const card: GiftCard = {
      ...{ id, relationName, caption, expiringDate, balance: 0 },
      redemptionToken: lettersOf(`token ${id}`),
      redemptionCode: lettersOf(`code ${id}`),
      emissionDate: new Date(now()).toISOString(),
      currencyCode: sent.currencyCode ?? 'BRL',
      multipleCredits: sent.multipleCredits ?? false,
    }
    cards.set(id, card)
    return ok(shown(card))
  }
}

const lettersOf = (text: string): string =>
  (createHash('sha256').update(text).digest('hex').slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')

function shown({ multipleCredits: _, ...card }: GiftCard) {
  return { ...card, discount: false, transactions: { href: `${CARDS}/${card.id}/transactions` } }
}

function withCard(handle: (call: Call, card: GiftCard) => ApiResponse): Handler {
  return (call) => {
    const card = call.state.kept.giftCards.cards.get(decodeURIComponent(param(call, 'giftCardId')))
    return card ? handle(call, card) : refused(404, 'Gift card not found.')
  }
}

/**
 * Changes the balance, unless the card has a transaction of that request id: then nothing happens. Assumptions: that one
 * is answered again; a wrong code or token, a debit beyond the balance and a second credit of a card without
 * multipleCredits are a 400.
 */
function postTransaction(body: Bodies['transaction'], { now }: Context): Handler {
  return withCard(({ state: { kept }, request }, card) => {
    const read = readBody(body, request.body)
    if (!read.ok) return refused(400, read.message)
    const { redemptionCode, redemptionToken, operation, value, description, requestId } = read.value
    const { transactions } = kept.giftCards
    const own = [...transactions.values()].filter(({ cardId }) => cardId === card.id)
    const same = own.find((each) => each.requestId === requestId)
    if (same) return ok(reference(same))
    if (redemptionCode !== card.redemptionCode || redemptionToken !== card.redemptionToken)
      return refused(400, 'The redemption code or token is wrong.')
    const isCredit = operation === 'Credit'
    if (isCredit && !card.multipleCredits && own.some((each) => each.operation === 'Credit'))
      return refused(400, 'The gift card takes one credit.')
    if (!isCredit && value > card.balance) return refused(400, 'The balance is too low.')
    card.balance = Math.round((card.balance + (isCredit ? value : -value)) * 100) / 100
    const id = createHash('sha256').update(`${card.id} ${requestId}`).digest('hex').slice(0, 32)
    const date = new Date(now()).toISOString()
    const made = { id, cardId: card.id, operation, value, description, date, requestId }
    transactions.set(id, made)
    return ok(reference(made))
  })
}

const reference = ({ id, cardId }: GiftCardTransaction) => ({
  ...{ cardId, id },
  _self: { href: `${CARDS}/${cardId}/transactions/${id}` },
})

/** An empty body where there are none, as the guide says. */
const listTransactions = withCard(({ state }, { id }) => {
  const own = [...state.kept.giftCards.transactions.values()].filter(({ cardId }) => cardId === id)
  return own.length > 0 ? ok(own.reverse().map(reference)) : ok()
})

const getTransaction = withCard((call, { id }) => {
  const found = call.state.kept.giftCards.transactions.get(param(call, 'transactionId'))
  if (found?.cardId !== id) return refused(404, 'Transaction not found.')
  const { value, description, date, requestId, operation } = found
  return ok({ value, description, date, requestId, operation })
})

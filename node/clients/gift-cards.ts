import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import { asResult } from './response'

export interface VtexGiftCardInput {
  /** Different for each card. */
  relationName: string
  /** `YYYY-MM-DDThh:mm:ss`. */
  expiringDate: string
  caption: string
  /** E-mail address or userId of the customer. */
  profileId: string
  restrictedToOwner: boolean
  multipleCredits: boolean
  multipleRedemptions: boolean
}

/** Amounts in currency units. */
export interface VtexGiftCard {
  id: string
  redemptionToken: string
  /** What a shopper enters; worth money. */
  redemptionCode: string
  balance: number
  emissionDate: string
  expiringDate: string
}

export interface VtexGiftCardTransactionInput {
  operation: 'Credit' | 'Debit'
  value: number
  description: string
  redemptionToken: string
  redemptionCode: string
  /** VTEX carries out only the first of those that have the same. */
  requestId: string
}

/** VTEX asks for it where a card is made. */
const MEDIA_TYPE = 'application/vnd.vtex.giftcard.v1+json'

/** VTEX's own gift cards, `https://{account}.vtexcommercestable.com.br/api/giftcards`. */
export class GiftCards extends ExternalClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(
      `http://${context.account}.vtexcommercestable.com.br`,
      context,
      apiOptions(context, options, { timeout: 10_000 }),
    )
  }

  /** `GET /api/giftcards/{giftCardId}`; null when VTEX does not have it. */
  public byId(id: string): Promise<Result<VtexGiftCard | null, Failure>> {
    const path = `/api/giftcards/${encodeURIComponent(id)}`
    return asResult(this.http.get<VtexGiftCard | null>(path, { metric: 'gift-card', nullIfNotFound: true }))
  }

  /** `POST /api/giftcards`: a card without a balance. VTEX makes its code and its id. */
  public create(card: VtexGiftCardInput): Promise<Result<VtexGiftCard, Failure>> {
    const headers = { 'Content-Type': MEDIA_TYPE, Accept: MEDIA_TYPE }
    return asResult(this.http.post('/api/giftcards', card, { metric: 'gift-card-create', headers }))
  }

  /** `POST /api/giftcards/{giftCardId}/transactions`: changes the balance at once. */
  public addTransaction(
    id: string,
    transaction: VtexGiftCardTransactionInput,
  ): Promise<Result<{ id: string }, Failure>> {
    const path = `/api/giftcards/${encodeURIComponent(id)}/transactions`
    return asResult(this.http.post(path, transaction, { metric: 'gift-card-transaction' }))
  }

  /** `GET /api/giftcards/{giftCardId}/transactions`: ids, of a new card none. */
  public async transactionsOf(id: string): Promise<Result<string[], Failure>> {
    const path = `/api/giftcards/${encodeURIComponent(id)}/transactions`
    const found = await asResult(
      this.http.get<{ id: string }[] | '' | null>(path, { metric: 'gift-card-transactions' }),
    )
    return found.map((transactions) => (transactions || []).map((each) => each.id))
  }

  /** `GET /api/giftcards/{giftCardId}/transactions/{transactionId}`; null when VTEX does not have it. */
  public transaction(
    id: string,
    transactionId: string,
  ): Promise<Result<{ requestId: string } | null, Failure>> {
    const path = `/api/giftcards/${encodeURIComponent(id)}/transactions/${encodeURIComponent(transactionId)}`
    return asResult(this.http.get(path, { metric: 'gift-card-transaction-read', nullIfNotFound: true }))
  }
}

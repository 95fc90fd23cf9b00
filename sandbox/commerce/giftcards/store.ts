/** A gift card of VTEX's own. Amounts in currency units. */
export interface GiftCard {
  id: string
  redemptionToken: string
  redemptionCode: string
  balance: number
  relationName: string
  emissionDate: string
  expiringDate: string
  caption: string
  currencyCode: string
  multipleCredits: boolean
}

export interface GiftCardTransaction {
  id: string
  cardId: string
  operation: 'Credit' | 'Debit'
  value: number
  description: string
  date: string
  requestId: string
}

export interface GiftCardsState {
  cards: Map<string, GiftCard>
  /** In the order in which they were made. */
  transactions: Map<string, GiftCardTransaction>
}

/** A store without gift cards. */
export function newGiftCards(): GiftCardsState {
  return { cards: new Map(), transactions: new Map() }
}

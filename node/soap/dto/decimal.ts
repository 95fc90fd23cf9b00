import Big from 'big.js'

/** A number as the WebService writes one that is stored: with four decimals. */
export function storedDecimal(stored: number | null | undefined): string | null {
  return stored === null || stored === undefined ? null : new Big(stored).toFixed(4)
}

/** A decimal that was sent, as a number; nil and what is not above 0 say nothing. */
export function positive(sent: string | null): number | undefined {
  const value = sent === null ? 0 : Number(sent)
  return value > 0 ? value : undefined
}

/** To the cent. */
export function toTheCent(amount: string | number): number {
  return Number(new Big(amount).round(2, Big.roundHalfUp))
}

/** An amount that was sent, to the cent; .NET's 0 and nil say nothing. */
export function amountOf(sent: string | null): number | undefined {
  const value = positive(sent)
  return value === undefined ? undefined : toTheCent(value)
}

/** A stored decimal as it was just sent: the WebService answered "31" to "31", and "31.0000" to whoever asked later. */
export function echoed(sent: string | null, stored: string | null): string | null {
  return sent !== null && stored !== null && new Big(sent).eq(stored) ? sent : stored
}

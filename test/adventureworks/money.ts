/**
 * Cents of a decimal amount, rounded half-up on its digits: 60.745 is 6075, though as a binary number it lies
 * below. Throws on anything but digits with at most one point.
 */
export function toCents(amount: string): number {
  const [, whole = '', fraction = ''] = /^(\d*)(?:\.(\d*))?$/.exec(amount) ?? []
  if (whole + fraction === '') throw new Error(`${JSON.stringify(amount)} is not an amount`)
  const cents = Number(whole + fraction.padEnd(2, '0').slice(0, 2))
  return Number(fraction[2] ?? '0') >= 5 ? cents + 1 : cents
}

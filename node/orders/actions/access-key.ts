const KEY = /^(?:NFe|CFe|CTe)?(\d{43})(\d)$/i

/**
 * What is wrong with an invoice's key; null when nothing is. The access keys of Brazil's electronic invoices have 44
 * digits, the last of which checks the others (modulo 11, weights 2 to 9 from the right). Keys that are not all
 * digits are another country's and are taken as they are. Pure.
 */
export function keyProblem(key: string): string | null {
  const [, digits, check] = KEY.exec(key) ?? []
  if (digits === undefined) return /^\d+$/.test(key) ? 'must have 44 digits' : null
  const sum = [...digits].reverse().reduce((all, digit, index) => all + Number(digit) * (2 + (index % 8)), 0)
  const expected = 11 - (sum % 11)
  return Number(check) === (expected > 9 ? 0 : expected) ? null : 'has a wrong check digit'
}

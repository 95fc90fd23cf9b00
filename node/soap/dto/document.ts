const CPF = /^(\d{3})(\d{3})(\d{3})(\d{2})$/
const CNPJ = /^(.{2})(.{3})(.{3})(.{4})(\d{2})$/

/** A CPF or CNPJ without what people put between its digits. Pure. */
export const plainDocument = (text: string): string => text.replace(/[^\da-z]/gi, '')

/** Whether the document is a company's: of 14 characters, which may be letters. Pure. */
export const isCnpj = (plain: string): boolean => plain.length === CNPJ_LENGTH

/** Whether the document is a person's. Pure. */
export const isCpf = (plain: string): boolean => CPF.test(plain)

const CNPJ_LENGTH = 14

/** How a document may be stored: plain, and as it is printed. Pure. */
export function spellingsOf(plain: string): string[] {
  const printed = isCpf(plain)
    ? plain.replace(CPF, '$1.$2.$3-$4')
    : plain.replace(CNPJ, isCnpj(plain) ? '$1.$2.$3/$4-$5' : '$&')
  return [...new Set([plain, printed])]
}

/** Whether two are the same document, however they are written. Pure. */
export const isSameDocument = (a: string | null | undefined, plain: string): boolean =>
  plainDocument(a ?? '').toLowerCase() === plain.toLowerCase()

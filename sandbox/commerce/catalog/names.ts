/**
 * Drops diacritics that VTEX does not keep (known issue; it names only ă). Assumption: letters of Unicode's
 * Latin Extended-A (U+0100 to U+017F) and the Romanian ones with a comma below (U+0218 to U+021B) that are an
 * ASCII letter with a mark, except š, ž, Š, Ž and Ÿ, lose the mark: ă ș ț ő č become a s t o c. All others stay.
 */
export function dropDiacritics(text: string): string {
  return text.normalize('NFC').replace(/[\u0100-\u017f\u0218-\u021b]/g, (letter) => {
    if ('šžŠŽŸ'.includes(letter)) return letter
    const base = letter.normalize('NFD').charAt(0)
    return /[A-Za-z]/.test(base) ? base : letter
  })
}

/** The LinkId that VTEX makes of a name: no diacritics, one hyphen for whatever is no letter or digit. */
export function linkOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** Whether two names mean the same brand, category, group or specification. Assumption: case does not count. */
export function isNamed(record: { Name: string }, name: string): boolean {
  return record.Name.toLowerCase() === name.trim().toLowerCase()
}

/**
 * A text as a part of an address: letters, digits and `-._` stay, the rest is written `~2F`.
 * Not with `%`: vtex.render-runtime decodes addresses once more than it encodes them.
 */
export function toUrlText(text: string): string {
  return encodeURIComponent(text)
    .replace(/[~!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%/g, '~')
}

/** The text that `toUrlText` wrote; what it did not write is taken as it stands. */
export function fromUrlText(text: string): string {
  try {
    return decodeURIComponent(text.replace(/%/g, '%25').replace(/~(?=[0-9A-F]{2})/gi, '%'))
  } catch {
    return text
  }
}

import { operationNames } from '../contract'
import { escapeAttribute, escapeText } from '../xml/escape'

/** What a person sees who opens the address in a browser. */
export function servicePage(address: string): string {
  const shown = escapeText(address)
  const link = (query: string): string =>
    `<li><a href="${escapeAttribute(`${address}?${query}`)}">${shown}?${query}</a></li>`
  return [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Service</title></head><body>',
    '<h1>Service</h1>',
    `<p>The SOAP WebService of this store: ${operationNames.length} operations, SOAP 1.1, HTTP Basic with appKey and appToken.</p>`,
    `<ul>${link('wsdl')}${link('singleWsdl')}</ul></body></html>`,
  ].join('')
}

/// <reference types="jest" />
import fc from 'fast-check'
import { fromUrlText, toUrlText } from './urlText'

describe('toUrlText', () => {
  it.each([
    ['FR-R92B-58', 'FR-R92B-58'],
    ['ABC/W 1', 'ABC~2FW~201'],
    ['50%&c=d#e?f+~', '50~25~26c~3Dd~23e~3Ff~2B~7E'],
    ['café', 'caf~C3~A9'],
  ])('of %s', (text, written) => {
    expect(toUrlText(text)).toBe(written)
    expect(fromUrlText(written)).toBe(text)
  })

  it('comes back whole, however often an address is decoded in between', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = decodeURIComponent(toUrlText(text))
        expect(fromUrlText(decodeURI(once))).toBe(text)
        expect(toUrlText(text)).toMatch(/^[\w.~-]*$/)
      }),
      { seed: 20261127 },
    )
  })

  it.each(['100%', '~zz', '~C3'])('takes %s, which it did not write, as it stands', (text) => {
    expect(fromUrlText(text)).toBe(text)
  })
})

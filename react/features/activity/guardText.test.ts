/// <reference types="jest" />
import { guardText } from './guardText'

describe('guardText', () => {
  it.each([
    ['stock_zeroed', '38 of 100 records (38 %) would set stock above 0 to 0.', 0],
    ['price_dropped', '3 of 40 records (7.5 %) would lower the base price by more than 50 %.', 50],
  ])('of %s', (guard, message, percent) => {
    expect(guardText({ guard, message })).toEqual({
      id: expect.stringMatching(/^admin\/erp-integrator\.guard\.found\./),
      percent,
    })
  })

  it('leaves a guard it does not know to the words it came with', () => {
    expect(guardText({ guard: 'of_the_future', message: 'Something.' })).toBeNull()
  })
})

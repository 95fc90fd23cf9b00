/// <reference types="jest" />
import { conversionKinds, moveConversion, newConversion, withConversion } from './conversions'

const steps = [newConversion('number'), newConversion('multiply'), newConversion('round')]
const kinds = (given: typeof steps) => given.map(({ kind }) => kind)

describe('conversions', () => {
  it.each([
    [0, 1, ['multiply', 'number', 'round']],
    [2, -1, ['number', 'round', 'multiply']],
    [0, -1, ['number', 'multiply', 'round']],
    [2, 1, ['number', 'multiply', 'round']],
  ] as const)('the one at %i moves by %i', (index, by, expected) => {
    expect(kinds(moveConversion(steps, index, by))).toEqual(expected)
  })

  it('are changed and taken away one at a time', () => {
    expect(withConversion(steps, 1, { kind: 'multiply', by: 3 })[1]).toEqual({ kind: 'multiply', by: 3 })
    expect(kinds(withConversion(steps, 1, null))).toEqual(['number', 'round'])
  })

  it('can be begun of every kind', () => {
    expect(conversionKinds.map((kind) => newConversion(kind).kind)).toEqual(conversionKinds)
  })
})

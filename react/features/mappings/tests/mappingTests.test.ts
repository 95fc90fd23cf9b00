/// <reference types="jest" />
import { countPassed, expectedOf, sameJson, testResultOf, withTest } from './mappingTests'

const test = { name: 'a', sample: {}, expected: { x: 1, y: [2] } }

function result(changes: object = {}) {
  return {
    name: 'a',
    passed: true,
    actualJson: null,
    expectedJson: '{"y":[2],"x":1}',
    message: null,
    ...changes,
  }
}

describe('a test of a mapping', () => {
  it.each([
    [{ outcome: 'APPLIED', code: null, canonicalJson: '{"x":1}' }, { x: 1 }],
    [{ outcome: 'SKIPPED', code: 'filtered', canonicalJson: null }, { filtered: true }],
    [{ outcome: 'FAILED', code: 'mapping_failed', canonicalJson: null }, { error: 'mapping_failed' }],
    [{ outcome: 'PARKED', code: null, canonicalJson: null }, undefined],
  ])('of %j expects %j', (previewed, expected) => {
    expect(expectedOf(previewed)).toEqual(expected)
  })

  it('takes the place of the one of its name', () => {
    expect(withTest([test], { ...test, expected: 1 })).toEqual([{ ...test, expected: 1 }])
    expect(withTest([test], { ...test, name: 'b' })).toHaveLength(2)
  })

  it('has its result until it is changed', () => {
    expect(testResultOf([result()], test)?.passed).toBe(true)
    expect(testResultOf([result({ expectedJson: '{"x":2}' })], test)).toBeUndefined()
    expect(testResultOf([], test)).toBeUndefined()
  })

  it('is counted', () => {
    expect(countPassed([result(), result({ passed: false })])).toEqual({ passed: 1, total: 2 })
  })
})

it('sameJson does not care for the order of fields, but for that of lists', () => {
  expect(sameJson({ a: 1, b: { c: null, d: 2 } }, { b: { d: 2, c: null }, a: 1 })).toBe(true)
  expect(sameJson([1, 2], [2, 1])).toBe(false)
})

import { ruleNames, rules } from '../../node/delivery/guards/rules'
import { flows } from '../../node/flows'
import { guardText } from '../../react/features/activity/guardText'
import { joinRef, keyFields } from '../../react/features/activity/keyFields'

describe('what the activity page knows of the service', () => {
  it.each(Object.values(flows))('what a ref of $name consists of', ({ name, keyFields: fields }) => {
    expect(keyFields(name)).toEqual(fields)
  })

  it.each(ruleNames)('a text for what the guard %s sees', (guard) => {
    expect(guardText({ guard, message: '' })).not.toBeNull()
  })

  it.each(ruleNames.filter((name) => rules[name].step !== null))('the percentage of %s', (guard) => {
    const message = `3 of 40 records (7.5 %) ${rules[guard].does(50)}.`
    expect(guardText({ guard, message })?.percent).toBe(50)
  })
})

describe('joinRef', () => {
  it.each([
    [['MUG-1'], 'MUG-1'],
    [[' MUG-1 ', 'w1'], 'MUG-1/w1'],
    [['MUG-1', ' '], null],
    [[''], null],
  ])('%j', (parts, expected) => {
    expect(joinRef(parts)).toBe(expected)
  })
})

import { flows } from '../../node/flows'
import { joinRef, keyFields } from '../../react/features/activity/keyFields'

describe('what the activity page knows of the service', () => {
  it.each(Object.values(flows))('what a ref of $name consists of', ({ name, keyFields: fields }) => {
    expect(keyFields(name)).toEqual(fields)
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

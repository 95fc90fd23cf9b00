/// <reference types="jest" />
import { Filter } from '../document/types'
import { filterOf, valueText } from './filterText'

describe('a filter', () => {
  it.each<[Filter['is'], string, Filter]>([
    ['equals', 'A', { path: 'p', is: 'equals', value: 'A' }],
    ['equals', '007', { path: 'p', is: 'equals', value: '007' }],
    ['greater', '5', { path: 'p', is: 'greater', value: 5 }],
    ['equals', 'true', { path: 'p', is: 'equals', value: true }],
    ['one-of', 'A, 2', { path: 'p', is: 'one-of', value: ['A', 2] }],
    ['present', 'x', { path: 'p', is: 'present' }],
  ])('%s %s', (is, text, filter) => {
    expect(filterOf('p', is, text)).toEqual(filter)
    if ('value' in filter) expect(valueText(filter)).toBe(text)
  })
})

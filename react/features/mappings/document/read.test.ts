/// <reference types="jest" />
import { readDocument, readRule } from './read'
import { emptyDocument } from './types'

const rule = { target: 'a', from: { kind: 'path', path: 'b' }, convert: [] }
const whole = { format: 1, flow: 'prices', fields: [rule], filters: [], tests: [] }

describe('readDocument', () => {
  it('reads what was written', () => {
    expect(readDocument(JSON.stringify(whole), 'prices')).toEqual(whole)
    expect(readDocument(JSON.stringify(emptyDocument('skus')), 'skus')).toEqual(emptyDocument('skus'))
  })

  it('fills in what may be left out', () => {
    const { filters: _f, tests: _t, ...short } = whole
    expect(readDocument(JSON.stringify(short), 'prices')).toEqual(whole)
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another format', JSON.stringify({ ...whole, format: 2 })],
    ['another flow', JSON.stringify({ ...whole, flow: 'skus' })],
    ['no rules', JSON.stringify({ ...whole, fields: undefined })],
    ['a rule without a source', JSON.stringify({ ...whole, fields: [{ target: 'a', convert: [] }] })],
    ['a source that is none', JSON.stringify({ ...whole, fields: [{ ...rule, from: { kind: 'x' } }] })],
    [
      'a list of nothing',
      JSON.stringify({ ...whole, fields: [{ ...rule, from: { kind: 'each', path: 'a' } }] }),
    ],
    ['a test without a sample', JSON.stringify({ ...whole, tests: [{ name: 'a', expected: 1 }] })],
  ])('does not read %s', (_, json) => {
    expect(readDocument(json, 'prices')).toBeNull()
  })
})

it.each([
  [JSON.stringify(rule), rule],
  [null, null],
  ['[]', null],
  ['no', null],
])('readRule of %s', (json, expected) => {
  expect(readRule(json)).toEqual(expected)
})

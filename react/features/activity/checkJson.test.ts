/// <reference types="jest" />
import { checkJson, indented } from './checkJson'

describe('checkJson', () => {
  it.each([
    ['{"a": 1}', { kind: 'record' }],
    ['  ', { kind: 'empty' }],
    ['[1]', { kind: 'not-object' }],
    ['null', { kind: 'not-object' }],
    ['"a"', { kind: 'not-object' }],
    ['{\n  "a": 1,\n  "b" 2\n}', { kind: 'broken', line: 3, column: 7 }],
    ['{\n  "a": 1', { kind: 'broken', line: 2, column: 9 }],
  ])('%j', (text, expected) => {
    expect(checkJson(text)).toEqual(expected)
  })
})

describe('indented', () => {
  it('breaks a record into lines', () => {
    expect(indented('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
  })

  it('leaves what is no JSON', () => {
    expect(indented('{"a"')).toBe('{"a"')
  })
})

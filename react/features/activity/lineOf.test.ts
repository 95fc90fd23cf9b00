/// <reference types="jest" />
import { lineOf } from './lineOf'

const record = '{"ref":"A","prices":[{"value":1},{"value":-1}],"odd/key":[1,[2]]}'

describe('lineOf', () => {
  it.each([
    ['/ref', 2],
    ['/prices/1/value', 8],
    ['/odd~1key/1', 13],
    ['/missing', null],
    ['/ref/deeper', null],
    ['', null],
  ])('%s', (pointer, line) => {
    expect(lineOf(record, pointer)).toBe(line)
  })

  it('knows none in a text that is broken', () => {
    expect(lineOf('{"a', '/a')).toBeNull()
  })
})

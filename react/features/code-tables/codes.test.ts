/// <reference types="jest" />
import { changesOf, withEdit } from './edits'
import { countCodes, toCsv } from './pasted'

describe('toCsv', () => {
  it.each([
    ['cells of a spreadsheet', 'A\t1\nB\t2', 'code,value,label\nA,1\nB,2'],
    ['semicolons', 'A;1,5\nB;2', 'code,value,label\nA,"1,5"\nB,2'],
    ['a file with its header', 'code,value,label\nA,1,One', 'code,value,label\nA,1,One'],
    ['a header in Portuguese', 'Código;Valor\nA;1', 'code,value,label\nA,1'],
    ['quotes', 'A\t"x ""y"""', 'code,value,label\nA,"x ""y"""'],
    ['blank lines and more columns', '\nA,1,One,more\n\n', 'code,value,label\nA,1,One'],
  ])('of %s', (_, text, csv) => {
    expect(toCsv(text)).toBe(csv)
    expect(countCodes(text)).toBe(csv.split('\n').length - 1)
  })

  it('of nothing has no codes', () => {
    expect(countCodes(' \n')).toBe(0)
  })
})

describe('edits', () => {
  const known = { code: 'A', value: 'main' }
  const unknown = { code: 'B', value: null }

  it('are values to set and codes to clear', () => {
    const edits = withEdit(withEdit({}, known, ''), unknown, ' south ')
    expect(changesOf(edits)).toEqual({ set: [{ code: 'B', value: 'south' }], remove: ['A'] })
  })

  it('are forgotten when the value is as it was', () => {
    expect(withEdit(withEdit({}, known, 'x'), known, 'main')).toEqual({})
    expect(withEdit(withEdit({}, unknown, 'x'), unknown, '')).toEqual({})
  })
})

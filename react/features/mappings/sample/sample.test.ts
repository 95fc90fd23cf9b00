/// <reference types="jest" />
import fc from 'fast-check'
import { FieldRule, JsonValue } from '../document/types'
import { fieldsOf, listPaths, shorten } from './fields'
import { parseSample } from './parse'
import { pathOfPointer, readPath, valueAt, writePath } from './path'
import { pathInScope, pathsRead, scopeOf } from './scope'

const record: JsonValue = {
  Number: 'A-1',
  'odd key': { 'x.y': 1 },
  Lines: [{ Price: 2.5, Tags: ['a'] }, { Price: 3 }],
  Empty: [],
  None: null,
}

describe('paths', () => {
  it.each([
    [['a', 'b'], 'a.b'],
    [['a', 0, 'b'], 'a[0].b'],
    [['odd key', 'x.y'], '["odd key"]["x.y"]'],
    [['a', '0'], 'a["0"]'],
    [['preço'], 'preço'],
  ])('%j is written and read', (steps, path) => {
    expect(writePath(steps)).toBe(path)
    expect(readPath(path)).toEqual(steps)
  })

  it.each(['a[', 'a]b', '["a]'])('%s is none', (path) => {
    expect(readPath(path)).toBeNull()
  })

  it('lead to every field of any record', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        for (const { path } of fieldsOf(any as JsonValue)) {
          expect(valueAt(any as JsonValue, path)).toBeDefined()
        }
      }),
      { seed: 20261127 },
    )
  })

  it.each(['__proto__', 'constructor', 'Lines.length', 'Number.length', 'Lines.0'])(
    '%s leads nowhere',
    (path) => {
      expect(valueAt(record, path)).toBeUndefined()
    },
  )

  it('come of JSON pointers', () => {
    expect(pathOfPointer(record, '/Lines/1/Price')).toBe('Lines[1].Price')
    expect(pathOfPointer(record, '/odd key/x.y')).toBe('["odd key"]["x.y"]')
  })
})

describe('fieldsOf', () => {
  it('lists fields before what they hold, with examples as JSON has them', () => {
    expect(fieldsOf(record).map(({ path, depth, example, type }) => [path, depth, example, type])).toEqual([
      ['Number', 0, '"A-1"', 'text'],
      ['["odd key"]', 0, '', 'object'],
      ['["odd key"]["x.y"]', 1, '1', 'number'],
      ['Lines', 0, '', 'list'],
      ['Lines[0]', 1, '', 'object'],
      ['Lines[0].Price', 2, '2.5', 'number'],
      ['Lines[0].Tags', 2, '', 'list'],
      ['Lines[0].Tags[0]', 3, '"a"', 'text'],
      ['Empty', 0, '', 'list'],
      ['None', 0, 'null', 'null'],
    ])
    expect(listPaths(record)).toEqual(['Lines', 'Lines[0].Tags', 'Empty'])
  })

  it('is bounded', () => {
    const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`f${index}`, index]))
    expect(fieldsOf(wide)).toHaveLength(500)
    expect(shorten('x'.repeat(100))).toHaveLength(60)
  })
})

describe('parseSample', () => {
  it.each<[string, string, JsonValue[]]>([
    ['a record', '{"a":1}', [{ a: 1 }]],
    ['a list', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['the body of a batch', '{"records":[{"a":1}]}', [{ a: 1 }]],
    ['a record a line', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ['CSV', 'a,b\n1,"x, ""y"""', [{ a: '1', b: 'x, "y"' }]],
    ['CSV with semicolons', 'a;b\n1,5;2', [{ a: '1,5', b: '2' }]],
    ['cells of a spreadsheet', 'a\tb\n1\t\n', [{ a: '1', b: '' }]],
  ])('reads %s', (_, text, records) => {
    expect(parseSample(text)).toEqual({ kind: 'records', records })
  })

  it.each(['', '  \n', '[]'])('finds nothing in %j', (text) => {
    expect(parseSample(text)).toEqual({ kind: 'empty' })
  })

  it.each(['{"a":', 'hello', '5', 'a,b\n1', 'a,b'])('does not read %j', (text) => {
    expect(parseSample(text).kind).toBe('unreadable')
  })

  it('takes twenty at most', () => {
    const parsed = parseSample(JSON.stringify(Array.from({ length: 30 }, () => ({}))))
    expect(parsed.kind === 'records' && parsed.records).toHaveLength(20)
  })

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['records', 'empty', 'unreadable']).toContain(parseSample(text).kind)
      }),
      { seed: 20261127 },
    )
  })
})

describe('a rule within a list', () => {
  const fields: FieldRule[] = [
    {
      target: 'prices',
      from: { kind: 'each', path: 'Lines', fields: [rule('value', 'Price')] },
      convert: [],
    },
    { target: 'specs', from: { kind: 'list', items: [{ fields: [rule('name', 'Number')] }] }, convert: [] },
    {
      target: 'x',
      from: {
        kind: 'join',
        separator: '',
        parts: [
          { kind: 'path', path: 'None' },
          { kind: 'constant', value: 1 },
        ],
      },
      convert: [],
    },
  ]

  function rule(target: string, path: string): FieldRule {
    return { target, from: { kind: 'path', path }, convert: [] }
  }

  it.each([
    ['prices[].value', 'Lines[0].Price', 'Price'],
    ['prices[].value', 'Lines[0]', '$'],
    ['prices[].value', 'Number', '$record.Number'],
    ['specs[0].name', 'Number', 'Number'],
    ['x', 'Lines[0].Price', 'Lines[0].Price'],
  ])('at %s reads %s as %s', (address, path, inner) => {
    expect(pathInScope(fields, address, path)).toBe(inner)
  })

  it('is offered the fields of its item', () => {
    expect(scopeOf(record, fields, 'prices[].value')).toEqual({ Price: 2.5, Tags: ['a'] })
    expect(scopeOf(record, fields, 'specs[0].name')).toBe(record)
    expect(scopeOf(record, fields, 'x')).toBe(record)
  })

  it('marks what is read', () => {
    expect([...pathsRead(fields)].sort()).toEqual(['Lines', 'Lines[0].Price', 'None', 'Number'])
  })
})

/// <reference types="jest" />
import { emptyDocument, JsonValue, MappingDocument } from '../document/types'
import { placeDocumentProblems, placeProblems, resultAt } from './results'
import { hasItemFields, isListTarget, Target, targetRows } from './rows'

function target(path: string, type = 'text'): Target {
  return { path, type, required: false, description: null, examplesJson: null, enumValues: null }
}

const targets = [
  target('skuRef'),
  target('weight', 'object'),
  target('weight.value', 'number'),
  target('prices', 'list of objects'),
  target('prices[].table'),
  target('prices[].range', 'object'),
  target('prices[].range.from'),
  target('prices[].tiers', 'list of objects'),
  target('prices[].tiers[].value', 'number'),
  target('eans', 'list of texts'),
]

const price = { target: 'table', from: { kind: 'path' as const, path: 'x' }, convert: [] }

function documentWith(from: MappingDocument['fields'][number]['from']): MappingDocument {
  return { ...emptyDocument('skus'), fields: [{ target: 'prices', from, convert: [] }] }
}

function lines(document: MappingDocument): string[] {
  return targetRows(targets, document).map((row) =>
    row.kind === 'item'
      ? `item ${row.list}[${row.index}]`
      : `${'  '.repeat(row.depth)}${row.kind} ${row.address}`,
  )
}

describe('targetRows', () => {
  it('has a line for each field, and a heading for objects', () => {
    expect(lines(emptyDocument('skus'))).toEqual([
      'field skuRef',
      'heading weight',
      'field weight.value',
      'field prices',
      'field eans',
    ])
  })

  it('has the fields of items below a list that is mapped from a list', () => {
    expect(lines(documentWith({ kind: 'each', path: 'a', fields: [price] }))).toEqual([
      'field skuRef',
      'heading weight',
      'field weight.value',
      'field prices',
      '  field prices[].table',
      '  heading prices[].range',
      '  field prices[].range.from',
      '  field prices[].tiers',
      'field eans',
    ])
  })

  it('has them for each item that is written out', () => {
    const rows = lines(documentWith({ kind: 'list', items: [{ fields: [price] }, { fields: [] }] }))
    expect(rows).toContain('item prices[1]')
    expect(rows).toContain('    field prices[1].table')
  })

  it('knows the rule of each', () => {
    const rows = targetRows(targets, documentWith({ kind: 'each', path: 'a', fields: [price] }))
    const row = rows.find((one) => one.kind === 'field' && one.address === 'prices[].table')
    expect(row).toMatchObject({ name: 'table', rule: price })
  })

  it('tells lists, and those with fields of their own', () => {
    expect(targets.filter(isListTarget).map(({ path }) => path)).toEqual(['prices', 'prices[].tiers', 'eans'])
    expect(hasItemFields(targets, target('prices'))).toBe(true)
    expect(hasItemFields(targets, target('eans'))).toBe(false)
  })
})

describe('resultAt', () => {
  const canonical: JsonValue = {
    skuRef: 'A',
    weight: { value: 2 },
    prices: [{ table: 'a' }, { table: 'b' }, {}],
    eans: ['1'],
  }

  it.each([
    ['skuRef', 'A'],
    ['weight.value', '2'],
    ['prices[].table', '["a","b"]'],
    ['prices[1].table', 'b'],
    ['prices[2].table', null],
    ['eans', '["1"]'],
    ['name', null],
    ['skuRef[].x', null],
  ])('at %s', (address, shown) => {
    expect(resultAt(canonical, address)).toBe(shown)
  })
})

describe('problems', () => {
  it('of a record stand at its fields, the others at those of the source', () => {
    const placed = placeProblems(
      [
        { pointer: '/prices/1/table', message: 'a' },
        { pointer: '/weight/value', message: 'b' },
        { pointer: '/Lines/0/Price', message: 'c' },
      ],
      {
        addresses: ['prices', 'prices[].table', 'weight.value'],
        sample: { Lines: [{ Price: 'x' }] },
      },
    )
    expect([...placed.byAddress]).toEqual([
      ['prices[].table', ['a']],
      ['weight.value', ['b']],
    ])
    expect([...placed.bySourcePath]).toEqual([['Lines[0].Price', ['c']]])
  })

  it('of a document stand at its rules', () => {
    const document = documentWith({ kind: 'each', path: 'a', fields: [price] })
    const problems = [
      { pointer: '/fields/0/from/fields/0/convert/0', message: 'a' },
      { pointer: '/filters/0', message: 'b' },
    ]
    expect([...placeDocumentProblems(problems, document)]).toEqual([['prices[].table', ['a']]])
  })
})

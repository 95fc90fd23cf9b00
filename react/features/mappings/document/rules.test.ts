/// <reference types="jest" />
import { addressIn, innerTarget, listStep, targetPath } from './address'
import { addressOfPointer, allRules, ruleAt, tablesIn, withItem, withoutItem, withRule } from './rules'
import { emptyDocument, FieldRule, ListSource, MappingDocument } from './types'

function rule(target: string, path = target): FieldRule {
  return { target, from: { kind: 'path', path }, convert: [] }
}

const table: FieldRule = { ...rule('priceTable'), convert: [{ kind: 'table', table: 'price-tables' }] }
const each: FieldRule = {
  target: 'fixedPrices',
  from: { kind: 'each', path: 'Lists', fields: [table, rule('value')] },
  convert: [],
}
const list: FieldRule = {
  target: 'specifications',
  from: { kind: 'list', items: [{ fields: [rule('name')] }, { fields: [rule('name'), rule('values')] }] },
  convert: [],
}
const document: MappingDocument = { ...emptyDocument('prices'), fields: [rule('skuRef'), each, list] }

describe('an address', () => {
  it.each([
    ['basePrice', null],
    ['packagedWeight.value', null],
    ['fixedPrices[].value', { list: 'fixedPrices', item: null, inner: 'value' }],
    ['specifications[1].name', { list: 'specifications', item: 1, inner: 'name' }],
    ['a[0].b[].c', { list: 'a', item: 0, inner: 'b[].c' }],
  ])('%s', (address, step) => {
    expect(listStep(address)).toEqual(step)
    if (step) expect(addressIn(step.list, step.item, step.inner)).toBe(address)
  })

  it('names its target', () => {
    expect(targetPath('a[0].b[].c')).toBe('a[].b[].c')
    expect(innerTarget('a[0].b[].c')).toBe('c')
  })
})

describe('ruleAt', () => {
  it.each([
    ['skuRef', 'skuRef'],
    ['fixedPrices', 'fixedPrices'],
    ['fixedPrices[].value', 'value'],
    ['specifications[1].values', 'values'],
  ])('finds %s', (address, target) => {
    expect(ruleAt(document.fields, address)?.target).toBe(target)
  })

  it.each([
    'basePrice',
    'fixedPrices[0].value',
    'specifications[].name',
    'specifications[7].name',
    'skuRef[].x',
  ])('finds nothing at %s', (address) => {
    expect(ruleAt(document.fields, address)).toBeNull()
  })
})

describe('withRule', () => {
  it.each([
    'basePrice',
    'skuRef',
    'fixedPrices[].value',
    'fixedPrices[].minQuantity',
    'specifications[0].values',
  ])('puts a rule at %s and takes it away again', (address) => {
    const put = withRule(document, address, rule(innerTarget(address), 'changed'))
    expect(ruleAt(put.fields, address)?.from).toEqual({ kind: 'path', path: 'changed' })
    expect(ruleAt(withRule(put, address, null).fields, address)).toBeNull()
  })

  it('leaves the document it was given, and the order of rules', () => {
    const before = JSON.stringify(document)
    const put = withRule(document, 'skuRef', rule('skuRef', 'x'))
    expect(JSON.stringify(document)).toBe(before)
    expect(put.fields.map(({ target }) => target)).toEqual(['skuRef', 'fixedPrices', 'specifications'])
  })

  it('changes nothing in a list that has no rule', () => {
    expect(withRule(document, 'images[].url', rule('url'))).toEqual(document)
  })
})

describe('items', () => {
  const source: ListSource = { kind: 'list', items: [{ fields: [rule('a')] }, { fields: [rule('b')] }] }

  it('are added at the end and taken from their place', () => {
    expect(withItem(source).items).toHaveLength(3)
    expect(withoutItem(source, 0).items).toEqual([{ fields: [rule('b')] }])
  })
})

it('allRules gives each with its address', () => {
  expect(allRules(document).map(({ address }) => address)).toEqual([
    'skuRef',
    'fixedPrices',
    'fixedPrices[].priceTable',
    'fixedPrices[].value',
    'specifications',
    'specifications[0].name',
    'specifications[1].name',
    'specifications[1].values',
  ])
})

it('tablesIn finds tables within lists, once', () => {
  const twice = withRule(document, 'skuRef', { ...table, target: 'skuRef' })
  expect(tablesIn(twice)).toEqual(['price-tables'])
})

describe('addressOfPointer', () => {
  it.each([
    ['/fields/0', 'skuRef'],
    ['/fields/0/convert/3/table', 'skuRef'],
    ['/fields/1/from/path', 'fixedPrices'],
    ['/fields/1/from/fields/1/from/path', 'fixedPrices[].value'],
    ['/fields/2/from/items/1/fields/1', 'specifications[1].values'],
    ['/filters/0/path', null],
    ['/fields/9', null],
  ])('%s', (pointer, address) => {
    expect(addressOfPointer(document, pointer)).toBe(address)
  })
})

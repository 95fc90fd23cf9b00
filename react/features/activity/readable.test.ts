/// <reference types="jest" />
import { fieldName, readable } from './readable'

describe('readable', () => {
  it.each([
    [null, null],
    ['"Blue"', 'Blue'],
    ['""', ''],
    ['12.50', '12.5'],
    ['true', 'true'],
    ['["a", 1]', '["a",1]'],
    ['not JSON', 'not JSON'],
  ])('%s', (json, expected) => {
    expect(readable(json)).toBe(expected)
  })
})

describe('fieldName', () => {
  it.each([
    ['', ''],
    ['/basePrice', 'basePrice'],
    ['/fixedPrices/0/value', 'fixedPrices[0].value'],
    ['#/0/sku~1ref', '[0].sku/ref'],
    ['/odd~0key', 'odd~key'],
  ])('%s', (pointer, expected) => {
    expect(fieldName(pointer)).toBe(expected)
  })
})

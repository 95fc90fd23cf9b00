/// <reference types="jest" />
import { fromForm, fromOwnForm, toForm, toOwnForm } from './ownership'

const fields = ['name', 'title']

it.each([
  ['{}', { name: 'always', title: 'always' }, '', '{"ownership":{}}'],
  [
    '{"ownership":{"title":"never"},"match":"ean"}',
    { name: 'always', title: 'never' },
    'ean',
    '{"ownership":{"title":"never"},"match":"ean"}',
  ],
])('of the store: %s', (json, owners, match, written) => {
  const read = toForm(json, fields)
  expect(read).toEqual({ owners, match })
  expect(fromForm(read)).toBe(written)
})

it.each([
  ['{}', { name: '', title: '' }, '{"ownership":{}}'],
  [
    '{"ownership":{"title":"always"},"match":"ean"}',
    { name: '', title: 'always' },
    '{"ownership":{"title":"always"},"match":"ean"}',
  ],
])('of a source: %s', (json, owners, written) => {
  const read = toOwnForm(json, fields)
  expect(read.owners).toEqual(owners)
  expect(fromOwnForm(read)).toBe(written)
})

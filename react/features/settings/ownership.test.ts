/// <reference types="jest" />
import { fromOwnership, toOwnership } from './ownership'

it.each([
  ['{}', { name: 'always', title: 'always' }, '{"ownership":{}}'],
  ['{"ownership":{"title":"never"}}', { name: 'always', title: 'never' }, '{"ownership":{"title":"never"}}'],
])('%s', (json, ownership, written) => {
  const read = toOwnership(json, ['name', 'title'])
  expect(read).toEqual(ownership)
  expect(fromOwnership(read)).toBe(written)
})

import { documentOf, rule } from '../../testing/mapping'
import { limits } from './limits'
import { parseDocument } from './parse'

const whole = documentOf([rule('basePrice', 'a')], {
  filters: [{ path: 'a', is: 'present' }],
  tests: [{ name: 'one', sample: { a: 1 }, expected: { filtered: true } }],
})
const test = (sample: unknown) => ({ ...whole, tests: [{ name: 'one', sample, expected: {} }] })
const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

it('takes a document as it is', () => {
  expect(parseDocument(JSON.parse(JSON.stringify(whole)))._unsafeUnwrap()).toEqual(whole)
})

it.each<[string, unknown, string, string]>([
  ['no object', 'x', '', 'invalid_type'],
  ['another format', { ...whole, format: 2 }, '/format', 'invalid_value'],
  ['an unknown flow', { ...whole, flow: 'nope' }, '/flow', 'invalid_value'],
  ['an unknown field', { ...whole, extra: 1 }, '/extra', 'unknown_field'],
  ['a missing field', { ...whole, filters: undefined }, '/filters', 'required'],
  [
    'an unknown kind',
    { ...whole, fields: [{ ...whole.fields[0], from: { kind: 'sql' } }] },
    '/fields/0/from/kind',
    'invalid_union',
  ],
  [
    'a unit of another kind',
    { ...whole, fields: [rule('a', 'a', { convert: [{ kind: 'unit', from: 'kg', to: 'cm' }] })] },
    '/fields/0/convert/0/to',
    'custom',
  ],
  [
    'one sign for two things',
    { ...whole, fields: [rule('a', 'a', { convert: [{ kind: 'number', decimal: ',', group: ',' }] })] },
    '/fields/0/convert/0/group',
    'custom',
  ],
  [
    'yes that is no',
    { ...whole, fields: [rule('a', 'a', { convert: [{ kind: 'boolean', true: ['S'], false: ['s '] }] })] },
    '/fields/0/convert/0/false',
    'custom',
  ],
  ['a large sample', test('x'.repeat(limits.sampleSize)), '/tests/0/sample', 'too_big'],
  ['a large document', test('x'.repeat(limits.documentSize)), '', 'too_big'],
  ['depth', test(nested(limits.jsonDepth)), '', 'too_big'],
  ['depth without end', test(nested(100_000)), '', 'too_big'],
])('refuses %s', (_name, raw, pointer, code) => {
  expect(parseDocument(raw)._unsafeUnwrapErr()).toMatchObject({
    code: 'invalid_mapping',
    errors: [{ pointer, code }],
  })
})

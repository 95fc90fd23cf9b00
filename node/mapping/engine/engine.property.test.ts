import fc from 'fast-check'
import { documentOf, rule, tablesWith } from '../../testing/mapping'
import { parseDocument, type MappingDocument } from '../document'
import { compile } from './compile'
import { mapRecord } from './run'

const names = ['a', 'b', 'rows', '__proto__', 'constructor']
const key = fc.oneof(fc.constantFrom(...names), fc.string())
const { record } = fc.letrec((tie) => ({
  record: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue(),
    fc.array(tie('record'), { maxLength: 5 }),
    fc.dictionary(key, tie('record'), { maxKeys: 6 }),
  ),
}))
const raw = record.map((value) => JSON.parse(JSON.stringify(value)) as unknown)

const path = fc
  .array(fc.constantFrom('.a', '.b', '.rows', '[0]', '[]', '.__proto__', '.constructor', '["odd key"]'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((steps) => `$${steps.join('')}`)
const conversions = fc.subarray<NonNullable<MappingDocument['fields'][number]>['convert'][number]>([
  { kind: 'text', maxLength: 5 },
  { kind: 'number', decimal: ',', group: '.' },
  { kind: 'round', digits: 1 },
  { kind: 'table', table: 'codes' },
  { kind: 'split', separator: ',' },
  { kind: 'boolean', true: ['a'], false: ['b'] },
  { kind: 'date', format: 'yyyyMMdd', zone: 'Z' },
  { kind: 'format-date', format: 'yyyyMMdd', zone: 'Z' },
  { kind: 'table', table: 'codes', reverse: true },
])
const source = fc.oneof(
  path.map((text) => ({ kind: 'path', path: text }) as const),
  fc
    .constantFrom('a', '$sum(rows)', 'rows.{"x": a}', '$string($)', '$keys($record)', 'a & b')
    .map((text) => ({ kind: 'expression', expression: text }) as const),
)
const simple = (target: string) =>
  fc.record({ target: fc.constant(target), from: source, convert: conversions })
const mapping = fc
  .tuple(
    simple('skuRef'),
    simple('basePrice'),
    simple('value'),
    simple('priceTable'),
    path,
    fc.constantFrom('present', 'absent'),
    fc.boolean(),
  )
  .map(([ref, price, value, table, list, is, isFiltered]): MappingDocument =>
    documentOf([ref, price, rule('fixedPrices', { kind: 'each', path: list, fields: [value, table] })], {
      filters: isFiltered ? [{ path: 'a', is: is as 'present' | 'absent' }] : [],
    }),
  )
const tables = tablesWith({ codes: { a: '1' } }, 'pass')

it('gives the same for the same record, before and after a document travels as JSON, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(mapping, raw, async (document, sample) => {
      const before = JSON.stringify(sample)
      const travelled = parseDocument(JSON.parse(JSON.stringify(document)))._unsafeUnwrap()
      const first = await mapRecord(compile(document)._unsafeUnwrap(), sample, tables)
      const again = await mapRecord(compile(travelled)._unsafeUnwrap(), sample, tables)
      expect(again).toEqual(first)
      expect(JSON.stringify(sample)).toBe(before)
      expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    }),
    { numRuns: 300 },
  )
})

it('takes records of any depth', async () => {
  const deep: unknown = JSON.parse(`${'{"a":['.repeat(5_000)}1${']}'.repeat(5_000)}`)
  for (const text of ['$string($)', '$', 'a'])
    for (const from of [
      { kind: 'expression', expression: text } as const,
      { kind: 'path', path: 'a' } as const,
    ]) {
      const compiled = compile(documentOf([rule('skuRef', from, { convert: [{ kind: 'text' }] })]))
      expect((await mapRecord(compiled._unsafeUnwrap(), deep, tables)).kind).toBe('failed')
    }
})

it('parses any JSON to a document or a failure', () => {
  fc.assert(
    fc.property(raw, mapping, (anything, document) => {
      expect(parseDocument(anything).isOk()).toBe(false)
      expect(parseDocument({ ...document, fields: anything }).isErr() || Array.isArray(anything)).toBe(true)
    }),
  )
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tablesWith } from '../../testing/mapping'
import { compile, runTests } from '../engine'
import { startRun } from '../engine/scope'
import { compileConversion } from '../engine/convert'
import { conversionSchema } from './conversions'
import { limits } from './limits'
import { parseDocument } from './parse'

const docs = readFileSync(join(__dirname, '../../../docs/mapping.md'), 'utf8')
const tables = tablesWith({
  'price-table': { '2': 'gold' },
  warehouse: { '01': 'its value in the code table', 'the one code with this value': 'main' },
})

it('describes a document that passes its tests', async () => {
  const raw: unknown = JSON.parse(/```json\n(.*?)```/s.exec(docs)?.[1] ?? '')
  const document = parseDocument(raw)._unsafeUnwrap()
  const outcomes = await runTests(compile(document)._unsafeUnwrap(), document.tests, tables)
  expect(outcomes.map(({ passed }) => passed)).toEqual([true, true, true])
})

/** Rows of the table of conversions: kind, example, from, to. */
const rows = docs
  .split('\n')
  .filter((line) => /^\| `[\w-]+` +\| `\{"kind"/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim().replace(/^`|`$/g, '')))
  .flatMap(([, kind = '', example = '', from, to]) => (to ? [[kind, example, from ?? '', to] as const] : []))

it('describes every conversion', () => {
  expect([...new Set(rows.map(([kind]) => kind))].sort()).toEqual(
    conversionSchema.options.map(({ shape }) => shape.kind.value).sort(),
  )
})

it.each(rows)('%s: %s makes of %s %s', (_kind, example, from, to) => {
  const conversion = conversionSchema.parse(JSON.parse(example))
  const made = compileConversion(conversion)(JSON.parse(from), startRun({}, tables))._unsafeUnwrap()
  expect(typeof made === 'string' ? made : JSON.stringify(made)).toBe(
    to.replace(/^"|"$/g, '').replace(/", "/g, '","'),
  )
})

it.each([
  limits.rules,
  limits.expressions,
  limits.expressionLength,
  limits.evaluationTime,
  limits.listMembers,
])('names the limit %d', (limit) => {
  expect(docs).toMatch(new RegExp(`\\| ${limit.toLocaleString('en')}[ ;]`))
})

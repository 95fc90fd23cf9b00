import type { FieldRule, MappingDocument } from '../node/mapping/document'
import { compile, mapRecord, mapPlainRecord, type CompiledMapping, type Tables } from '../node/mapping/engine'
import { figuresOf, type Figure } from './figure'

const RECORDS = 200_000
const COMPILATIONS = 500

const tables: Tables = {
  lookup: (_table, code) => ({ kind: 'value', value: `value of ${code}` }),
  codesOf: () => [],
}

/** What mapping costs next to a VTEX call: records per second of one core, and the time to compile a document. */
export async function mapping(): Promise<Figure[]> {
  const figure = figuresOf('mapping')
  const plain = compiled(fields)
  const withExpression = compiled([...others, expression])
  const records = Array.from({ length: 1_000 }, (_, index) => recordOf(index))
  const perDocument = (1_000 * timeOfCompiling()) / COMPILATIONS
  await run(records, RECORDS / 10, (record) => mapPlainRecord(plain, record, tables))
  const declarative = await run(records, RECORDS, (record) => mapPlainRecord(plain, record, tables))
  const awaited = await run(records, RECORDS, (record) => mapRecord(plain, record, tables))
  const evaluated = await run(records, RECORDS / 4, (record) => mapRecord(withExpression, record, tables))
  return [
    figure('rules of the mapping', fields.length + within(fields), 'rules'),
    figure('records per second and core', declarative, '1/s'),
    figure('the same, each awaited', awaited, '1/s'),
    figure('with one expression', evaluated, '1/s'),
    figure('time to compile a document', perDocument, 'ms'),
  ]
}

/** Rules of lists. */
const within = (rules: readonly FieldRule[]): number =>
  rules
    .flatMap(({ from }) => (from.kind === 'list' ? from.items : []))
    .reduce((sum, { fields: inner }) => sum + inner.length, 0)

type Mapped = ReturnType<typeof mapPlainRecord>

/** Records per second of processor time: other work on the machine does not count. Fails where one is not mapped. */
async function run(
  records: readonly object[],
  count: number,
  map: (record: object) => Mapped | Promise<Mapped>,
): Promise<number> {
  const start = process.cpuUsage()
  for (let index = 0; index < count; index++) {
    const result = map(records[index % records.length] as object)
    const mapped = result instanceof Promise ? await result : result
    if (mapped.kind !== 'mapped') throw new Error(`A record was ${mapped.kind}.`)
  }
  return count / secondsSince(start)
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000_000
}

/** Seconds for all compilations, one expression in each. */
function timeOfCompiling(): number {
  const start = process.cpuUsage()
  for (let index = 0; index < COMPILATIONS; index++) compiled([...others, expression])
  return secondsSince(start)
}

function compiled(rules: FieldRule[]): CompiledMapping {
  const document: MappingDocument = {
    format: 1,
    flow: 'skus',
    fields: rules,
    filters: [{ path: 'web', is: 'equals', value: 'Y' }],
    tests: [],
  }
  return compile(document)._unsafeUnwrap()
}

const rule = (target: string, path: string, ...convert: FieldRule['convert']): FieldRule => ({
  target,
  from: { kind: 'path', path },
  convert,
})

const text = { kind: 'text' } as const
const number = { kind: 'number', decimal: ',', group: '.' } as const

/** Fields with what records of ERPs need: texts, tables, decimals, units, dates, and values within objects. */
const fields: FieldRule[] = [
  ...[rule('ref', 'code', text), rule('productRef', 'model.code', text), rule('name', 'name')],
  rule('active', 'active', { kind: 'boolean', true: ['Y'], false: ['N'] }),
  rule('eans', 'barcodes', { kind: 'split', separator: ';' }),
  rule('manufacturerCode', 'mpn', { kind: 'text', case: 'upper', maxLength: 50 }),
  ...['packagedWeight', 'weight'].flatMap((weight) => [
    rule(
      `${weight}.value`,
      `${weight}.amount`,
      number,
      { kind: 'unit', from: 'lb', to: 'kg' },
      { kind: 'round', digits: 3 },
    ),
    { target: `${weight}.unit`, from: { kind: 'constant' as const, value: 'kg' }, convert: [] },
  ]),
  ...['packagedDimensions', 'dimensions'].flatMap((size) => [
    ...['height', 'length', 'width'].map((side) => rule(`${size}.${side}`, `${size}.${side}`, number)),
    { target: `${size}.unit`, from: { kind: 'constant' as const, value: 'cm' }, convert: [] },
  ]),
  ...[
    rule('measurementUnit', 'unit', { kind: 'table', table: 'unit' }),
    rule('unitMultiplier', 'multiple', number),
  ],
  ...[
    rule('commercialConditionId', 'condition'),
    rule('modal', 'modal'),
    rule('cubicWeight', 'cubic', number),
  ],
  rule('updatedAt', 'changed', { kind: 'date', format: 'yyyyMMdd', zone: '-03:00' }),
  ...[rule('version', 'revision'), rule('attachments', 'extras[].name'), rule('services', 'services')],
  rule('kit', 'components'),
  {
    target: 'specifications',
    from: {
      kind: 'list',
      items: [
        {
          fields: [
            { target: 'name', from: { kind: 'constant', value: 'Color' }, convert: [] },
            rule('values', 'color', { kind: 'split', separator: ',' }),
          ],
        },
      ],
    },
    convert: [],
  },
]

const expression: FieldRule = {
  target: 'name',
  from: { kind: 'expression', expression: 'name & " " & $uppercase(color)' },
  convert: [],
}

/** The expression takes the place of a rule. */
const others = fields.filter(({ target }) => target !== expression.target)

function recordOf(index: number): object {
  const sizes = { height: '10,5', length: '20', width: `${1 + (index % 50)},25` }
  return {
    ...{
      web: 'Y',
      code: `SKU-${index}`,
      model: { code: index },
      name: `Mug ${index}`,
      active: 'Y',
      mpn: `mpn-${index}`,
    },
    ...{
      barcodes: `789${index};790${index}`,
      packagedWeight: { amount: '1.234,5' },
      weight: { amount: '0,75' },
    },
    ...{
      packagedDimensions: sizes,
      dimensions: sizes,
      unit: 'UN',
      multiple: '1',
      condition: 1,
      modal: 'glass',
      cubic: '0,5',
    },
    ...{
      changed: '20260131',
      revision: index,
      extras: [{ name: 'engraving' }],
      services: ['wrap'],
      color: 'blue',
      components: null,
    },
  }
}

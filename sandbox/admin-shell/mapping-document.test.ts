import { mappingDocumentSchema } from '../../node/mapping/document/schema'
import { presets } from '../../node/mapping/presets'
import { conversionKinds, newConversion } from '../../react/features/mappings/document/conversions'
import { readDocument } from '../../react/features/mappings/document/read'
import { newRule, newSource, SourceKind, sourceKinds } from '../../react/features/mappings/rule/sources'
import { allRules } from '../../react/features/mappings/document/rules'
import {
  Conversion,
  emptyDocument,
  filterConditions,
  MappingDocument,
  units,
} from '../../react/features/mappings/document/types'

const kinds: SourceKind[] = [
  ...new Set([
    ...sourceKinds({ isList: true, hasItems: true }),
    ...sourceKinds({ isList: false, hasItems: false }),
  ]),
]

/** Whatever the panel may write, filled in as a person would. */
const document: MappingDocument = {
  ...emptyDocument('prices'),
  fields: [
    { ...newRule('skuRef', { kind: 'path', path: 'Code' }), convert: conversionKinds.map(filledConversion) },
    { ...newRule('basePrice', { kind: 'constant', value: 5 }), note: 'Why' },
    { ...newRule('listPrice', newSource('join', { kind: 'path', path: 'a' })), nullWhenMissing: true },
    { ...newRule('costPrice', { kind: 'expression', expression: 'a' }), default: null },
    newRule('fixedPrices', {
      kind: 'each',
      path: 'Lists',
      where: [{ path: 'a', is: 'present' }],
      fields: [newRule('value', { kind: 'path', path: 'b' })],
    }),
    newRule('other', {
      kind: 'list',
      items: [{ fields: [newRule('value', { kind: 'path', path: 'b' })] }],
    }),
    ...units.map((unit) => ({
      ...newRule(unit, { kind: 'path', path: 'a' }),
      convert: [{ kind: 'unit' as const, from: unit, to: unit }],
    })),
  ],
  filters: filterConditions.map((is) => ({ path: 'a', is, value: 1 })),
  tests: [{ name: 'a', sample: { a: 1 }, expected: { filtered: true } }],
}

function filledConversion(kind: Conversion['kind']): Conversion {
  const step = newConversion(kind)
  if (step.kind === 'table') return { ...step, table: 'units' }
  if (step.kind === 'replace') return { ...step, find: 'x' }
  return step
}

describe('a document of the panel', () => {
  it('is one for the app, with every kind of source, conversion and filter', () => {
    const filled = JSON.parse(JSON.stringify(document).replace('"path":""', '"path":"c"'))
    expect(mappingDocumentSchema.parse(filled)).toEqual(filled)
    expect(new Set(allRules(document).map(({ rule }) => rule.from.kind))).toEqual(new Set(kinds))
  })

  it.each(presets.map((preset) => [preset.id, preset] as const))('can be the preset %s', (_, preset) => {
    expect(readDocument(JSON.stringify(preset.document), preset.flow)).toEqual(preset.document)
  })
})

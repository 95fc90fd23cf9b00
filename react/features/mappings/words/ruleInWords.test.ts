/// <reference types="jest" />
import { createIntl, IntlShape } from 'react-intl'
import en from '../../../../messages/en.json'
import es from '../../../../messages/es.json'
import pt from '../../../../messages/pt.json'
import { conversionKinds, newConversion } from '../document/conversions'
import { Conversion, FieldRule, Source } from '../document/types'
import { conversionInWords } from './conversionInWords'
import { ruleInWords } from './ruleInWords'

const languages: [string, Record<string, string>][] = [
  ['en', en],
  ['es', es],
  ['pt', pt],
]

function formatOf(locale: string, messages: Record<string, string>): IntlShape['formatMessage'] {
  const onError = (problem: unknown) => {
    throw new Error(String(problem))
  }
  return createIntl({ locale, messages, onError }).formatMessage
}

const english = formatOf('en', en)
const path: Source = { kind: 'path', path: 'Price' }

function rule(rest: Partial<FieldRule>): FieldRule {
  return { target: 'basePrice', from: path, convert: [], ...rest }
}

describe('ruleInWords', () => {
  it.each<[Partial<FieldRule>, string]>([
    [{}, '← Price'],
    [{ from: { kind: 'path', path: '' } }, '← (no field yet)'],
    [{ from: { kind: 'constant', value: 'BRL' } }, '← “BRL”'],
    [{ from: { kind: 'constant', value: 5 } }, '← 5'],
    [
      {
        convert: [
          { kind: 'multiply', by: 0.01 },
          { kind: 'round', digits: 2 },
        ],
      },
      '← Price, times 0.01, rounded to 2 decimals',
    ],
    [
      {
        from: {
          kind: 'join',
          separator: '-',
          parts: [
            { kind: 'path', path: 'a' },
            { kind: 'constant', value: 'x' },
          ],
        },
      },
      '← a + “x”',
    ],
    [{ from: { kind: 'expression', expression: 'Price * 2' } }, '← formula Price * 2'],
    [{ from: { kind: 'each', path: 'Lines', fields: [] } }, '← each of Lines'],
    [{ from: { kind: 'list', items: [{ fields: [] }] } }, '← 1 item'],
    [{ default: 0 }, '← Price, else 0'],
    [{ nullWhenMissing: true }, '← Price, cleared if missing'],
  ])('%j', (given, words) => {
    expect(ruleInWords(rule(given), english)).toBe(words)
  })

  it.each<[Conversion, string]>([
    [{ kind: 'round', digits: 0 }, 'as a whole number'],
    [{ kind: 'text' }, 'as text'],
    [
      { kind: 'text', case: 'upper', padStart: { length: 8, with: '0' }, maxLength: 10 },
      'in capitals, filled with “0” to 8 characters, cut at 10 characters',
    ],
    [{ kind: 'duration', unit: 'hours' }, 'as hours'],
    [{ kind: 'boolean', true: ['S', '1'], false: [] }, 'yes if S, 1'],
  ])('%j', (step, words) => {
    expect(conversionInWords(step, english)).toBe(words)
  })
})

it.each(languages)('every conversion has words in %s', (locale, messages) => {
  const format = formatOf(locale, messages)
  for (const kind of conversionKinds) {
    const words = conversionInWords(newConversion(kind), format)
    expect(words).toMatch(/\p{L}/u)
    expect(words).not.toMatch(/erp-integrator|\{|\}/)
  }
})

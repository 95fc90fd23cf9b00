import { IntlShape } from 'react-intl'

import { FieldRule, JsonValue, Source } from '../document/types'
import { shorten } from '../sample/fields'
import { conversionInWords } from './conversionInWords'

type Format = IntlShape['formatMessage']

/** A rule in the user's language: `← ListPrice, rounded to 2 decimals`. */
export function ruleInWords(rule: FieldRule, format: Format): string {
  const parts = [
    sourceInWords(rule.from, format),
    ...rule.convert.map((step) => conversionInWords(step, format)),
    rule.default === undefined
      ? null
      : format({ id: 'admin/erp-integrator.rule.default' }, { value: valueInWords(rule.default) }),
    rule.nullWhenMissing ? format({ id: 'admin/erp-integrator.rule.cleared' }) : null,
  ]
  return `← ${parts.filter((part) => part !== null).join(', ')}`
}

/** Where a value comes from: a field's path, a value in quotes, … */
export function sourceInWords(from: Source, format: Format): string {
  switch (from.kind) {
    case 'path':
      return from.path || format({ id: 'admin/erp-integrator.rule.noField' })
    case 'constant':
      return valueInWords(from.value)
    case 'join':
      return from.parts.map((part) => sourceInWords(part, format)).join(` + `)
    case 'expression':
      return format(
        { id: 'admin/erp-integrator.rule.expression' },
        { expression: shorten(from.expression, 40) },
      )
    case 'each':
      return format({ id: 'admin/erp-integrator.rule.each' }, { path: from.path || '…' })
    case 'list':
      return format({ id: 'admin/erp-integrator.rule.list' }, { count: from.items.length })
  }
}

/** A value as it is shown: texts in quotes, the rest as JSON. */
export function valueInWords(value: JsonValue): string {
  return shorten(typeof value === 'string' ? `“${value}”` : JSON.stringify(value), 40)
}

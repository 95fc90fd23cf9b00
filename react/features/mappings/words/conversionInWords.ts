import { IntlShape } from 'react-intl'

import { Conversion } from '../document/types'

type Format = IntlShape['formatMessage']

/** What a conversion does, in the user's language: `rounded to 2 decimals`. */
export function conversionInWords(step: Conversion, format: Format): string {
  switch (step.kind) {
    case 'table':
      return format(
        { id: step.reverse ? 'admin/erp-integrator.rule.reverse' : 'admin/erp-integrator.rule.table' },
        { table: step.table || '…' },
      )
    case 'number':
      return format({ id: 'admin/erp-integrator.rule.number' }, { decimal: step.decimal })
    case 'multiply':
      return format({ id: 'admin/erp-integrator.rule.multiply' }, { by: String(step.by) })
    case 'round':
      return format({ id: 'admin/erp-integrator.rule.round' }, { digits: step.digits })
    case 'unit':
      return format({ id: 'admin/erp-integrator.rule.unit' }, { from: step.from, to: step.to })
    case 'boolean':
      return format({ id: 'admin/erp-integrator.rule.boolean' }, { yes: step.true.join(', ') || '–' })
    case 'date':
      return format({ id: 'admin/erp-integrator.rule.date' }, { format: step.format })
    case 'format-date':
      return format({ id: 'admin/erp-integrator.rule.formatDate' }, { format: step.format })
    case 'duration':
      return step.unit === 'days'
        ? format({ id: 'admin/erp-integrator.rule.days' })
        : format({ id: 'admin/erp-integrator.rule.hours' })
    case 'text':
      return textInWords(step, format)
    case 'replace':
      return format({ id: 'admin/erp-integrator.rule.replace' }, { find: step.find, by: step.with })
    case 'split':
      return format({ id: 'admin/erp-integrator.rule.split' }, { separator: step.separator })
  }
}

function textInWords(step: Extract<Conversion, { kind: 'text' }>, format: Format): string {
  const { case: letters, maxLength, padStart } = step
  const parts: string[] = []
  if (letters === 'upper') parts.push(format({ id: 'admin/erp-integrator.rule.upper' }))
  if (letters === 'lower') parts.push(format({ id: 'admin/erp-integrator.rule.lower' }))
  if (padStart) {
    const values = { length: padStart.length, sign: padStart.with }
    parts.push(format({ id: 'admin/erp-integrator.rule.pad' }, values))
  }
  if (maxLength !== undefined) {
    parts.push(format({ id: 'admin/erp-integrator.rule.cut' }, { length: maxLength }))
  }
  return parts.join(', ') || format({ id: 'admin/erp-integrator.rule.text' })
}

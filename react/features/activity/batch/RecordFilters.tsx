import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { outcomes } from '../../../shared/OutcomeTag'
import { Filters } from '../Filters'
import { outcomeShares } from '../outcomeShares'
import type { Batch } from './BatchPage'
import type { BatchCodes } from './useBatchCodes'

interface Props {
  counts: Batch['counts']
  /** Codes of the error catalogue that its records have. */
  codes: BatchCodes['codes']
  /** '': all. */
  outcome: string
  code: string
  onChange: (changes: { outcome?: string; code?: string }) => void
}

/** Choice of outcome, with how many there are of each, and of the code. */
export function RecordFilters({ counts, codes, outcome, code, onChange }: Props) {
  const { formatMessage } = useIntl()
  const allOutcomes = { value: '', label: formatMessage({ id: 'admin/erp-integrator.filter.outcome.all' }) }
  const allCodes = { value: '', label: formatMessage({ id: 'admin/erp-integrator.filter.code.all' }) }
  const choices = outcomeShares(counts).map((each) => ({
    value: each.outcome as string,
    label: formatMessage(
      { id: 'admin/erp-integrator.filter.outcome.option' },
      { outcome: formatMessage({ id: outcomes[each.outcome].text }), records: each.records },
    ),
  }))
  const known = codes.map((each) => ({
    value: each.code,
    label: formatMessage(
      { id: 'admin/erp-integrator.filter.code.option' },
      { code: each.code, records: each.records },
    ),
  }))
  const chosen = code === '' || codes.some((each) => each.code === code) ? [] : [{ value: code, label: code }]
  const codeOptions = [...chosen, ...known]
  return (
    <Filters>
      <Dropdown
        size="small"
        label={formatMessage({ id: 'admin/erp-integrator.filter.outcome' })}
        options={[allOutcomes, ...choices]}
        value={choices.some(({ value }) => value === outcome) ? outcome : ''}
        onChange={(_, chosen) => onChange({ outcome: chosen })}
      />
      {codeOptions.length > 0 && (
        <Dropdown
          size="small"
          label={formatMessage({ id: 'admin/erp-integrator.filter.code' })}
          options={[allCodes, ...codeOptions]}
          value={code}
          onChange={(_, next) => onChange({ code: next })}
        />
      )}
    </Filters>
  )
}

import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

export function ClearFilters({ onClear }: { onClear: () => void }) {
  return (
    <Button variation="secondary" size="small" onClick={onClear}>
      <FormattedMessage id="admin/erp-integrator.filter.clear" />
    </Button>
  )
}

import React from 'react'
import { FormattedMessage } from 'react-intl'

const typeTexts: Record<string, string> = {
  text: 'admin/erp-integrator.type.text',
  number: 'admin/erp-integrator.type.number',
  integer: 'admin/erp-integrator.type.integer',
  amount: 'admin/erp-integrator.type.amount',
  boolean: 'admin/erp-integrator.type.boolean',
  instant: 'admin/erp-integrator.type.instant',
  object: 'admin/erp-integrator.type.object',
  'list of texts': 'admin/erp-integrator.type.texts',
  'list of objects': 'admin/erp-integrator.type.list',
  any: 'admin/erp-integrator.type.any',
}

/** The type of a field in the user's language. */
export function TypeName({ type }: { type: string }) {
  const id = typeTexts[type]
  return id ? <FormattedMessage id={id} /> : <>{type}</>
}

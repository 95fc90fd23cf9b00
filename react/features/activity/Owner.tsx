import React from 'react'
import { FormattedMessage } from 'react-intl'

const texts: Record<string, string> = {
  source: 'admin/erp-integrator.owner.source',
  configuration: 'admin/erp-integrator.owner.configuration',
  vtex: 'admin/erp-integrator.owner.vtex',
  app: 'admin/erp-integrator.owner.app',
}

/** Who can mend an error of the catalogue. */
export function Owner({ owner }: { owner: string }) {
  const id = texts[owner]
  return id ? <FormattedMessage id={id} /> : <>{owner}</>
}

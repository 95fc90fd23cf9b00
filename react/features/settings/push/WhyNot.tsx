import React from 'react'
import { FormattedMessage } from 'react-intl'

const texts: Record<string, string> = {
  timeout: 'admin/erp-integrator.settings.push.why.timeout',
  connection: 'admin/erp-integrator.settings.push.why.connection',
  too_large: 'admin/erp-integrator.settings.push.why.tooLarge',
  status: 'admin/erp-integrator.settings.push.why.status',
  asked_to_wait: 'admin/erp-integrator.settings.push.why.askedToWait',
  unreadable: 'admin/erp-integrator.settings.push.why.unreadable',
}

/** Why a delivery was not taken. */
export function WhyNot({ why, status }: { why: string | null; status: number | null }) {
  const id = texts[why ?? '']
  return id ? <FormattedMessage id={id} values={{ status: String(status ?? '') }} /> : <code>{why}</code>
}

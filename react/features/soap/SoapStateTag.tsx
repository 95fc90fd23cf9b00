import React from 'react'

import { SoapState } from '../../graphql/schema-types'
import { StatusTag } from '../../shared/StatusTag'

const looks = {
  ANSWERED: { status: 'OK', text: 'admin/erp-integrator.soap.state.answered' },
  FAILED: { status: 'ERROR', text: 'admin/erp-integrator.soap.state.failed' },
  NOT_ANSWERED: { status: 'WARNING', text: 'admin/erp-integrator.soap.state.notAnswered' },
} as const

/** How an operation went last, as icon, colour and word. */
export function SoapStateTag({ state }: { state: SoapState }) {
  return <StatusTag {...looks[state]} />
}

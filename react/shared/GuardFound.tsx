import React from 'react'
import { FormattedMessage } from 'react-intl'

/** What a batch would do, by the guard that found it. */
const found: Record<string, string> = {
  stock_zeroed: 'admin/erp-integrator.guard.stock_zeroed.found',
  price_dropped: 'admin/erp-integrator.guard.price_dropped.found',
  price_raised: 'admin/erp-integrator.guard.price_raised.found',
  price_below_cost: 'admin/erp-integrator.guard.price_below_cost.found',
  deactivated: 'admin/erp-integrator.guard.deactivated.found',
}

interface Finding {
  guard: string
  /** In English. */
  message: string
  count: number
  total: number
}

/** A guard's finding as a sentence; of a guard this panel does not know, the app's own. */
export function GuardFound({ finding }: { finding: Finding }) {
  const { guard, message, count, total } = finding
  const id = found[guard]
  if (!id) return <span lang="en">{message}</span>
  return <FormattedMessage id={id} values={{ count, total, share: total > 0 ? count / total : 0 }} />
}

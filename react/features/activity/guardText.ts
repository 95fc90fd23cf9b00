/** Message ids of what a guard saw; each takes {percent} as well where the guard has a percentage. */
const texts: Record<string, string> = {
  stock_zeroed: 'admin/erp-integrator.guard.found.stockZeroed',
  price_dropped: 'admin/erp-integrator.guard.found.priceDropped',
  price_raised: 'admin/erp-integrator.guard.found.priceRaised',
  price_below_cost: 'admin/erp-integrator.guard.found.priceBelowCost',
  deactivated: 'admin/erp-integrator.guard.found.deactivated',
}

export interface GuardText {
  id: string
  /** The limit in per cent that the records go beyond; 0 where the guard has none. */
  percent: number
}

/** The localized text of a finding; null for a guard that the panel does not know. */
export function guardText({ guard, message }: { guard: string; message: string }): GuardText | null {
  const id = texts[guard]
  const percent = /by more than ([\d.]+) %/.exec(message)?.[1]
  return id === undefined ? null : { id, percent: Number(percent ?? 0) }
}

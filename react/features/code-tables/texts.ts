import { ChoiceKind, UnknownCodePolicy } from '../../graphql/schema-types'

/** Message ids of what happens with a record whose code has no value: the name, and what follows from it. */
export const policyTexts: Record<UnknownCodePolicy, { name: string; about: string }> = {
  PARK: { name: 'admin/erp-integrator.policy.park', about: 'admin/erp-integrator.policy.parkAbout' },
  REJECT: { name: 'admin/erp-integrator.policy.reject', about: 'admin/erp-integrator.policy.rejectAbout' },
  PASS: { name: 'admin/erp-integrator.policy.pass', about: 'admin/erp-integrator.policy.passAbout' },
  DEFAULT: { name: 'admin/erp-integrator.policy.default', about: 'admin/erp-integrator.policy.defaultAbout' },
}

export const policies: UnknownCodePolicy[] = ['PARK', 'REJECT', 'PASS', 'DEFAULT']

export const kindTexts: Record<ChoiceKind, string> = {
  WAREHOUSE: 'admin/erp-integrator.kind.warehouse',
  PRICE_TABLE: 'admin/erp-integrator.kind.priceTable',
  CATEGORY: 'admin/erp-integrator.kind.category',
  BRAND: 'admin/erp-integrator.kind.brand',
  TRADE_POLICY: 'admin/erp-integrator.kind.tradePolicy',
  SPECIFICATION: 'admin/erp-integrator.kind.specification',
  CARRIER: 'admin/erp-integrator.kind.carrier',
  PAYMENT_METHOD: 'admin/erp-integrator.kind.paymentMethod',
}

export const kinds: ChoiceKind[] = [
  'WAREHOUSE',
  'PRICE_TABLE',
  'CATEGORY',
  'BRAND',
  'TRADE_POLICY',
  'SPECIFICATION',
  'CARRIER',
  'PAYMENT_METHOD',
]

/** Message ids of what a code of the error catalogue means and what a store admin can do about it. */
export const codeTexts: Record<string, { title: string; help: string } | undefined> = {
  invalid_record: {
    title: 'admin/erp-integrator.code.invalid_record.title',
    help: 'admin/erp-integrator.code.invalid_record.help',
  },
  unknown_field: {
    title: 'admin/erp-integrator.code.unknown_field.title',
    help: 'admin/erp-integrator.code.unknown_field.help',
  },
  stale: { title: 'admin/erp-integrator.code.stale.title', help: 'admin/erp-integrator.code.stale.help' },
  missing_in_snapshot: {
    title: 'admin/erp-integrator.code.missing_in_snapshot.title',
    help: 'admin/erp-integrator.code.missing_in_snapshot.help',
  },
  parked_too_long: {
    title: 'admin/erp-integrator.code.parked_too_long.title',
    help: 'admin/erp-integrator.code.parked_too_long.help',
  },
  guard_tripped: {
    title: 'admin/erp-integrator.code.guard_tripped.title',
    help: 'admin/erp-integrator.code.guard_tripped.help',
  },
  policy_missing: {
    title: 'admin/erp-integrator.code.policy_missing.title',
    help: 'admin/erp-integrator.code.policy_missing.help',
  },
  sku_not_found: {
    title: 'admin/erp-integrator.code.sku_not_found.title',
    help: 'admin/erp-integrator.code.sku_not_found.help',
  },
  product_not_found: {
    title: 'admin/erp-integrator.code.product_not_found.title',
    help: 'admin/erp-integrator.code.product_not_found.help',
  },
  brand_not_found: {
    title: 'admin/erp-integrator.code.brand_not_found.title',
    help: 'admin/erp-integrator.code.brand_not_found.help',
  },
  category_not_found: {
    title: 'admin/erp-integrator.code.category_not_found.title',
    help: 'admin/erp-integrator.code.category_not_found.help',
  },
  specification_not_found: {
    title: 'admin/erp-integrator.code.specification_not_found.title',
    help: 'admin/erp-integrator.code.specification_not_found.help',
  },
  match_ambiguous: {
    title: 'admin/erp-integrator.code.match_ambiguous.title',
    help: 'admin/erp-integrator.code.match_ambiguous.help',
  },
  department_kept: {
    title: 'admin/erp-integrator.code.department_kept.title',
    help: 'admin/erp-integrator.code.department_kept.help',
  },
  warehouse_not_found: {
    title: 'admin/erp-integrator.code.warehouse_not_found.title',
    help: 'admin/erp-integrator.code.warehouse_not_found.help',
  },
  cannot_change: {
    title: 'admin/erp-integrator.code.cannot_change.title',
    help: 'admin/erp-integrator.code.cannot_change.help',
  },
  not_activatable: {
    title: 'admin/erp-integrator.code.not_activatable.title',
    help: 'admin/erp-integrator.code.not_activatable.help',
  },
  image_unusable: {
    title: 'admin/erp-integrator.code.image_unusable.title',
    help: 'admin/erp-integrator.code.image_unusable.help',
  },
  vtex_refused: {
    title: 'admin/erp-integrator.code.vtex_refused.title',
    help: 'admin/erp-integrator.code.vtex_refused.help',
  },
  vtex_rate_limited: {
    title: 'admin/erp-integrator.code.vtex_rate_limited.title',
    help: 'admin/erp-integrator.code.vtex_rate_limited.help',
  },
  vtex_locked: {
    title: 'admin/erp-integrator.code.vtex_locked.title',
    help: 'admin/erp-integrator.code.vtex_locked.help',
  },
  vtex_unavailable: {
    title: 'admin/erp-integrator.code.vtex_unavailable.title',
    help: 'admin/erp-integrator.code.vtex_unavailable.help',
  },
  vtex_timeout: {
    title: 'admin/erp-integrator.code.vtex_timeout.title',
    help: 'admin/erp-integrator.code.vtex_timeout.help',
  },
  internal: {
    title: 'admin/erp-integrator.code.internal.title',
    help: 'admin/erp-integrator.code.internal.help',
  },
  unmapped_code: {
    title: 'admin/erp-integrator.code.unmapped_code.title',
    help: 'admin/erp-integrator.code.unmapped_code.help',
  },
  mapping_failed: {
    title: 'admin/erp-integrator.code.mapping_failed.title',
    help: 'admin/erp-integrator.code.mapping_failed.help',
  },
  expression_limit: {
    title: 'admin/erp-integrator.code.expression_limit.title',
    help: 'admin/erp-integrator.code.expression_limit.help',
  },
  filtered: {
    title: 'admin/erp-integrator.code.filtered.title',
    help: 'admin/erp-integrator.code.filtered.help',
  },
}

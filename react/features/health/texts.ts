interface CheckTexts {
  name: string
  about: string
}

/** Message ids of the connections, in the order they are shown while the answer is on its way. */
export const checkTexts: Record<string, CheckTexts> = {
  storage: {
    name: 'admin/erp-integrator.health.check.storage.name',
    about: 'admin/erp-integrator.health.check.storage.about',
  },
  events: {
    name: 'admin/erp-integrator.health.check.events.name',
    about: 'admin/erp-integrator.health.check.events.about',
  },
  catalog: {
    name: 'admin/erp-integrator.health.check.catalog.name',
    about: 'admin/erp-integrator.health.check.catalog.about',
  },
  pricing: {
    name: 'admin/erp-integrator.health.check.pricing.name',
    about: 'admin/erp-integrator.health.check.pricing.about',
  },
  logistics: {
    name: 'admin/erp-integrator.health.check.logistics.name',
    about: 'admin/erp-integrator.health.check.logistics.about',
  },
  orders: {
    name: 'admin/erp-integrator.health.check.orders.name',
    about: 'admin/erp-integrator.health.check.orders.about',
  },
  masterdata: {
    name: 'admin/erp-integrator.health.check.masterdata.name',
    about: 'admin/erp-integrator.health.check.masterdata.about',
  },
}

const PERMISSION = 'admin/erp-integrator.health.help.permission'
const BUSY = 'admin/erp-integrator.health.help.busy'
const UNAVAILABLE = 'admin/erp-integrator.health.help.unavailable'
const INTERNAL = 'admin/erp-integrator.health.help.internal'

/**
 * Message id of what a store admin can do about a code of the error catalogue.
 * The catalogue's own help speaks English and to the ERP's developer; it is the fallback.
 */
export const helpTexts: Record<string, string> = {
  policy_missing: PERMISSION,
  forbidden_resource: PERMISSION,
  unauthenticated: PERMISSION,
  vtex_rate_limited: BUSY,
  vtex_locked: BUSY,
  vtex_unavailable: UNAVAILABLE,
  vtex_timeout: UNAVAILABLE,
  internal: INTERNAL,
}

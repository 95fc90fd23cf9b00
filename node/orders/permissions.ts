import type { Resource } from '../clients/license-manager'

/** License Manager resources of VTEX's OMS, as the permissions of its endpoints name them. */
export const orderResources = {
  view: { product: '19', key: 'OMSViewer', name: 'OMS: View order' },
  handle: { product: '19', key: 'WorkflowAction', name: 'OMS: Change order workflow status' },
  full: { product: '5', key: 'AcessaTodosPedidos', name: 'Checkout: Orders Full Access' },
} as const satisfies Record<string, Resource>

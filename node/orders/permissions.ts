import type { Resource } from '../clients/license-manager'

/** License Manager resources of VTEX's OMS, as the permissions of its endpoints name them. */
export const orderResources = {
  view: { product: '19', key: 'OMSViewer', name: 'OMS: View order' },
  handle: { product: '19', key: 'WorkflowAction', name: 'OMS: Change order workflow status' },
  invoice: { product: '19', key: 'ShippingAction', name: 'OMS: Notify invoice' },
  refund: { product: '19', key: 'RefundAction', name: 'OMS: Notify refund' },
  cancel: { product: '19', key: 'CancelAction', name: 'OMS: Cancel order' },
  change: { product: '19', key: 'Changes', name: 'OMS: Change order' },
  full: { product: '5', key: 'AcessaTodosPedidos', name: 'Checkout: Orders Full Access' },
} as const satisfies Record<string, Resource>

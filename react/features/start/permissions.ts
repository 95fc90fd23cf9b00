/** License Manager products and resources an ERP's key needs, named as VTEX Admin names them. */
export const permissions = [
  {
    flow: 'admin/erp-integrator.start.key.catalog',
    product: 'Catalog',
    resources: [
      'Brands Management',
      'Categories Management',
      'SKU management',
      'Product and SKU Management',
      'SKUs',
    ],
  },
  {
    flow: 'admin/erp-integrator.start.key.prices',
    product: 'Pricing',
    resources: ['Modify prices', 'Read prices'],
  },
  {
    flow: 'admin/erp-integrator.start.key.stock',
    product: 'Logistics',
    resources: ['Logistics inventory full access'],
  },
  {
    flow: 'admin/erp-integrator.start.key.orders',
    product: 'OMS',
    resources: [
      'View order',
      'Change order workflow status',
      'Notify invoice',
      'Notify refund',
      'Cancel order',
      'Change order',
    ],
  },
  {
    flow: 'admin/erp-integrator.start.key.customers',
    product: 'Dynamic Storage',
    resources: ['Insert or update document (not remove)'],
  },
]

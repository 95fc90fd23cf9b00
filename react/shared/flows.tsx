import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'

const names: Record<string, string> = {
  brands: 'admin/erp-integrator.flow.brands',
  categories: 'admin/erp-integrator.flow.categories',
  specifications: 'admin/erp-integrator.flow.specifications',
  products: 'admin/erp-integrator.flow.products',
  skus: 'admin/erp-integrator.flow.skus',
  images: 'admin/erp-integrator.flow.images',
  prices: 'admin/erp-integrator.flow.prices',
  inventory: 'admin/erp-integrator.flow.inventory',
  warehouses: 'admin/erp-integrator.flow.warehouses',
  carriers: 'admin/erp-integrator.flow.carriers',
  'freight-rates': 'admin/erp-integrator.flow.freightRates',
  promotions: 'admin/erp-integrator.flow.promotions',
  customers: 'admin/erp-integrator.flow.customers',
  orders: 'admin/erp-integrator.flow.orders',
}

/** The flows records can be sent to today, in the order they depend on each other. */
export const flowNames = [
  'brands',
  'categories',
  'specifications',
  'products',
  'skus',
  'images',
  'prices',
  'inventory',
  'customers',
]

/** What can be mapped: records on their way in, and orders on their way out. */
export const mappingFlows = [...flowNames, 'orders']

/** A flow's name in the user's language; one this panel does not know shows as it is. */
export function FlowName({ flow }: { flow: string }) {
  const id = names[flow]
  return id ? <FormattedMessage id={id} /> : <>{flow}</>
}

/** The same as text, for labels and options. */
export function useFlowName(): (flow: string) => string {
  const { formatMessage } = useIntl()
  return (flow) => {
    const id = names[flow]
    return id ? formatMessage({ id }) : flow
  }
}

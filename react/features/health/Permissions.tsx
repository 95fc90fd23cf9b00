import React from 'react'
import { FormattedMessage } from 'react-intl'

/** License Manager products and resources an ERP's key needs, named as VTEX Admin names them. */
const permissions = [
  {
    flow: 'admin/erp-integrator.start.key.prices',
    product: 'Pricing',
    resources: ['Modify prices', 'Read prices'],
  },
  {
    flow: 'admin/erp-integrator.start.key.stock',
    product: 'Logistics',
    resources: ['Inventory full access'],
  },
]

const headings = [
  'admin/erp-integrator.start.key.for',
  'admin/erp-integrator.start.key.product',
  'admin/erp-integrator.start.key.resources',
]

export function Permissions() {
  return (
    <table className="w-100 t-body lh-copy" style={{ borderCollapse: 'collapse' }}>
      <thead>
        <tr>
          {headings.map((id) => (
            <th key={id} scope="col" className="t-small fw6 tl pv3 pr4 bb b--muted-4">
              <FormattedMessage id={id} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {permissions.map(({ flow, product, resources }) => (
          <tr key={flow}>
            <th scope="row" className="fw4 tl pv3 pr4 bb b--muted-4">
              <FormattedMessage id={flow} />
            </th>
            <td lang="en" className="pv3 pr4 bb b--muted-4">
              {product}
            </td>
            <td lang="en" className="pv3 bb b--muted-4">
              {resources.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import React, { useContext } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ButtonPlain, ToastContext } from 'vtex.styleguide'

import { copyToClipboard } from '../../shared/copyToClipboard'
import { permissions } from './permissions'

const headings = [
  'admin/erp-integrator.start.key.for',
  'admin/erp-integrator.start.key.product',
  'admin/erp-integrator.start.key.resources',
]

/** What the role of an ERP's key has to allow, to be copied name by name into the search of VTEX Admin. */
export function KeyPermissions() {
  return (
    <table className="w-100 t-body lh-copy" style={{ borderCollapse: 'collapse' }}>
      <thead>
        <tr>
          {headings.map((id, column) => (
            <th
              key={id}
              scope="col"
              className="t-small fw6 tl pv3 pr4 bb b--muted-4"
              style={{ width: column === 0 ? '35%' : undefined }}
            >
              <FormattedMessage id={id} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {permissions.map(({ flow, product, resources }) => (
          <tr key={flow}>
            <th scope="row" className="fw4 tl v-top pv3 pr4 bb b--muted-4">
              <FormattedMessage id={flow} />
            </th>
            <td lang="en" className="v-top pv3 pr4 bb b--muted-4">
              {product}
            </td>
            <td className="pv3 bb b--muted-4">
              {resources.map((name) => (
                <Resource key={name} name={name} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Resource({ name }: { name: string }) {
  const { showToast } = useContext(ToastContext)
  const { formatMessage } = useIntl()
  const copy = async () => {
    const copied = await copyToClipboard(name)
    const id = copied ? 'admin/erp-integrator.copy.done' : 'admin/erp-integrator.copy.failed'
    showToast({ message: formatMessage({ id }) })
  }
  return (
    <div className="flex flex-wrap items-center">
      <span lang="en" className="mr5">
        {name}
      </span>
      <ButtonPlain size="small" onClick={copy}>
        <FormattedMessage
          id="admin/erp-integrator.copy.name"
          values={{ name: <span className="clip">{name}</span> }}
        />
      </ButtonPlain>
    </div>
  )
}

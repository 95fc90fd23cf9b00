import React from 'react'
import { FormattedMessage } from 'react-intl'

/** Headings of a table's columns, given as message ids. */
export function TableHead({ columns }: { columns: string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((id) => (
          <th key={id} scope="col" className="t-small fw6 tl pv3 pr5 bb b--muted-4 nowrap">
            <FormattedMessage id={id} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Look of a cell. */
export const cell = 'pv4 pr5 bb b--muted-4 v-top'

export const tableLook = { className: 'w-100 t-body lh-copy', style: { borderCollapse: 'collapse' as const } }

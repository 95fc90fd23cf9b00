import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { IconWarning, Tag } from 'vtex.styleguide'

import { ErpCodesQuery } from '../../graphql/operation-types'
import { ChoiceKind } from '../../graphql/schema-types'
import { addresses } from '../../shared/addresses'
import { Ago } from '../../shared/Ago'
import { PageLink } from '../../shared/PageLink'
import { ChoiceInput } from './ChoiceInput'
import { Edits, withEdit } from './edits'
import { Choices } from './useChoices'

type Code = ErpCodesQuery['codes']['codes'][number]

interface Props {
  codes: Code[]
  kind: ChoiceKind | null
  base: Choices
  edits: Edits
  onEdit: (edits: Edits) => void
}

const cell = 'tl pv3 pr4 bt b--muted-4 v-mid t-small lh-copy'

export function CodeRows({ codes, kind, base, edits, onEdit }: Props) {
  const { formatMessage } = useIntl()
  return (
    <table className="w-100" style={{ borderCollapse: 'collapse', tableLayout: 'fixed' }}>
      <thead>
        <tr className="c-muted-1">
          <th scope="col" className="tl fw5 t-small pv3 pr4" style={{ width: '34%' }}>
            <FormattedMessage id="admin/erp-integrator.codes.code" />
          </th>
          <th scope="col" className="tl fw5 t-small pv3 pr4" style={{ width: '40%' }}>
            <FormattedMessage id="admin/erp-integrator.codes.value" />
          </th>
          <th scope="col" className="tl fw5 t-small pv3">
            <FormattedMessage id="admin/erp-integrator.codes.lastSeen" />
          </th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code.code}>
            <th scope="row" className={cell} style={{ fontWeight: 'normal' }}>
              <span className="fw6 mr3" style={{ overflowWrap: 'anywhere' }}>
                {code.code}
              </span>
              {code.isUnknown && <Unknown code={code} />}
            </th>
            <td className={cell}>
              <ChoiceInput
                label={formatMessage({ id: 'admin/erp-integrator.codes.valueOf' }, { code: code.code })}
                kind={kind}
                base={base}
                value={edits[code.code] ?? code.value ?? ''}
                onChange={(value) => onEdit(withEdit(edits, code, value))}
              />
            </td>
            <td className={cell}>{code.lastSeenAt ? <Ago at={code.lastSeenAt} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** That a code has no value, in how many records it came, and one of them. */
function Unknown({ code }: { code: Code }) {
  return (
    <>
      <Tag size="small" bgColor="#fff6e0" color="#3f3f40">
        <span className="inline-flex items-center nowrap">
          <span className="mr2 inline-flex" aria-hidden="true">
            <IconWarning size={12} color="#8a5a00" />
          </span>
          <FormattedMessage id="admin/erp-integrator.codes.unknown" />
        </span>
      </Tag>
      <span className="db c-muted-1">
        <FormattedMessage id="admin/erp-integrator.codes.count" values={{ count: code.count }} />
        {code.exampleRef && code.exampleFlow && (
          <>
            {' · '}
            <PageLink
              to={addresses.record(code.exampleFlow, code.exampleRef)}
              className="c-link hover-c-link underline"
            >
              <FormattedMessage id="admin/erp-integrator.codes.example" values={{ ref: code.exampleRef }} />
            </PageLink>
          </>
        )}
      </span>
    </>
  )
}

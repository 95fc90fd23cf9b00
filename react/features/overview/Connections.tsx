import React from 'react'
import { FormattedMessage } from 'react-intl'

import { ErpHealthQuery } from '../../graphql/operation-types'
import query from '../../graphql/health.graphql'
import { addresses } from '../../shared/addresses'
import { ErrorWords } from '../../shared/ErrorPanel'
import { PageLink } from '../../shared/PageLink'
import { BoxHeading } from '../../shared/Section'
import { Skeleton } from '../../shared/Skeleton'
import { StatusIcon, StatusWord } from '../../shared/StatusTag'
import { useAnswer } from '../../shared/useAnswer'
import { checkTexts } from '../health/texts'

type Check = ErpHealthQuery['health']['checks'][number]

/** Whether the app reaches what it works with; asked once, as the checks call VTEX. */
export function Connections() {
  const { data, error } = useAnswer<ErpHealthQuery>(query)
  const checks = data?.health.checks
  return (
    <>
      <BoxHeading
        title="admin/erp-integrator.health.title"
        aside={
          <PageLink to={addresses.connections()}>
            <FormattedMessage id="admin/erp-integrator.overview.connections.link" />
          </PageLink>
        }
      />
      {error ? (
        <ErrorWords error={error} />
      ) : (
        <ul className="list ma0 pa0">
          {(checks ? checks.map(({ id }) => id) : Object.keys(checkTexts)).map((id) => (
            <Connection key={id} id={id} check={checks?.find((check) => check.id === id)} />
          ))}
        </ul>
      )}
    </>
  )
}

function Connection({ id, check }: { id: string; check?: Check }) {
  const texts = checkTexts[id]
  return (
    <li className="flex items-center pv2 lh-copy">
      <span className="flex-none mr3" style={{ width: 20 }}>
        {check ? <StatusIcon status={check.status} size={18} /> : <Skeleton width="1rem" />}
      </span>
      <span className="flex-auto">{texts ? <FormattedMessage id={texts.name} /> : id}</span>
      <span className="t-small">
        {!check && <Skeleton width="4rem" />}
        {check?.status === 'OK' && <StatusWord status="OK" />}
        {check && check.status !== 'OK' && (
          <PageLink to={addresses.connections()}>
            <StatusWord status={check.status} />
          </PageLink>
        )}
      </span>
    </li>
  )
}

import React, { useEffect } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { ErpHeldOrdersQuery, ErpHeldOrdersQueryVariables } from '../../../graphql/operation-types'
import heldQuery from '../../../graphql/held-orders.graphql'
import { Ago } from '../../../shared/Ago'
import { Section } from '../../../shared/Section'
import { useAnswer } from '../../../shared/useAnswer'

interface Props {
  source: string
  /** Another one may let them go. */
  version: number | null
  onTry: (orderId: string) => void
}

/** Orders that do not fit the mapping in force; nothing where there are none. */
export function HeldOrders({ source, version, onTry }: Props) {
  const { data, ask } = useAnswer<ErpHeldOrdersQuery, ErpHeldOrdersQueryVariables>(heldQuery, { source })
  useEffect(() => {
    if (data) ask()
    // Asked again only when a version is published.
  }, [version])
  const orders = data?.heldOrders ?? []
  if (orders.length === 0) return null
  return (
    <div className="mb5">
      <Section
        title={
          <FormattedMessage
            id="admin/erp-integrator.orderMapping.heldTitle"
            values={{ count: orders.length }}
          />
        }
        about="admin/erp-integrator.orderMapping.heldAbout"
      >
        <ul className="list ma0 pa0 overflow-y-auto" style={{ maxHeight: '18rem' }} tabIndex={0}>
          {orders.map(({ orderId, reason, code, since }) => (
            <li key={orderId} className="bt b--muted-4 pv3 flex flex-wrap items-center justify-between">
              <div className="t-small lh-copy mr4" style={{ flex: '1 1 16rem', overflowWrap: 'anywhere' }}>
                <b className="fw6">{orderId}</b> · <code>{code}</code> · <Ago at={since} />
                <br />
                <span lang="en">{reason}</span>
              </div>
              <Button size="small" variation="tertiary" onClick={() => onTry(orderId)}>
                <FormattedMessage id="admin/erp-integrator.orderMapping.read" />
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

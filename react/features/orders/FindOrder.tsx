import React, { FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Input, PageBlock } from 'vtex.styleguide'

import { addresses } from '../../shared/addresses'
import { useGoTo } from '../../shared/unsaved'
import { orderIdOf } from './orderIdOf'

/** Opens an order by its id, or by its number in VTEX Admin. */
export function FindOrder() {
  const [text, setText] = useState('')
  const goTo = useGoTo()
  const { formatMessage } = useIntl()
  const id = orderIdOf(text)
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (id !== null) goTo(addresses.order(id))
  }
  return (
    <PageBlock>
      <form className="flex flex-wrap items-end" onSubmit={find}>
        <div className="pr4 pb3" style={{ width: '22rem' }}>
          <Input
            label={formatMessage({ id: 'admin/erp-integrator.orders.find.label' })}
            helpText={formatMessage({ id: 'admin/erp-integrator.orders.find.help' })}
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="pb3" style={{ marginBottom: '1.6rem' }}>
          <Button type="submit" disabled={id === null}>
            <FormattedMessage id="admin/erp-integrator.find.action" />
          </Button>
        </div>
      </form>
    </PageBlock>
  )
}

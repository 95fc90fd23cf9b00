import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Alert, Button, Checkbox } from 'vtex.styleguide'

import {
  ErpMakeOrderPushSecretMutation,
  ErpMakeOrderPushSecretMutationVariables,
} from '../../../graphql/operation-types'
import mutation from '../../../graphql/orders/make-order-push-secret.graphql'
import { ConfirmDialog } from '../../../shared/ConfirmDialog'
import { CopyText } from '../../../shared/CopyText'
import { Moment } from '../../../shared/Moment'
import { useChange } from '../../../shared/useChange'
import type { OrderPush } from './push-settings'

interface Props {
  push: OrderPush
  /** One that was just made. */
  secret: string | null
  onMade: (secret: string) => void
}

/** When the secret was made, and a new one, which is shown this once. */
export function PushSecret({ push, secret, onMade }: Props) {
  const { secretMadeAt, oldSecretUntil } = push
  const [isAsking, setAsking] = useState(false)
  const [endsOld, setEndsOld] = useState(false)
  const { formatMessage } = useIntl()
  const { run, isRunning } = useChange<
    ErpMakeOrderPushSecretMutation,
    ErpMakeOrderPushSecretMutationVariables
  >(mutation, null)
  const make = async () => {
    const made = await run({ keepsOld: !endsOld })
    setAsking(false)
    setEndsOld(false)
    if (made) onMade(made.secret)
  }
  return (
    <div className="mb6">
      <h3 className="t-heading-5 mt0 mb3">
        <FormattedMessage id="admin/erp-integrator.settings.push.secret" />
      </h3>
      <p className="t-body lh-copy mt0 mb4">
        {secretMadeAt ? (
          <>
            <FormattedMessage id="admin/erp-integrator.settings.push.secret.made" />{' '}
            <Moment at={secretMadeAt} />
          </>
        ) : (
          <FormattedMessage id="admin/erp-integrator.settings.push.secret.none" />
        )}
        {oldSecretUntil && (
          <>
            {' · '}
            <FormattedMessage id="admin/erp-integrator.settings.push.secret.old" />{' '}
            <Moment at={oldSecretUntil} />
          </>
        )}
      </p>
      {secret && (
        <div className="mb4" role="status">
          <Alert type="warning">
            <FormattedMessage id="admin/erp-integrator.settings.push.secret.once" />
          </Alert>
          <div className="mt3">
            <CopyText text={secret} label="admin/erp-integrator.settings.push.secret.copy" />
          </div>
        </div>
      )}
      <Button
        size="small"
        variation="secondary"
        isLoading={isRunning}
        onClick={() => (secretMadeAt ? setAsking(true) : void make())}
      >
        <FormattedMessage id="admin/erp-integrator.settings.push.secret.make" />
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="admin/erp-integrator.settings.push.secret.ask"
        text="admin/erp-integrator.settings.push.secret.askText"
        confirm="admin/erp-integrator.settings.push.secret.make"
        isDangerous={endsOld}
        isWorking={isRunning}
        onConfirm={() => void make()}
        onCancel={() => setAsking(false)}
      >
        <div className="mt5">
          <Checkbox
            id="push-ends-old"
            name="push-ends-old"
            value="ends"
            checked={endsOld}
            label={formatMessage({ id: 'admin/erp-integrator.settings.push.secret.endsOld' })}
            onChange={({ target }) => setEndsOld(target.checked)}
          />
        </div>
      </ConfirmDialog>
    </div>
  )
}

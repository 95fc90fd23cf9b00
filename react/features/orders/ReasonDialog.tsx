import React, { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { Input } from 'vtex.styleguide'

import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { ErrorWords } from '../../shared/ErrorPanel'
import type { Change } from '../../shared/useChange'

/** The app takes no longer one. */
const MOST = 300

interface Props {
  /** Message ids. */
  title: string
  text: string
  confirm: string
  close: string
  reason: string
  onReason: (reason: string) => void
  isOptional?: boolean
  isWorking: boolean
  failure: Change<object, object>['failure']
  children?: ReactNode
  onConfirm: () => void
  onClose: () => void
}

/** Asks for the reason of what cannot be undone; a failure stands in the dialog with what to do about it. */
export function ReasonDialog({ reason, onReason, isOptional = false, failure, ...props }: Props) {
  const { formatMessage } = useIntl()
  const isReady = isOptional || reason.trim() !== ''
  return (
    <ConfirmDialog
      isOpen
      title={props.title}
      text={props.text}
      confirm={props.confirm}
      cancel={props.close}
      isWorking={props.isWorking}
      onConfirm={() => {
        if (isReady) props.onConfirm()
      }}
      onCancel={props.onClose}
    >
      <div className="mt5">
        {props.children}
        <Input
          label={formatMessage({
            id: isOptional
              ? 'admin/erp-integrator.order.reason.optional'
              : 'admin/erp-integrator.order.reason',
          })}
          helpText={formatMessage({ id: 'admin/erp-integrator.order.reason.help' })}
          value={reason}
          maxLength={MOST}
          autoComplete="off"
          onChange={({ target }) => onReason(target.value)}
        />
      </div>
      {failure && (
        <div className="mt4" role="alert">
          <ErrorWords error={failure} />
        </div>
      )}
    </ConfirmDialog>
  )
}

import React, { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ModalDialog } from 'vtex.styleguide'

interface Props {
  isOpen: boolean
  /** Message ids. */
  title: string
  confirm: string
  cancel?: string
  /** Message id of a sentence, or anything as children. */
  text?: string
  children?: ReactNode
  isDangerous?: boolean
  isWorking?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** A question before something happens. The styleguide keeps the focus inside and gives it back. */
export function ConfirmDialog(props: Props) {
  const { formatMessage } = useIntl()
  const { title, text, confirm, cancel = 'admin/erp-integrator.action.cancel', children } = props
  return (
    <ModalDialog
      centered
      isOpen={props.isOpen}
      title={formatMessage({ id: title })}
      loading={props.isWorking}
      confirmation={{
        label: formatMessage({ id: confirm }),
        onClick: props.onConfirm,
        isDangerous: props.isDangerous,
      }}
      cancelation={{ label: formatMessage({ id: cancel }), onClick: props.onCancel }}
      onClose={props.onCancel}
    >
      {text && (
        <p className="t-body lh-copy mv0">
          <FormattedMessage id={text} />
        </p>
      )}
      {children}
    </ModalDialog>
  )
}

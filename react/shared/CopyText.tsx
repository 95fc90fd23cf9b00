import React, { CSSProperties, useContext } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ButtonWithIcon, IconCopy, ToastContext } from 'vtex.styleguide'

import { copyToClipboard } from './copyToClipboard'

const wrapping: CSSProperties = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.875rem' }

/** A text in a box with a button that copies it, beside one line and below several. `label` is the message id of the button. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { showToast } = useContext(ToastContext)
  const { formatMessage } = useIntl()
  const copy = async () => {
    const copied = await copyToClipboard(text)
    const id = copied ? 'admin/erp-integrator.copy.done' : 'admin/erp-integrator.copy.failed'
    showToast({ message: formatMessage({ id }) })
  }
  return (
    <div className="bg-muted-5 br2 pa4 flex flex-wrap items-start justify-end">
      <code
        className="flex-auto t-code lh-copy c-on-base pv2 mr4"
        style={{ ...wrapping, flexBasis: text.includes('\n') ? '100%' : '20rem' }}
      >
        {text}
      </code>
      <ButtonWithIcon size="small" variation="tertiary" noWrap icon={<IconCopy size={14} />} onClick={copy}>
        <FormattedMessage id={label} />
      </ButtonWithIcon>
    </div>
  )
}

import React, { useContext, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Modal, Textarea, ToastContext } from 'vtex.styleguide'

import { copyToClipboard } from '../../../shared/copyToClipboard'
import { ErrorText } from '../../../shared/ErrorText'
import { readDocument } from '../document/read'
import { MappingDocument } from '../document/types'

interface Props {
  document: MappingDocument
  onApply: (document: MappingDocument) => void
  onClose: () => void
}

/** The mapping as JSON: to copy, or to paste another in its place. */
export function JsonDialog({ document, onApply, onClose }: Props) {
  const { formatMessage } = useIntl()
  const { showToast } = useContext(ToastContext)
  const [text, setText] = useState(() => JSON.stringify(document, null, 2))
  const read = readDocument(text, document.flow)
  const copy = async () => {
    const id = (await copyToClipboard(text))
      ? 'admin/erp-integrator.copy.done'
      : 'admin/erp-integrator.copy.failed'
    showToast({ message: formatMessage({ id }) })
  }
  const apply = () => {
    if (!read) return
    onApply(read)
    onClose()
  }
  return (
    <Modal
      isOpen
      centered
      responsiveFullScreen
      title={formatMessage({ id: 'admin/erp-integrator.json.title' })}
      onClose={onClose}
      bottomBar={
        <div className="flex flex-wrap justify-end">
          <span className="mr4">
            <Button variation="secondary" onClick={copy}>
              <FormattedMessage id="admin/erp-integrator.json.copy" />
            </Button>
          </span>
          <Button disabled={!read} onClick={apply}>
            <FormattedMessage id="admin/erp-integrator.json.apply" />
          </Button>
        </div>
      }
    >
      <Textarea
        label={formatMessage({ id: 'admin/erp-integrator.json.label' })}
        rows={18}
        resize="vertical"
        spellCheck="false"
        value={text}
        error={!read}
        helpText={
          !read && (
            <ErrorText>
              {formatMessage({ id: 'admin/erp-integrator.json.wrong' }, { flow: document.flow })}
            </ErrorText>
          )
        }
        onChange={({ target }) => setText(target.value)}
      />
    </Modal>
  )
}

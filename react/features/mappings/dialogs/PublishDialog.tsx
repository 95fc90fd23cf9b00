import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Modal, Textarea } from 'vtex.styleguide'

import { ErrorWords } from '../../../shared/ErrorPanel'
import { Editor } from '../editor/useEditor'
import { textOf } from '../orders/texts'

interface Props {
  editor: Editor
  onClose: () => void
}

/** Puts the draft in force, with a note; says why not where a test is red. */
export function PublishDialog({ editor, onClose }: Props) {
  const { formatMessage } = useIntl()
  const [note, setNote] = useState('')
  const { mapping, failure, isUnsaved } = editor
  const red = isUnsaved ? [] : (mapping.draft?.testResults ?? []).filter(({ passed }) => !passed)
  const publish = async () => {
    if (await editor.publish(note)) onClose()
  }
  return (
    <Modal
      isOpen
      centered
      title={formatMessage({ id: 'admin/erp-integrator.publish.title' })}
      onClose={onClose}
      bottomBar={
        <div className="flex flex-wrap justify-end">
          <span className="mr4">
            <Button variation="tertiary" onClick={onClose}>
              <FormattedMessage id="admin/erp-integrator.action.cancel" />
            </Button>
          </span>
          <Button disabled={red.length > 0} isLoading={editor.isBusy} onClick={publish}>
            <FormattedMessage id="admin/erp-integrator.publish.publish" />
          </Button>
        </div>
      }
    >
      {red.length > 0 ? (
        <div role="alert">
          <p className="t-body lh-copy mt0">
            <FormattedMessage id="admin/erp-integrator.publish.red" values={{ count: red.length }} />
          </p>
          <ul className="t-body lh-copy pl6">
            {red.map(({ name, message }) => (
              <li key={name}>
                <b className="fw6">{name}</b> <span lang="en">{message}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <p className="t-body lh-copy mt0">
            <FormattedMessage
              id={textOf(editor.flow, 'admin/erp-integrator.publish.text')}
              values={{ source: <b>{editor.source}</b> }}
            />
          </p>
          <Textarea
            label={formatMessage({ id: 'admin/erp-integrator.publish.note' })}
            helpText={formatMessage({ id: 'admin/erp-integrator.publish.noteHelp' })}
            rows={3}
            maxLength="500"
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          {failure && (
            <div className="mt4" role="alert">
              <ErrorWords error={failure} />
            </div>
          )}
        </>
      )}
    </Modal>
  )
}

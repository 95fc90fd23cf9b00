import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ActionMenu, Button } from 'vtex.styleguide'

import { ConfirmDialog } from '../../../shared/ConfirmDialog'
import { JsonDialog } from '../dialogs/JsonDialog'
import { PublishDialog } from '../dialogs/PublishDialog'
import { textOf } from '../orders/texts'
import { Editor } from './useEditor'

type Open = 'publish' | 'json' | 'discard' | 'remove' | null

/** Save, publish, and below "More" what is done seldom. */
export function EditorActions({ editor }: { editor: Editor }) {
  const { formatMessage } = useIntl()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const { mapping, isUnsaved, isBusy } = editor
  const item = (id: string, what: Open, disabled = false, isDangerous = false) => ({
    label: formatMessage({ id }),
    onClick: () => setOpen(what),
    disabled,
    isDangerous,
  })
  return (
    <div className="flex flex-wrap items-center">
      <span className="mr4">
        <ActionMenu
          label={formatMessage({ id: 'admin/erp-integrator.mapping.more' })}
          align="right"
          buttonProps={{ variation: 'tertiary', size: 'small' }}
          options={[
            item('admin/erp-integrator.mapping.json', 'json'),
            item('admin/erp-integrator.mapping.discard', 'discard', !mapping.draft && !isUnsaved),
            item('admin/erp-integrator.mapping.remove', 'remove', !mapping.published, true),
          ]}
        />
      </span>
      <span className="mr4">
        <Button
          size="small"
          variation="secondary"
          disabled={!isUnsaved}
          isLoading={isBusy && open === null}
          onClick={() => void editor.save()}
        >
          <FormattedMessage id="admin/erp-integrator.mapping.save" />
        </Button>
      </span>
      <Button size="small" disabled={!mapping.draft && !isUnsaved} onClick={() => setOpen('publish')}>
        <FormattedMessage id="admin/erp-integrator.publish.open" />
      </Button>
      {open === 'publish' && <PublishDialog editor={editor} onClose={close} />}
      {open === 'json' && <JsonDialog document={editor.document} onApply={editor.change} onClose={close} />}
      <Questions editor={editor} open={open} onClose={close} />
    </div>
  )
}

function Questions({ editor, open, onClose }: { editor: Editor; open: Open; onClose: () => void }) {
  const then = (step: () => Promise<boolean>) => async () => {
    await step()
    onClose()
  }
  return (
    <>
      <ConfirmDialog
        isOpen={open === 'discard'}
        title="admin/erp-integrator.mapping.discardTitle"
        text="admin/erp-integrator.mapping.discardText"
        confirm="admin/erp-integrator.action.discard"
        isDangerous
        isWorking={editor.isBusy}
        onConfirm={then(editor.discard)}
        onCancel={onClose}
      />
      <ConfirmDialog
        isOpen={open === 'remove'}
        title="admin/erp-integrator.mapping.removeTitle"
        text={textOf(editor.flow, 'admin/erp-integrator.mapping.removeText')}
        confirm="admin/erp-integrator.mapping.removeConfirm"
        isDangerous
        isWorking={editor.isBusy}
        onConfirm={then(editor.remove)}
        onCancel={onClose}
      />
    </>
  )
}

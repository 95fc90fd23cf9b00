import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { ErrorText } from './ErrorText'

interface Props {
  isUnsaved: boolean
  isSaving: boolean
  /** Why it cannot be saved yet; it stands beside the buttons. */
  problem?: string
  onSave: () => void
  onDiscard: () => void
}

/** Save and discard, below a form. They are there from the start, so that nothing moves. */
export function SaveBar({ isUnsaved, isSaving, problem, onSave, onDiscard }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-end mt6">
      {problem && (
        <span className="mr5">
          <ErrorText>{problem}</ErrorText>
        </span>
      )}
      <span className="mr4">
        <Button size="small" variation="tertiary" disabled={!isUnsaved || isSaving} onClick={onDiscard}>
          <FormattedMessage id="admin/erp-integrator.action.discard" />
        </Button>
      </span>
      <Button
        size="small"
        disabled={!isUnsaved || problem !== undefined}
        isLoading={isSaving}
        onClick={onSave}
      >
        <FormattedMessage id="admin/erp-integrator.action.save" />
      </Button>
    </div>
  )
}

import React from 'react'
import { FormattedMessage } from 'react-intl'
import { ButtonWithIcon, IconCaretLeft, IconCaretRight } from 'vtex.styleguide'

interface Props {
  /** Null where this is the first page. */
  onPrevious: (() => void) | null
  /** Null where this is the last page. */
  onNext: (() => void) | null
  isLoading: boolean
}

/** Back and forth through a list whose length nobody knows; nothing when all of it is shown. */
export function Paging({ onPrevious, onNext, isLoading }: Props) {
  if (!onPrevious && !onNext) return null
  return (
    <nav className="flex justify-end pt5">
      <ButtonWithIcon
        size="small"
        variation="secondary"
        icon={<IconCaretLeft />}
        disabled={!onPrevious || isLoading}
        onClick={() => onPrevious?.()}
      >
        <FormattedMessage id="admin/erp-integrator.paging.previous" />
      </ButtonWithIcon>
      <div className="ml3">
        <ButtonWithIcon
          size="small"
          variation="secondary"
          icon={<IconCaretRight />}
          iconPosition="right"
          disabled={!onNext || isLoading}
          onClick={() => onNext?.()}
        >
          <FormattedMessage id="admin/erp-integrator.paging.next" />
        </ButtonWithIcon>
      </div>
    </nav>
  )
}

import React from 'react'
import { useIntl } from 'react-intl'
import { IconArrowDown, IconArrowUp, IconCopy, IconDelete } from 'vtex.styleguide'

const icons = { delete: IconDelete, up: IconArrowUp, down: IconArrowDown, copy: IconCopy }

interface Props {
  icon: keyof typeof icons
  /** Message id of what it does, with what it is about in `values`. */
  label: string
  values?: Record<string, string | number>
  disabled?: boolean
  onClick: () => void
}

/** A small button that is only an icon; its name is read out and shown when the pointer rests on it. */
export function IconButton({ icon, label, values, disabled, onClick }: Props) {
  const { formatMessage } = useIntl()
  const Icon = icons[icon]
  const name = formatMessage({ id: label }, values)
  return (
    <button
      type="button"
      className={`bn bg-transparent pa3 br2 inline-flex ${disabled ? 'c-disabled' : 'c-action-primary pointer hover-bg-muted-5'}`}
      title={name}
      aria-label={name}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={16} />
    </button>
  )
}

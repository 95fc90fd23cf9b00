import React, { ReactNode, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { IconCaretDown, IconCaretRight } from 'vtex.styleguide'

interface Props {
  /** Message id. */
  title: string
  /** The step in a few words. */
  summary: ReactNode
  /** What it shows when it is opened; without it there is nothing to open. */
  children?: ReactNode
}

/** One step of what happened to a record; it opens where there is more to say. */
export function Step({ title, summary, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const name = <FormattedMessage id={title} />
  const Icon = isOpen ? IconCaretDown : IconCaretRight
  return (
    <li className="pv2">
      <div className="flex items-baseline">
        <div className="flex-none pr3" style={{ width: '9.5rem' }}>
          {children ? (
            <button
              type="button"
              className="bn bg-transparent pa0 t-small fw6 tl c-action-primary pointer inline-flex items-center"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              <span className="mr2 inline-flex" aria-hidden="true">
                <Icon size={12} />
              </span>
              {name}
            </button>
          ) : (
            <span className="t-small fw6 dib" style={{ paddingLeft: '1.25rem' }}>
              {name}
            </span>
          )}
        </div>
        <div className="t-small flex-auto">{summary}</div>
      </div>
      {isOpen && (
        <div className="mt2" style={{ marginLeft: '1.25rem' }}>
          {children}
        </div>
      )}
    </li>
  )
}

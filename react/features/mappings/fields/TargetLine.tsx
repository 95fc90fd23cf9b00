import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { IconCaretDown, IconCaretRight } from 'vtex.styleguide'

import { DANGER } from '../../../shared/ErrorText'
import { StatusIcon } from '../../../shared/StatusTag'
import { TargetRow } from '../targets/rows'
import { ruleInWords } from '../words/ruleInWords'
import { TypeName } from './TypeName'

interface Props {
  row: Extract<TargetRow, { kind: 'field' }>
  result: string | null
  problems?: string[]
  isOpen: boolean
  onToggle: () => void
}

/** One field in one line: name, rule in words, result; what is wrong stands below. */
export function TargetLine({ row, result, problems, isOpen, onToggle }: Props) {
  const { formatMessage } = useIntl()
  const { target, rule, name } = row
  const Caret = isOpen ? IconCaretDown : IconCaretRight
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        className="flex w-100 tl bn bg-transparent hover-bg-muted-5 pa0 pv3 pointer c-on-base items-baseline"
        onClick={onToggle}
      >
        <span className="flex-none c-action-primary" style={{ width: '1rem' }} aria-hidden="true">
          <Caret size={10} />
        </span>
        <span className="t-small lh-copy pr3" style={{ flex: '0 0 34%', overflowWrap: 'anywhere' }}>
          <span className="fw6">{name}</span>
          {target.required && (
            <span
              style={{ color: DANGER }}
              title={formatMessage({ id: 'admin/erp-integrator.target.required' })}
            >
              {' *'}
              <span className="clip">
                <FormattedMessage id="admin/erp-integrator.target.required" />
              </span>
            </span>
          )}
          <span className="db c-on-base">
            <TypeName type={target.type} />
          </span>
        </span>
        <span
          className={`t-small lh-copy pr3 ${rule ? '' : 'i'}`}
          style={{ flex: '1 1 40%', overflowWrap: 'anywhere' }}
        >
          {rule ? (
            ruleInWords(rule, formatMessage)
          ) : (
            <FormattedMessage id="admin/erp-integrator.target.unmapped" />
          )}
        </span>
        <code className="t-small lh-copy tr" style={{ flex: '0 1 26%', overflowWrap: 'anywhere' }}>
          {result}
        </code>
      </button>
      {problems?.map((message) => (
        <p key={message} className="flex items-start t-small lh-copy mt0 mb3 pl4" style={{ color: DANGER }}>
          <span className="mr2 mt1 inline-flex">
            <StatusIcon status="ERROR" size={14} />
          </span>
          <span lang="en">{message}</span>
        </p>
      ))}
    </>
  )
}

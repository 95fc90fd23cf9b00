import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button, IconCheck, IconClock, IconFailure, Tag } from 'vtex.styleguide'

import { DANGER } from '../../../shared/ErrorText'
import { readJson } from '../document/read'
import { JsonValue, MappingTest } from '../document/types'
import { TestResult } from './mappingTests'

interface Props {
  test: MappingTest
  result: TestResult | undefined
  onRemove: () => void
  /** Takes what came out as what must come out. */
  onAccept: () => void
}

/** A test: its name and how it ended; opened, what went in, what came out and what should have. */
export function TestLine({ test, result, onRemove, onAccept }: Props) {
  const [isOpen, setOpen] = useState(false)
  const actual = result?.actualJson == null ? undefined : readJson(result.actualJson)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between">
        <span className="t-body fw6 mr4 flex-auto" style={{ overflowWrap: 'anywhere' }}>
          {test.name}
        </span>
        <span className="mr4">
          <ResultTag result={result} />
        </span>
        <Button size="small" variation="tertiary" onClick={() => setOpen(!isOpen)}>
          <FormattedMessage
            id={isOpen ? 'admin/erp-integrator.action.hide' : 'admin/erp-integrator.action.show'}
          />
        </Button>
        <Button size="small" variation="tertiary" onClick={onRemove}>
          <FormattedMessage id="admin/erp-integrator.action.remove" />
        </Button>
      </div>
      {result?.passed === false && result.message && (
        <p lang="en" className="t-small lh-copy mv2" style={{ color: DANGER }}>
          {result.message}
        </p>
      )}
      {isOpen && (
        <div className="flex flex-wrap nl3 nr3 mt3">
          <Json title="admin/erp-integrator.test.sample" value={test.sample} />
          <Json title="admin/erp-integrator.test.expected" value={test.expected} />
          {result?.passed === false && actual !== undefined && (
            <Json title="admin/erp-integrator.test.actual" value={actual} />
          )}
        </div>
      )}
      {isOpen && result?.passed === false && actual !== undefined && (
        <Button size="small" variation="secondary" onClick={onAccept}>
          <FormattedMessage id="admin/erp-integrator.test.accept" />
        </Button>
      )}
    </>
  )
}

function ResultTag({ result }: { result: TestResult | undefined }) {
  const look = !result
    ? { Icon: IconClock, color: '#585959', bgColor: '#f2f4f5', text: 'admin/erp-integrator.test.notRun' }
    : result.passed
      ? { Icon: IconCheck, color: '#3f7a12', bgColor: '#eafce3', text: 'admin/erp-integrator.test.passed' }
      : { Icon: IconFailure, color: '#c4161c', bgColor: '#ffe6e6', text: 'admin/erp-integrator.test.failed' }
  return (
    <Tag bgColor={look.bgColor} color="#3f3f40">
      <span className="inline-flex items-center nowrap">
        <span className="mr3 inline-flex" aria-hidden="true">
          <look.Icon size={14} color={look.color} />
        </span>
        <FormattedMessage id={look.text} />
      </span>
    </Tag>
  )
}

function Json({ title, value }: { title: string; value: JsonValue }) {
  return (
    <div className="ph3 mb3 flex-auto" style={{ flexBasis: '16rem', minWidth: 0 }}>
      <p className="t-small fw6 mt0 mb2">
        <FormattedMessage id={title} />
      </p>
      <pre
        className="bg-muted-5 br2 pa3 ma0 t-small"
        tabIndex={0}
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '20rem', overflowY: 'auto' }}
      >
        {JSON.stringify(value, null, 2)}
      </pre>
    </div>
  )
}

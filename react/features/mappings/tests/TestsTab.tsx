import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Input } from 'vtex.styleguide'

import { EmptyPanel } from '../../../shared/EmptyPanel'
import { ErrorText } from '../../../shared/ErrorText'
import { Section } from '../../../shared/Section'
import { readJson } from '../document/read'
import { JsonValue } from '../document/types'
import { Editor } from '../editor/useEditor'
import { textOf } from '../orders/texts'
import { PreviewedRecord } from '../preview/usePreview'
import { TestLine } from './TestLine'
import { expectedOf, testResultOf, withTest } from './mappingTests'

interface Props {
  editor: Editor
  record: JsonValue | undefined
  /** What came out of the record. */
  previewed: PreviewedRecord | undefined
}

/** Samples that must come out as they were saved; they run on every save, and a red one stops publishing. */
export function TestsTab({ editor, record, previewed }: Props) {
  const { document, mapping, change } = editor
  const results = mapping.draft?.testResults ?? []
  const set = (tests: typeof document.tests) => change({ ...document, tests })
  return (
    <>
      <SaveSample editor={editor} record={record} previewed={previewed} />
      {document.tests.length === 0 ? (
        <EmptyPanel title="admin/erp-integrator.test.emptyTitle" text="admin/erp-integrator.test.emptyText" />
      ) : (
        <Section title="admin/erp-integrator.test.title" about="admin/erp-integrator.test.about">
          <ul className="list ma0 pa0">
            {document.tests.map((test) => {
              const result = testResultOf(results, test)
              return (
                <li key={test.name} className="bt b--muted-4 pv4">
                  <TestLine
                    test={test}
                    result={result}
                    onRemove={() => set(document.tests.filter((one) => one !== test))}
                    onAccept={() => {
                      const actual = result?.actualJson == null ? undefined : readJson(result.actualJson)
                      if (actual !== undefined) set(withTest(document.tests, { ...test, expected: actual }))
                    }}
                  />
                </li>
              )
            })}
          </ul>
        </Section>
      )}
    </>
  )
}

function SaveSample({ editor, record, previewed }: Props) {
  const { formatMessage } = useIntl()
  const [name, setName] = useState('')
  const { document, change } = editor
  const expected = previewed && expectedOf(previewed)
  const isTaken = document.tests.some((test) => test.name === name.trim())
  const canSave = record !== undefined && expected !== undefined && name.trim() !== '' && !isTaken
  const save = () => {
    if (record === undefined || expected === undefined) return
    change({ ...document, tests: withTest(document.tests, { name: name.trim(), sample: record, expected }) })
    setName('')
  }
  const hint =
    expected === undefined
      ? textOf(document.flow, 'admin/erp-integrator.test.needsSample')
      : 'admin/erp-integrator.test.hint'
  return (
    <Section title="admin/erp-integrator.test.add" about={hint}>
      <div className="flex flex-wrap items-end">
        <div className="mr4 mb3 flex-auto" style={{ maxWidth: '24rem' }}>
          <Input
            size="small"
            label={formatMessage({ id: 'admin/erp-integrator.test.name' })}
            value={name}
            maxLength={200}
            error={isTaken}
            helpText={
              isTaken && (
                <ErrorText>
                  <FormattedMessage id="admin/erp-integrator.test.taken" />
                </ErrorText>
              )
            }
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <div className="mb3">
          <Button size="small" variation="secondary" disabled={!canSave} onClick={save}>
            <FormattedMessage id="admin/erp-integrator.test.save" />
          </Button>
        </div>
      </div>
    </Section>
  )
}

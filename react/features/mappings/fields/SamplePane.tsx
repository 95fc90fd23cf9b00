import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Dropdown, Textarea } from 'vtex.styleguide'

import { ErrorText } from '../../../shared/ErrorText'
import { Section } from '../../../shared/Section'
import { Sample } from '../editor/useSample'
import { RecentRecords } from './RecentRecords'
import { SampleTree } from './SampleTree'

interface Props {
  source: string
  flow: string
  sample: Sample
  /** What is wrong with fields of the source's record, by path. */
  problems: Map<string, string[]>
  /** Paths that a rule reads. */
  used: ReadonlySet<string>
  /** Takes a field for the rule that is open; undefined while none is. */
  onPick?: (path: string) => void
  onSuggest: () => void
}

/** The source's own record: pasted, or one it sent lately. */
export function SamplePane(props: Props) {
  const { sample, source, flow } = props
  const [isEditing, setEditing] = useState(false)
  const isOpen = isEditing || sample.parsed.kind !== 'records'
  const edit = () => setEditing(!isEditing)
  return (
    <Section title="admin/erp-integrator.sample.title" about="admin/erp-integrator.sample.about">
      <div className="flex flex-wrap items-end justify-between mb4">
        <RecentRecords source={source} flow={flow} onTake={sample.setText} />
        {sample.parsed.kind === 'records' && (
          <Button size="small" variation="tertiary" onClick={edit}>
            <FormattedMessage
              id={isOpen ? 'admin/erp-integrator.sample.show' : 'admin/erp-integrator.sample.edit'}
            />
          </Button>
        )}
      </div>
      {isOpen ? <PasteField sample={sample} /> : <Fields {...props} />}
    </Section>
  )
}

function PasteField({ sample }: { sample: Sample }) {
  const { formatMessage } = useIntl()
  const { parsed } = sample
  const problem =
    parsed.kind === 'unreadable'
      ? formatMessage({ id: 'admin/erp-integrator.sample.unreadable' }, { message: parsed.message })
      : undefined
  return (
    <Textarea
      label={formatMessage({ id: 'admin/erp-integrator.sample.paste' })}
      placeholder={'{ "ProductNumber": "FR-R92B-58", "ListPrice": 1431.5 }'}
      rows={12}
      resize="vertical"
      spellCheck="false"
      value={sample.text}
      error={problem !== undefined}
      helpText={
        problem ? (
          <ErrorText>{problem}</ErrorText>
        ) : (
          <FormattedMessage id="admin/erp-integrator.sample.pasteHelp" />
        )
      }
      onChange={({ target }) => sample.setText(target.value)}
    />
  )
}

function Fields({ sample, problems, used, onPick, onSuggest }: Props) {
  const { formatMessage } = useIntl()
  const count = sample.parsed.kind === 'records' ? sample.parsed.records.length : 0
  const options = Array.from({ length: count }, (_, index) => ({
    value: String(index),
    label: formatMessage({ id: 'admin/erp-integrator.sample.record' }, { number: index + 1, count }),
  }))
  return (
    <>
      {count > 1 && (
        <div className="mb4">
          <Dropdown
            size="small"
            label={formatMessage({ id: 'admin/erp-integrator.sample.which' })}
            options={options}
            value={String(sample.index)}
            onChange={(_, value) => sample.setIndex(Number(value))}
          />
        </div>
      )}
      {onPick && (
        <p className="t-small lh-copy mt0 mb3" role="status">
          <FormattedMessage id="admin/erp-integrator.sample.pick" />
        </p>
      )}
      <SampleTree record={sample.record} problems={problems} used={used} onPick={onPick} />
      <div className="mt5">
        <Button size="small" variation="secondary" onClick={onSuggest}>
          <FormattedMessage id="admin/erp-integrator.suggest.open" />
        </Button>
      </div>
    </>
  )
}

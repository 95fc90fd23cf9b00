import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Dropdown, Input, Modal, RadioGroup } from 'vtex.styleguide'

import { ErrorWords } from '../../../shared/ErrorPanel'
import { ErrorText } from '../../../shared/ErrorText'
import { flowNames, mappingFlows, useFlowName } from '../../../shared/flows'
import { ORDERS } from '../orders/texts'
import { SourceView } from './MappingsPage'
import { StartFields } from './StartFields'
import { useNewMapping, Start } from './useNewMapping'

interface Props {
  sources: SourceView[]
  /** Chosen already; empty: none. */
  source: string
  onClose: () => void
}

const OTHER = '.'

const startTexts: [Start['kind'], string][] = [
  ['sample', 'admin/erp-integrator.newMapping.fromSample'],
  ['preset', 'admin/erp-integrator.newMapping.fromPreset'],
  ['copy', 'admin/erp-integrator.newMapping.fromCopy'],
  ['nothing', 'admin/erp-integrator.newMapping.fromNothing'],
]

/** For whom, for which flow, and what to start from. */
export function NewMappingDialog({ sources, source, onClose }: Props) {
  const { formatMessage } = useIntl()
  const flowName = useFlowName()
  const [chosen, setChosen] = useState(source || sources[0]?.id || OTHER)
  const [typed, setTyped] = useState('')
  const [flow, setFlow] = useState(() => firstUnmapped(sources, chosen))
  const [start, setStart] = useState<Start>({ kind: 'sample', text: '' })
  const { create, hasNone, isWorking, failure } = useNewMapping()
  const key = (chosen === OTHER ? typed : chosen).trim()
  const exists =
    sources.find(({ id }) => id === key)?.mappings.some((mapping) => mapping.flow === flow) ?? false
  const isReady = key !== '' && (exists || isComplete(start))
  const options = [
    ...sources.map(({ id }) => ({ value: id, label: id })),
    { value: OTHER, label: formatMessage({ id: 'admin/erp-integrator.newMapping.otherKey' }) },
  ]
  return (
    <Modal
      isOpen
      centered
      responsiveFullScreen
      title={formatMessage({ id: 'admin/erp-integrator.mappings.new' })}
      onClose={onClose}
      bottomBar={
        <div className="flex flex-wrap justify-end">
          <span className="mr4">
            <Button variation="tertiary" onClick={onClose}>
              <FormattedMessage id="admin/erp-integrator.action.cancel" />
            </Button>
          </span>
          <Button
            disabled={!isReady}
            isLoading={isWorking}
            onClick={() => void create({ source: key, flow, start: exists ? { kind: 'nothing' } : start })}
          >
            <FormattedMessage
              id={exists ? 'admin/erp-integrator.newMapping.open' : 'admin/erp-integrator.newMapping.create'}
            />
          </Button>
        </div>
      }
    >
      <div className="mb5">
        <Dropdown
          label={formatMessage({ id: 'admin/erp-integrator.newMapping.source' })}
          helpText={formatMessage({ id: 'admin/erp-integrator.newMapping.sourceHelp' })}
          options={options}
          value={chosen}
          onChange={(_, value) => setChosen(value)}
        />
      </div>
      {chosen === OTHER && (
        <div className="mb5">
          <Input
            label={formatMessage({ id: 'admin/erp-integrator.newMapping.key' })}
            placeholder="vtexappkey-mystore-ABCDEF"
            value={typed}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
      )}
      <div className="mb5">
        <Dropdown
          label={formatMessage({ id: 'admin/erp-integrator.newMapping.flow' })}
          options={mappingFlows.map((name) => ({ value: name, label: flowName(name) }))}
          value={flow}
          onChange={(_, value) => {
            setFlow(value)
            if (start.kind === 'preset' || value === ORDERS) setStart({ kind: 'preset', documentJson: '' })
          }}
        />
      </div>
      {exists ? (
        <p className="t-body lh-copy mt0">
          <FormattedMessage id="admin/erp-integrator.newMapping.exists" />
        </p>
      ) : (
        <>
          <div className="mb4">
            <RadioGroup
              name="start"
              label={formatMessage({ id: 'admin/erp-integrator.newMapping.from' })}
              hideBorder
              options={startsOf(flow).map(([kind, id]) => ({ value: kind, label: formatMessage({ id }) }))}
              value={start.kind}
              onChange={({ currentTarget: { value } }) => setStart(emptyStart(value))}
            />
          </div>
          <StartFields start={start} flow={flow} source={key} sources={sources} onChange={setStart} />
        </>
      )}
      {hasNone && (
        <p className="mb0">
          <ErrorText>
            <FormattedMessage id="admin/erp-integrator.newMapping.copyNone" />
          </ErrorText>
        </p>
      )}
      {failure && (
        <div className="mt4" role="alert">
          <ErrorWords error={failure} />
        </div>
      )}
    </Modal>
  )
}

/** Prices where they have no mapping yet, else the first flow without one. */
function firstUnmapped(sources: SourceView[], source: string): string {
  const mapped = sources.find(({ id }) => id === source)?.mappings.map(({ flow }) => flow) ?? []
  return ['prices', 'inventory', ...flowNames].find((flow) => !mapped.includes(flow)) ?? 'prices'
}

/** An order is not pasted: it is the store's. */
function startsOf(flow: string) {
  return flow === ORDERS ? startTexts.filter(([kind]) => kind !== 'sample') : startTexts
}

function emptyStart(kind: string): Start {
  if (kind === 'preset') return { kind, documentJson: '' }
  if (kind === 'sample') return { kind, text: '' }
  if (kind === 'copy') return { kind, source: '' }
  return { kind: 'nothing' }
}

function isComplete(start: Start): boolean {
  if (start.kind === 'preset') return start.documentJson !== ''
  if (start.kind === 'copy') return start.source !== ''
  return start.kind === 'nothing' || start.text.trim() !== ''
}

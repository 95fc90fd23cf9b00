import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Checkbox, Dropdown, Input } from 'vtex.styleguide'

import { ErpActivitySourcesQuery } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/sources.graphql'
import { ErrorText } from '../../../shared/ErrorText'
import { useAnswer } from '../../../shared/useAnswer'
import { isAllowed, isPushNumber, PushForm, pushEvents, PushNumber, pushRanges } from './push-settings'

interface AddressProps {
  address: string
  allowed: readonly string[]
  onChange: (address: string) => void
}

/** An address that the app may call; which those are stands below it. */
export function AddressField({ address, allowed, onChange }: AddressProps) {
  const { formatMessage } = useIntl()
  const isWrong = address !== '' && !isAllowed(address, allowed)
  const values = { allowed: allowed.join(', ') }
  return (
    <div className="mb6" style={{ maxWidth: '36rem', overflowWrap: 'anywhere' }}>
      <Input
        label={formatMessage({ id: 'admin/erp-integrator.settings.push.address' })}
        value={address}
        autoComplete="off"
        placeholder={allowed[0]}
        error={isWrong}
        helpText={
          isWrong ? (
            <ErrorText>
              <FormattedMessage id="admin/erp-integrator.settings.push.address.wrong" values={values} />
            </ErrorText>
          ) : (
            formatMessage({ id: 'admin/erp-integrator.settings.push.address.help' }, values)
          )
        }
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </div>
  )
}

/** Whose queue and mapping are used: one of the keys that were seen, or the one that is set. */
export function SourceField({ source, onChange }: { source: string; onChange: (source: string) => void }) {
  const { formatMessage } = useIntl()
  const { data } = useAnswer<ErpActivitySourcesQuery>(query)
  const seen = data?.sources.map(({ id }) => id) ?? []
  const names = [...new Set([...seen, ...(source ? [source] : [])])]
  return (
    <div className="mb6" style={{ maxWidth: '36rem' }}>
      <Dropdown
        label={formatMessage({ id: 'admin/erp-integrator.settings.push.source' })}
        helpText={formatMessage({ id: 'admin/erp-integrator.settings.push.source.help' })}
        options={[
          { value: '', label: formatMessage({ id: 'admin/erp-integrator.settings.push.source.none' }) },
          ...names.map((name) => ({ value: name, label: name })),
        ]}
        value={source}
        onChange={(_, next) => onChange(next)}
      />
    </div>
  )
}

const eventTexts: Record<string, string> = {
  new: 'admin/erp-integrator.settings.push.events.new',
  'cancellation-requested': 'admin/erp-integrator.settings.push.events.cancellationRequested',
  canceled: 'admin/erp-integrator.settings.push.events.canceled',
}

/** What is told. */
export function EventsField({
  events,
  onChange,
}: {
  events: string[]
  onChange: (events: string[]) => void
}) {
  const { formatMessage } = useIntl()
  return (
    <fieldset className="bn ma0 pa0 mb6">
      <legend className="t-body mb4">
        <FormattedMessage id="admin/erp-integrator.settings.push.events" />
      </legend>
      {pushEvents.map((event) => (
        <div key={event} className="mb4">
          <Checkbox
            id={`push-${event}`}
            name="push-events"
            value={event}
            checked={events.includes(event)}
            label={formatMessage({ id: eventTexts[event] })}
            onChange={({ target }) =>
              onChange(pushEvents.filter((each) => (each === event ? target.checked : events.includes(each))))
            }
          />
        </div>
      ))}
      {events.length === 0 && (
        <ErrorText>
          <FormattedMessage id="admin/erp-integrator.settings.push.events.none" />
        </ErrorText>
      )}
    </fieldset>
  )
}

const numberTexts: Record<PushNumber, { label: string; help: string; unit: string }> = {
  visibility: {
    label: 'admin/erp-integrator.settings.push.visibility',
    help: 'admin/erp-integrator.settings.push.visibility.help',
    unit: 'admin/erp-integrator.settings.push.visibility.unit',
  },
  perMinute: {
    label: 'admin/erp-integrator.settings.push.perMinute',
    help: 'admin/erp-integrator.settings.push.perMinute.help',
    unit: 'admin/erp-integrator.settings.push.perMinute.unit',
  },
}

interface NumberProps {
  name: PushNumber
  form: PushForm
  onChange: (part: Partial<PushForm>) => void
}

/** A number within what the app takes. */
export function PushNumberField({ name, form, onChange }: NumberProps) {
  const { formatMessage } = useIntl()
  const { label, help, unit } = numberTexts[name]
  const isWrong = !isPushNumber(name, form[name])
  return (
    <div className="mb6" style={{ maxWidth: '22rem' }}>
      <Input
        label={formatMessage({ id: label })}
        value={form[name]}
        inputMode="numeric"
        suffix={
          <span className="c-on-base nowrap">
            <FormattedMessage id={unit} />
          </span>
        }
        error={isWrong}
        helpText={
          isWrong ? (
            <ErrorText>
              <FormattedMessage
                id="admin/erp-integrator.settings.guards.range"
                values={{ ...pushRanges[name], step: 1 }}
              />
            </ErrorText>
          ) : (
            formatMessage({ id: help })
          )
        }
        onChange={({ target }) => onChange({ [name]: target.value.trim() })}
      />
    </div>
  )
}

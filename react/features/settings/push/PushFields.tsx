import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown, Input } from 'vtex.styleguide'

import { ErpActivitySourcesQuery } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/sources.graphql'
import { ErrorText } from '../../../shared/ErrorText'
import { useAnswer } from '../../../shared/useAnswer'
import { NumberField } from '../NumberField'
import { isAllowed, isPushNumber, PushForm, PushNumber, pushRanges } from './push-settings'

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

/** A number of the push's settings. */
export function PushNumberField({ name, form, onChange }: NumberProps) {
  return (
    <NumberField
      texts={numberTexts[name]}
      range={pushRanges[name]}
      value={form[name]}
      isWrong={!isPushNumber(name, form[name])}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
}

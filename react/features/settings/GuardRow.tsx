import React, { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ButtonPlain, Dropdown, Input } from 'vtex.styleguide'

import { ErrorText } from '../../shared/ErrorText'
import { GuardForm, guardLimits, GuardName, isLimit, Limit, Mode, modes, rangeOf } from './guards'

const titles: Record<GuardName, string> = {
  stock_zeroed: 'admin/erp-integrator.guard.stock_zeroed.title',
  price_dropped: 'admin/erp-integrator.guard.price_dropped.title',
  price_raised: 'admin/erp-integrator.guard.price_raised.title',
  price_below_cost: 'admin/erp-integrator.guard.price_below_cost.title',
  deactivated: 'admin/erp-integrator.guard.deactivated.title',
}

/** What it does, in words, with the limits as they are typed. */
const rules: Record<GuardName, string> = {
  stock_zeroed: 'admin/erp-integrator.guard.stock_zeroed.rule',
  price_dropped: 'admin/erp-integrator.guard.price_dropped.rule',
  price_raised: 'admin/erp-integrator.guard.price_raised.rule',
  price_below_cost: 'admin/erp-integrator.guard.price_below_cost.rule',
  deactivated: 'admin/erp-integrator.guard.deactivated.rule',
}

const modeTexts: Record<Mode, string> = {
  off: 'admin/erp-integrator.settings.guards.mode.off',
  warn: 'admin/erp-integrator.settings.guards.mode.warn',
  hold: 'admin/erp-integrator.settings.guards.mode.hold',
}

const effects: Record<Mode, string> = {
  off: 'admin/erp-integrator.settings.guards.effect.off',
  warn: 'admin/erp-integrator.settings.guards.effect.warn',
  hold: 'admin/erp-integrator.settings.guards.effect.hold',
}

const limitTexts: Record<Limit, string> = {
  atLeast: 'admin/erp-integrator.settings.guards.atLeast',
  share: 'admin/erp-integrator.settings.guards.share',
  percent: 'admin/erp-integrator.settings.guards.percent',
}

/** Three fit beside each other at 768 pixels. */
const fieldWidth = { width: '12rem' }

interface Props {
  guard: GuardName
  form: GuardForm
  /** The default, or what the store says where this is one source's. */
  usual: GuardForm
  isOfSource: boolean
  /** What it would have done lately. */
  effect: ReactNode
  onChange: (form: GuardForm) => void
}

/** One guard: what happens, from which limits on, and the same as a sentence. */
export function GuardRow({ guard, form, usual, isOfSource, effect, onChange }: Props) {
  const { formatMessage } = useIntl()
  const isUsual = JSON.stringify(form) === JSON.stringify(usual)
  const title = formatMessage({ id: titles[guard] })
  return (
    <fieldset className="bn pa0 ma0">
      <legend className="t-heading-5 mb2 pa0">{title}</legend>
      <p className="t-body lh-copy mt0 mb4">
        <Rule guard={guard} form={form} />
      </p>
      <div className="flex flex-wrap items-start">
        <div className="mr4 mb4" style={fieldWidth}>
          <Dropdown
            label={formatMessage({ id: 'admin/erp-integrator.settings.guards.mode' })}
            options={modes.map((mode) => ({ value: mode, label: formatMessage({ id: modeTexts[mode] }) }))}
            value={form.mode}
            onChange={(_, mode) => onChange({ ...form, mode: mode as Mode })}
          />
        </div>
        {guardLimits[guard].map((limit) => (
          <LimitField
            key={limit}
            guard={guard}
            limit={limit}
            form={form}
            onChange={(text) => onChange({ ...form, limits: { ...form.limits, [limit]: text } })}
          />
        ))}
      </div>
      {effect}
      {isUsual && isOfSource && (
        <p className="t-small c-muted-1 ma0">
          <FormattedMessage id="admin/erp-integrator.settings.source.asStore" />
        </p>
      )}
      {!isUsual && (
        <ButtonPlain size="small" onClick={() => onChange(usual)}>
          <FormattedMessage
            id={
              isOfSource
                ? 'admin/erp-integrator.settings.source.useStoreGuard'
                : 'admin/erp-integrator.settings.guards.usual'
            }
            values={{ guard: <span className="clip">{title}</span> }}
          />
        </ButtonPlain>
      )}
    </fieldset>
  )
}

function Rule({ guard, form }: Pick<Props, 'guard' | 'form'>) {
  const { mode, limits } = form
  if (mode === 'off') return <FormattedMessage id={effects.off} />
  const { atLeast, share, percent } = limits
  const values = { atLeast: Number(atLeast), share: Number(share) / 100, percent: Number(percent) / 100 }
  return (
    <>
      <FormattedMessage id={rules[guard]} values={values} /> <FormattedMessage id={effects[mode]} />
    </>
  )
}

interface FieldProps extends Pick<Props, 'guard' | 'form'> {
  limit: Limit
  onChange: (text: string) => void
}

function LimitField({ guard, limit, form, onChange }: FieldProps) {
  const { formatMessage } = useIntl()
  const text = form.limits[limit] ?? ''
  const { min, max, step } = rangeOf(guard, limit)
  const range = formatMessage({ id: 'admin/erp-integrator.settings.guards.range' }, { min, max, step })
  const isRight = isLimit(guard, limit, text)
  return (
    <div className="mr4 mb4" style={fieldWidth}>
      <Input
        label={formatMessage({ id: limitTexts[limit] })}
        value={text}
        inputMode="numeric"
        suffix={limit === 'atLeast' ? undefined : <span className="c-on-base">%</span>}
        disabled={form.mode === 'off'}
        error={!isRight}
        helpText={!isRight && <ErrorText>{range}</ErrorText>}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </div>
  )
}

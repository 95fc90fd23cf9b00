import React, { useRef, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { IconCaretDown, IconCaretUp, IconCheck } from 'vtex.styleguide'

import { Section } from '../../shared/Section'
import { nextStep, Step, StepName, stepsOf } from './getting-started'
import { Listening } from './Listening'
import { StepHelp } from './StepHelp'
import { GettingStarted } from './types'

const titles: Record<StepName, string> = {
  key: 'admin/erp-integrator.overview.step.key',
  call: 'admin/erp-integrator.overview.step.call',
  map: 'admin/erp-integrator.overview.step.map',
  preview: 'admin/erp-integrator.overview.step.preview',
  publish: 'admin/erp-integrator.overview.step.publish',
  applied: 'admin/erp-integrator.overview.step.applied',
}

/** From an empty account to the first record in VTEX. The next step is open; a step that happens ticks itself. */
export function Checklist({ done }: { done: GettingStarted }) {
  const steps = stepsOf(done)
  const next = nextStep(steps)
  const [chosen, setChosen] = useState<StepName | null | undefined>()
  const open = chosen === undefined ? next : chosen
  // Who waited for the first call is told that it came, also when it went through at once.
  const wasWaiting = useRef(!done.hasCall).current
  return (
    <Section
      title="admin/erp-integrator.overview.start.title"
      about="admin/erp-integrator.overview.start.about"
    >
      {wasWaiting && <Listening hasCall={done.hasCall} />}
      <ol className="list ma0 pa0">
        {steps.map((step, index) => (
          <li key={step.name} className={index === 0 ? '' : 'bt b--muted-4'}>
            <StepTitle
              step={step}
              number={index + 1}
              isOpen={open === step.name}
              onToggle={() => setChosen(open === step.name ? null : step.name)}
            />
            {open === step.name && (
              <div id={`step-${step.name}`} className="pb6 t-body" style={{ paddingLeft: '3rem' }}>
                <StepHelp step={step.name} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

interface TitleProps {
  step: Step
  number: number
  isOpen: boolean
  onToggle: () => void
}

function StepTitle({ step, number, isOpen, onToggle }: TitleProps) {
  return (
    <h3 className="ma0 t-body">
      <button
        type="button"
        className="w-100 flex items-center tl pv4 ph0 bn bg-transparent pointer c-on-base t-heading-5"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `step-${step.name}` : undefined}
        onClick={onToggle}
      >
        <Mark step={step} number={number} />
        <span className="flex-auto">
          <FormattedMessage id={titles[step.name]} />
        </span>
        {step.isDone && (
          <span className="t-small" style={{ color: '#3f7a12' }}>
            <FormattedMessage id="admin/erp-integrator.overview.step.done" />
          </span>
        )}
        <span aria-hidden="true" className="flex-none ml5 inline-flex c-muted-1">
          {isOpen ? <IconCaretUp size={12} /> : <IconCaretDown size={12} />}
        </span>
      </button>
    </h3>
  )
}

const round = { width: '2rem', height: '2rem' }

function Mark({ step, number }: { step: Step; number: number }) {
  const look = step.isDone ? 'bg-success--faded b--transparent' : 'b--muted-3'
  return (
    <span
      aria-hidden="true"
      className={`flex-none inline-flex items-center justify-center ba br-100 mr5 t-body ${look}`}
      style={round}
    >
      {step.isDone ? <IconCheck size={16} color="#3f7a12" /> : number}
    </span>
  )
}

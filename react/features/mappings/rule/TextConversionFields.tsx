import React from 'react'

import { Conversion } from '../document/types'
import { Row } from './ConversionFields'
import { ChoiceField, NumberField, TextField } from './PlainFields'

type TextConversion = Extract<Conversion, { kind: 'text' }>

interface Props {
  step: TextConversion
  onChange: (step: TextConversion) => void
}

/** Case, padding and length of a text; each may be left out. */
export function TextConversionFields({ step, onChange }: Props) {
  const { case: letters, padStart, maxLength, ...rest } = step
  const set = (next: Partial<TextConversion>) => onChange(compact({ ...step, ...next }))
  const length = padStart?.length
  return (
    <Row>
      <ChoiceField
        label="admin/erp-integrator.conversion.case"
        options={[
          ['', 'admin/erp-integrator.conversion.caseKept'],
          ['upper', 'admin/erp-integrator.conversion.caseUpper'],
          ['lower', 'admin/erp-integrator.conversion.caseLower'],
        ]}
        value={letters ?? ''}
        onChange={(chosen) => set({ ...rest, case: chosen === '' ? undefined : chosen })}
      />
      <NumberField
        label="admin/erp-integrator.conversion.padLength"
        isWhole
        value={length}
        onChange={(next) =>
          set({ padStart: next ? { length: next, with: padStart?.with ?? '0' } : undefined })
        }
      />
      {padStart && (
        <TextField
          label="admin/erp-integrator.conversion.padWith"
          value={padStart.with}
          onChange={(sign) => set({ padStart: { ...padStart, with: sign.slice(-1) } })}
        />
      )}
      <NumberField
        label="admin/erp-integrator.conversion.maxLength"
        isWhole
        value={maxLength}
        onChange={(next) => set({ maxLength: next || undefined })}
      />
    </Row>
  )
}

/** Parts that are not set are left out of the document. */
function compact(step: TextConversion): TextConversion {
  const { case: letters, padStart, maxLength } = step
  return {
    kind: 'text',
    ...(letters && { case: letters }),
    ...(padStart && { padStart }),
    ...(maxLength !== undefined && { maxLength }),
  }
}

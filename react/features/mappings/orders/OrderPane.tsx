import React, { useMemo } from 'react'
import { FormattedMessage } from 'react-intl'

import { Section } from '../../../shared/Section'
import { SampleTree } from '../fields/SampleTree'
import { JsonValue } from '../document/types'
import { Sample } from '../editor/useSample'
import { Target } from '../targets/rows'
import { OrderPicker } from './OrderPicker'
import { docsOf } from './skeleton'

interface Props {
  sample: Sample
  /** What an order has. */
  fields: Target[]
  /** An order without values. */
  blank: JsonValue | undefined
  problems: Map<string, string[]>
  used: ReadonlySet<string>
  /** Id of an order to read; empty: none. */
  wanted: string
  onPick?: (path: string) => void
}

/** An order: the fields there are, with their meaning, and the values of a real one once somebody chose it. */
export function OrderPane({ sample, fields, blank, problems, used, wanted, onPick }: Props) {
  const docs = useMemo(() => docsOf(fields), [fields])
  return (
    <Section
      title="admin/erp-integrator.orderMapping.sampleTitle"
      about="admin/erp-integrator.orderMapping.sampleAbout"
    >
      <OrderPicker wanted={wanted} onTake={sample.setText} />
      {onPick && (
        <p className="t-small lh-copy mt0 mb3" role="status">
          <FormattedMessage id="admin/erp-integrator.sample.pick" />
        </p>
      )}
      <SampleTree
        record={sample.record ?? blank}
        docs={docs}
        problems={problems}
        used={used}
        onPick={onPick}
      />
    </Section>
  )
}

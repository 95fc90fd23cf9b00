import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { withItem } from '../document/rules'
import { EachSource, JsonValue, ListSource } from '../document/types'
import { textOf } from '../orders/texts'
import { PathInput } from './PathInput'
import { WhereEditor } from './WhereEditor'

interface Props {
  id: string
  flow: string
  from: EachSource | ListSource
  scope: JsonValue | undefined
  onChange: (from: EachSource | ListSource) => void
}

/** A list: which list of the record its items come from, or how many items are written here. */
export function ItemsEditor({ id, flow, from, scope, onChange }: Props) {
  return (
    <>
      {from.kind === 'each' ? (
        <>
          <PathInput
            id={id}
            label={textOf(flow, 'admin/erp-integrator.rule.listField')}
            isList
            path={from.path}
            scope={scope}
            onChange={(path) => onChange({ ...from, path })}
          />
          <WhereEditor id={id} from={from} scope={scope} onChange={onChange} />
        </>
      ) : (
        <Button size="small" variation="secondary" onClick={() => onChange(withItem(from))}>
          <FormattedMessage id="admin/erp-integrator.rule.addItem" />
        </Button>
      )}
      <p className="t-small c-muted-1 lh-copy mt3 mb0">
        <FormattedMessage id="admin/erp-integrator.rule.itemsHelp" />
      </p>
    </>
  )
}

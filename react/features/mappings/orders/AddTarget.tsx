import React, { FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Input } from 'vtex.styleguide'

import { ErrorText } from '../../../shared/ErrorText'
import { RuleAddress } from '../document/address'
import { MappingDocument } from '../document/types'
import { withTarget, NameProblem } from './freeTargets'

interface Props {
  document: MappingDocument
  onAdd: (document: MappingDocument, address: RuleAddress) => void
}

const problems: Record<NameProblem, string> = {
  invalid: 'admin/erp-integrator.orderMapping.nameInvalid',
  taken: 'admin/erp-integrator.orderMapping.nameTaken',
}

/** A field more for the ERP, by its name there. */
export function AddTarget({ document, onAdd }: Props) {
  const { formatMessage } = useIntl()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<NameProblem | null>(null)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const added = withTarget(document, name)
    if (typeof added === 'string') return setProblem(added)
    onAdd(added.document, added.address)
    setName('')
  }
  return (
    <form className="flex flex-wrap items-start mb5" onSubmit={add} noValidate>
      <div className="mr4 mb3 flex-auto" style={{ maxWidth: '24rem' }}>
        <Input
          size="small"
          label={formatMessage({ id: 'admin/erp-integrator.orderMapping.name' })}
          helpText={
            problem ? (
              <ErrorText>
                <FormattedMessage id={problems[problem]} />
              </ErrorText>
            ) : (
              formatMessage({ id: 'admin/erp-integrator.orderMapping.nameHelp' })
            )
          }
          error={problem !== null}
          value={name}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => {
            setName(target.value)
            setProblem(null)
          }}
        />
      </div>
      <div className="mt6">
        <Button size="small" variation="secondary" type="submit" disabled={name.trim() === ''}>
          <FormattedMessage id="admin/erp-integrator.orderMapping.add" />
        </Button>
      </div>
    </form>
  )
}

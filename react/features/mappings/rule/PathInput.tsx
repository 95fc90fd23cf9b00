import React, { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { Input } from 'vtex.styleguide'

import { JsonValue } from '../document/types'
import { fieldsOf, listPaths } from '../sample/fields'

interface Props {
  /** Unique on the page. */
  id: string
  label?: string
  path: string
  /** What the path is read from: its fields are offered. */
  scope: JsonValue | undefined
  /** Offers lists only. */
  isList?: boolean
  onChange: (path: string) => void
}

/** A field of the source's record, typed or chosen among those of the sample. */
export function PathInput({
  id,
  label = 'admin/erp-integrator.rule.field',
  path,
  scope,
  isList,
  onChange,
}: Props) {
  const { formatMessage } = useIntl()
  const paths = useMemo(() => {
    if (scope === undefined) return []
    return isList ? listPaths(scope) : fieldsOf(scope).map((field) => field.path)
  }, [scope, isList])
  return (
    <>
      <Input
        id={id}
        size="small"
        label={formatMessage({ id: label })}
        value={path}
        list={`${id}-fields`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}-fields`}>
        {paths.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}

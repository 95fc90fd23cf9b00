import React, { useContext, useState } from 'react'
import { useApolloClient } from 'react-apollo'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, ToastContext } from 'vtex.styleguide'

import { ErpCodesCsvQuery, ErpCodesCsvQueryVariables } from '../../graphql/operation-types'
import csvQuery from '../../graphql/codes-csv.graphql'
import { AddCodeDialog } from './AddCodeDialog'
import { download } from '../../shared/download'
import { ImportDialog } from './ImportDialog'
import { CodeTable } from './Tables'

interface Props {
  table: CodeTable
  onChanged: () => void
}

/** Add one code, many at once, or take all of them as a file. */
export function CodesMenu({ table, onChanged }: Props) {
  const { formatMessage } = useIntl()
  const client = useApolloClient()
  const { showToast } = useContext(ToastContext)
  const [open, setOpen] = useState<'add' | 'import' | null>(null)
  const [isReading, setReading] = useState(false)
  const { source, name } = table
  const save = async () => {
    setReading(true)
    try {
      const { data } = await client.query<ErpCodesCsvQuery, ErpCodesCsvQueryVariables>({
        query: csvQuery,
        variables: { source, table: name },
        fetchPolicy: 'no-cache',
      })
      download(`${name}.csv`, 'text/csv', data.codesCsv)
    } catch {
      showToast({ message: formatMessage({ id: 'admin/erp-integrator.codes.csvFailed' }) })
    } finally {
      setReading(false)
    }
  }
  const close = () => setOpen(null)
  return (
    <>
      <Button size="small" variation="tertiary" onClick={() => setOpen('add')}>
        <FormattedMessage id="admin/erp-integrator.codes.add" />
      </Button>
      <Button size="small" variation="tertiary" onClick={() => setOpen('import')}>
        <FormattedMessage id="admin/erp-integrator.codes.import" />
      </Button>
      <Button size="small" variation="tertiary" isLoading={isReading} onClick={() => void save()}>
        <FormattedMessage id="admin/erp-integrator.codes.csv" />
      </Button>
      {open === 'add' && (
        <AddCodeDialog source={source} table={name} code="" onClose={close} onSaved={onChanged} />
      )}
      {open === 'import' && <ImportDialog table={table} onClose={close} onImported={onChanged} />}
    </>
  )
}

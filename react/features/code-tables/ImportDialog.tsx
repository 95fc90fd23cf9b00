import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Modal, Textarea } from 'vtex.styleguide'

import { ErpImportCodesCsvMutation, ErpImportCodesCsvMutationVariables } from '../../graphql/operation-types'
import importMutation from '../../graphql/import-codes-csv.graphql'
import { ErrorWords } from '../../shared/ErrorPanel'
import { FileButton } from '../../shared/FileButton'
import { useChange } from '../../shared/useChange'
import { ImportReport, Report } from './ImportReport'
import { countCodes, toCsv } from './pasted'
import { CodeTable } from './Tables'

interface Props {
  table: CodeTable
  onClose: () => void
  onImported: () => void
}

/** Many codes at once: pasted from a spreadsheet or from a file. What would change is shown before it does. */
export function ImportDialog({ table, onClose, onImported }: Props) {
  const { formatMessage } = useIntl()
  const [text, setText] = useState('')
  const [report, setReport] = useState<Report | null>(null)
  const check = useImport(null)
  const apply = useImport('admin/erp-integrator.import.done')
  const variables = { source: table.source, table: table.name, csv: toCsv(text) }
  const edit = (next: string) => {
    setText(next)
    setReport(null)
  }
  const tryIt = async () => setReport((await check.run({ ...variables, dryRun: true })) ?? null)
  const takeIt = async () => {
    if (!(await apply.run({ ...variables, dryRun: false }))) return
    onImported()
    onClose()
  }
  const count = countCodes(text)
  const failure = check.failure ?? apply.failure
  const changes = report ? report.added + report.changed : 0
  return (
    <Modal
      isOpen
      centered
      responsiveFullScreen
      title={formatMessage({ id: 'admin/erp-integrator.import.title' }, { table: table.name })}
      onClose={onClose}
      bottomBar={
        <div className="flex flex-wrap justify-end">
          <span className="mr4">
            <Button
              variation="secondary"
              disabled={count === 0}
              isLoading={check.isRunning}
              onClick={() => void tryIt()}
            >
              <FormattedMessage id="admin/erp-integrator.import.check" />
            </Button>
          </span>
          <Button disabled={changes === 0} isLoading={apply.isRunning} onClick={() => void takeIt()}>
            <FormattedMessage id="admin/erp-integrator.import.apply" values={{ count: changes }} />
          </Button>
        </div>
      }
    >
      <Textarea
        label={formatMessage({ id: 'admin/erp-integrator.import.label' })}
        helpText={formatMessage({ id: 'admin/erp-integrator.import.help' }, { count })}
        placeholder={'RES-B\t1\nRES-C\t2'}
        rows={8}
        resize="vertical"
        spellCheck="false"
        value={text}
        onChange={({ target }) => edit(target.value)}
      />
      <div className="mv4">
        <FileButton
          label="admin/erp-integrator.import.file"
          accept=".csv,.tsv,.txt,text/csv"
          onText={(content) => edit(content.replace(/^\uFEFF/, ''))}
        />
      </div>
      {report && <ImportReport report={report} />}
      {failure && (
        <div role="alert">
          <ErrorWords error={failure} />
        </div>
      )}
    </Modal>
  )
}

function useImport(done: string | null) {
  return useChange<ErpImportCodesCsvMutation, ErpImportCodesCsvMutationVariables>(importMutation, done)
}

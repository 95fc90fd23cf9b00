import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from 'vtex.styleguide'

import {
  ErpImportConfigurationMutation,
  ErpImportConfigurationMutationVariables,
} from '../../graphql/operation-types'
import mutation from '../../graphql/import-configuration.graphql'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { ErrorWords } from '../../shared/ErrorPanel'
import { FileButton } from '../../shared/FileButton'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { ImportReport, ImportedLines } from './ImportReport'

/** A configuration file is looked at first, and applied when somebody has seen what it would do. */
export function ImportPanel({ onImported }: { onImported: () => void }) {
  const { formatMessage } = useIntl()
  const [json, setJson] = useState<string>()
  const [report, setReport] = useState<ImportedLines>()
  const [isAsking, setAsking] = useState(false)
  const check = useChange<ErpImportConfigurationMutation, ErpImportConfigurationMutationVariables>(
    mutation,
    null,
  )
  const apply = useChange<ErpImportConfigurationMutation, ErpImportConfigurationMutationVariables>(
    mutation,
    'admin/erp-integrator.settings.import.done',
  )
  const choose = async (text: string) => {
    setJson(text)
    setReport(undefined)
    setReport(await check.run({ json: text, dryRun: true }))
  }
  const confirm = async () => {
    const applied = json === undefined ? undefined : await apply.run({ json, dryRun: false })
    setAsking(false)
    if (!applied) return
    setReport(applied)
    onImported()
  }
  const failure = check.failure ?? apply.failure
  const checked = report?.dryRun ? report.lines : []
  const wouldChange = checked.some(({ action }) => action === 'added' || action === 'changed')
  const isSame = checked.length > 0 && checked.every(({ action }) => action === 'unchanged')
  return (
    <Section
      title="admin/erp-integrator.settings.import.title"
      about="admin/erp-integrator.settings.import.about"
    >
      <FileButton
        label="admin/erp-integrator.settings.import.choose"
        accept=".json,application/json"
        isLoading={check.isRunning}
        onText={choose}
      />
      {failure && (
        <div role="alert" className="mt5">
          <ErrorWords error={failure} />
        </div>
      )}
      {report && <ImportReport report={report} />}
      {isSame && (
        <p className="t-body lh-copy mt5 mb0">
          <FormattedMessage id="admin/erp-integrator.settings.import.nothing" />
        </p>
      )}
      {wouldChange && (
        <div className="mt5">
          <Button size="small" onClick={() => setAsking(true)}>
            <FormattedMessage id="admin/erp-integrator.settings.import.button" />
          </Button>
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title="admin/erp-integrator.settings.import.ask"
        text="admin/erp-integrator.settings.import.askText"
        confirm="admin/erp-integrator.settings.import.button"
        isWorking={apply.isRunning}
        onConfirm={confirm}
        onCancel={() => setAsking(false)}
      />
      <span className="clip" role="status">
        {check.isRunning && formatMessage({ id: 'admin/erp-integrator.loading' })}
      </span>
    </Section>
  )
}

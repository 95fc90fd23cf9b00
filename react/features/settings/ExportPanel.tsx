import { ApolloError } from 'apollo-client'
import React, { useContext, useState } from 'react'
import { useApolloClient } from 'react-apollo'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, ToastContext } from 'vtex.styleguide'
import { useRuntime } from 'vtex.render-runtime'

import { ErpExportConfigurationQuery } from '../../graphql/operation-types'
import query from '../../graphql/export-configuration.graphql'
import { download, fileName } from '../../shared/download'
import { ErrorWords } from '../../shared/ErrorPanel'
import { Section } from '../../shared/Section'

/** The whole configuration as a file. */
export function ExportPanel() {
  const client = useApolloClient()
  const { account } = useRuntime()
  const { formatMessage } = useIntl()
  const { showToast } = useContext(ToastContext)
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<ApolloError>()
  const save = async () => {
    setAsking(true)
    setError(undefined)
    try {
      const { data } = await client.query<ErpExportConfigurationQuery>({ query, fetchPolicy: 'no-cache' })
      download(fileName(account, new Date()), 'application/json', data.exportConfiguration)
      showToast({ message: formatMessage({ id: 'admin/erp-integrator.settings.export.done' }) })
    } catch (caught) {
      if (!(caught instanceof ApolloError)) throw caught
      setError(caught)
    } finally {
      setAsking(false)
    }
  }
  return (
    <Section
      title="admin/erp-integrator.settings.export.title"
      about="admin/erp-integrator.settings.export.about"
    >
      {error && (
        <div role="alert">
          <ErrorWords error={error} />
        </div>
      )}
      <Button size="small" variation="secondary" isLoading={isAsking} onClick={save}>
        <FormattedMessage id="admin/erp-integrator.settings.export.button" />
      </Button>
    </Section>
  )
}

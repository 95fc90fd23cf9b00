import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { ErpMappingSourcesQuery } from '../../graphql/operation-types'
import sourcesQuery from '../../graphql/mapping-sources.graphql'
import { addresses } from '../../shared/addresses'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { ErrorPanel } from '../../shared/ErrorPanel'
import { Page } from '../../shared/Page'
import { PageLink } from '../../shared/PageLink'
import { Section } from '../../shared/Section'
import { SkeletonLines } from '../../shared/Skeleton'
import { useLeave } from '../../shared/unsaved'
import { useAnswer } from '../../shared/useAnswer'
import { useQueryState } from '../../shared/useQueryState'
import { Tables } from './Tables'

/** What the codes of each source mean in VTEX. */
export function CodeTablesPage() {
  const { formatMessage } = useIntl()
  const leave = useLeave()
  const { data, error, ask } = useAnswer<ErpMappingSourcesQuery>(sourcesQuery)
  const [{ source: chosen }, setQuery] = useQueryState({ source: '', table: '', search: '', cursor: '' })
  const sources = data?.sources ?? []
  const usual = sources.find(({ tables }) => tables > 0) ?? sources[0]
  const source = chosen || (usual?.id ?? '')
  return (
    <Page title="admin/erp-integrator.navigation.codeTables" subtitle="admin/erp-integrator.codes.subtitle">
      {error ? (
        <ErrorPanel error={error} onRetry={ask} />
      ) : !data ? (
        <Section title="admin/erp-integrator.codes.loading">
          <SkeletonLines lines={6} />
        </Section>
      ) : source === '' ? (
        <EmptyPanel
          title="admin/erp-integrator.codes.noSourceTitle"
          text="admin/erp-integrator.codes.noSourceText"
          action={
            <PageLink to={addresses.mappings()}>
              <FormattedMessage id="admin/erp-integrator.navigation.mappings" />
            </PageLink>
          }
        />
      ) : (
        <>
          {sources.length > 1 && (
            <div className="mb5 ph5 ph0-ns" style={{ maxWidth: '24rem' }}>
              <Dropdown
                label={formatMessage({ id: 'admin/erp-integrator.newMapping.source' })}
                options={sources.map(({ id }) => ({ value: id, label: id }))}
                value={source}
                onChange={(_, value) =>
                  leave(() => setQuery({ source: value, table: '', search: '', cursor: '' }))
                }
              />
            </div>
          )}
          <Tables key={source} source={source} />
        </>
      )}
    </Page>
  )
}

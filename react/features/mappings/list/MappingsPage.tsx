import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { ErpMappingSourcesQuery } from '../../../graphql/operation-types'
import sourcesQuery from '../../../graphql/mapping-sources.graphql'
import { EmptyPanel } from '../../../shared/EmptyPanel'
import { ErrorPanel } from '../../../shared/ErrorPanel'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { useQueryState } from '../../../shared/useQueryState'
import { NewMappingDialog } from './NewMappingDialog'
import { SourceBlock } from './SourceBlock'

export type SourceView = ErpMappingSourcesQuery['sources'][number]

/** Who calls, and how the records of each are read. */
export function MappingsPage() {
  const { data, error, isLoading, ask } = useAnswer<ErpMappingSourcesQuery>(sourcesQuery)
  // The address says for whom: `new=erp-1` opens the dialog for erp-1, `new=.` for anybody.
  const [{ new: wanted }, setQuery] = useQueryState({ new: '' })
  const open = (source: string) => setQuery({ new: source })
  const create = (
    <Button size="small" onClick={() => open('.')}>
      <FormattedMessage id="admin/erp-integrator.mappings.new" />
    </Button>
  )
  const sources = data?.sources
  return (
    <Page
      title="admin/erp-integrator.navigation.mappings"
      subtitle="admin/erp-integrator.mappings.subtitle"
      actions={create}
    >
      {error ? (
        <ErrorPanel error={error} onRetry={ask} />
      ) : !sources || (isLoading && !sources) ? (
        <Section title="admin/erp-integrator.mappings.loading">
          <SkeletonLines lines={5} />
        </Section>
      ) : sources.length === 0 ? (
        <EmptyPanel
          title="admin/erp-integrator.mappings.emptyTitle"
          text="admin/erp-integrator.mappings.emptyText"
          action={create}
        />
      ) : (
        sources.map((source) => <SourceBlock key={source.id} source={source} onNew={() => open(source.id)} />)
      )}
      {wanted !== '' && (
        <NewMappingDialog
          sources={sources ?? []}
          source={wanted === '.' ? '' : wanted}
          onClose={() => setQuery({ new: '' })}
        />
      )}
    </Page>
  )
}

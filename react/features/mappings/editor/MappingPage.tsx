import React from 'react'
import { FormattedMessage } from 'react-intl'

import { ErpMappingQuery, ErpMappingQueryVariables } from '../../../graphql/operation-types'
import mappingQuery from '../../../graphql/mapping.graphql'
import { addresses } from '../../../shared/addresses'
import { ErrorPanel } from '../../../shared/ErrorPanel'
import { FlowName } from '../../../shared/flows'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { useRouteParams } from '../../../shared/useQueryState'
import { MappingEditor } from './MappingEditor'

/** The editor of one source's mapping of one flow. */
export function MappingPage() {
  const { source, flow } = useRouteParams('source', 'flow')
  const { data, error, isLoading, ask } = useAnswer<ErpMappingQuery, ErpMappingQueryVariables>(mappingQuery, {
    source,
    flow,
  })
  if (data && !isLoading && !error) {
    // A draft that somebody else saved since is taken by starting anew.
    const key = data.mapping.draft?.revision ?? String(data.mapping.published?.version)
    return (
      <MappingEditor
        key={key}
        mapping={data.mapping}
        targets={data.targetFields}
        sourceFields={data.sourceFields}
        tables={data.codeTables}
        onReload={ask}
      />
    )
  }
  return (
    <Page
      title={<MappingTitle source={source} flow={flow} />}
      back={{ label: 'admin/erp-integrator.navigation.mappings', to: addresses.mappings() }}
      fullWidth
    >
      {error ? <ErrorPanel error={error} onRetry={ask} /> : <Waiting />}
    </Page>
  )
}

export function MappingTitle({ source, flow }: { source: string; flow: string }) {
  return (
    <FormattedMessage
      id="admin/erp-integrator.mapping.title"
      values={{ flow: <FlowName flow={flow} />, source }}
    />
  )
}

function Waiting() {
  return (
    <div className="flex flex-wrap nl3 nr3">
      <div className="ph3 w-100 w-40-l">
        <Section title="admin/erp-integrator.sample.title">
          <SkeletonLines lines={8} />
        </Section>
      </div>
      <div className="ph3 w-100 w-60-l">
        <Section title="admin/erp-integrator.mapping.loading">
          <SkeletonLines lines={8} />
        </Section>
      </div>
    </div>
  )
}

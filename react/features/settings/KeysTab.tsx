import React, { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { ErpSourcesQuery } from '../../graphql/operation-types'
import query from '../../graphql/sources.graphql'
import { addresses } from '../../shared/addresses'
import { Ago } from '../../shared/Ago'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { ErrorPanel } from '../../shared/ErrorPanel'
import { FlowName } from '../../shared/flows'
import { PageLink } from '../../shared/PageLink'
import { Section } from '../../shared/Section'
import { SkeletonLines } from '../../shared/Skeleton'
import { useAnswer } from '../../shared/useAnswer'

type Source = ErpSourcesQuery['sources'][number]

const headings = [
  'admin/erp-integrator.settings.keys.key',
  'admin/erp-integrator.settings.keys.first',
  'admin/erp-integrator.settings.keys.last',
  'admin/erp-integrator.settings.keys.mappings',
  'admin/erp-integrator.settings.keys.codes',
]

/** Keys that called or were configured, and when each was used last. */
export function KeysTab() {
  const { data, error, ask } = useAnswer<ErpSourcesQuery>(query)
  if (error) return <ErrorPanel error={error} onRetry={ask} />
  if (data && data.sources.length === 0) return <NoKeys />
  return (
    <Section
      title="admin/erp-integrator.settings.keys.title"
      about="admin/erp-integrator.settings.keys.about"
    >
      {data ? <Keys sources={data.sources} /> : <SkeletonLines lines={3} />}
    </Section>
  )
}

function NoKeys() {
  return (
    <EmptyPanel
      title="admin/erp-integrator.settings.keys.empty"
      text="admin/erp-integrator.settings.keys.emptyText"
      action={
        <PageLink to={addresses.overview()}>
          <FormattedMessage id="admin/erp-integrator.settings.keys.emptyLink" />
        </PageLink>
      }
    />
  )
}

function Keys({ sources }: { sources: Source[] }) {
  return (
    <table className="w-100 t-body lh-copy" style={{ borderCollapse: 'collapse' }}>
      <thead>
        <tr>
          {headings.map((id) => (
            <th key={id} scope="col" className="t-small fw6 tl v-btm pb3 pr4 bb b--muted-4">
              <FormattedMessage id={id} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <Key key={source.id} source={source} />
        ))}
      </tbody>
    </table>
  )
}

function Key({ source }: { source: Source }) {
  const { id, firstSeenAt, lastSeenAt, lastFlow, mappings, unknownCodes, usesSoap } = source
  return (
    <tr>
      <th scope="row" className="fw4 tl v-top pv3 pr4 bb b--muted-5" style={{ overflowWrap: 'anywhere' }}>
        <code>{id}</code>
        {usesSoap && (
          <div className="t-small">
            <PageLink to={addresses.soap({ source: id })}>
              <FormattedMessage id="admin/erp-integrator.settings.keys.soap" />
            </PageLink>
          </div>
        )}
      </th>
      <Cell>{firstSeenAt ? <Ago at={firstSeenAt} /> : <Never />}</Cell>
      <Cell>
        {lastSeenAt ? <Ago at={lastSeenAt} /> : <Never />}
        {lastFlow && (
          <div className="t-small c-muted-1">
            <FlowName flow={lastFlow} />
          </div>
        )}
      </Cell>
      <Cell>
        <PageLink to={addresses.mappings({ source: id })}>
          <FormattedNumber value={mappings.length} />
        </PageLink>
      </Cell>
      <Cell>
        {unknownCodes > 0 ? (
          <PageLink to={addresses.codeTables({ source: id, show: 'UNKNOWN' })}>
            <FormattedNumber value={unknownCodes} />
          </PageLink>
        ) : (
          <FormattedNumber value={0} />
        )}
      </Cell>
    </tr>
  )
}

function Cell({ children }: { children: ReactNode }) {
  return <td className="tl v-top pv3 pr4 bb b--muted-5">{children}</td>
}

function Never() {
  return <FormattedMessage id="admin/erp-integrator.settings.keys.never" />
}

import React from 'react'
import { FormattedMessage } from 'react-intl'

import { ErpCodeTablesQuery, ErpCodeTablesQueryVariables } from '../../graphql/operation-types'
import tablesQuery from '../../graphql/code-tables.graphql'
import { addresses } from '../../shared/addresses'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { ErrorPanel } from '../../shared/ErrorPanel'
import { PageLink } from '../../shared/PageLink'
import { PageTabs } from '../../shared/PageTabs'
import { Section } from '../../shared/Section'
import { SkeletonLines } from '../../shared/Skeleton'
import { useLeave } from '../../shared/unsaved'
import { useAnswer } from '../../shared/useAnswer'
import { useQueryState } from '../../shared/useQueryState'
import { Codes } from './Codes'
import { Policy } from './Policy'

export type CodeTable = ErpCodeTablesQuery['codeTables'][number]

/** One tab per table; those with unknown codes say how many. */
export function Tables({ source }: { source: string }) {
  const leave = useLeave()
  const { data, error, ask } = useAnswer<ErpCodeTablesQuery, ErpCodeTablesQueryVariables>(tablesQuery, {
    source,
  })
  const [{ table: chosen }, setQuery] = useQueryState({ table: '', search: '', cursor: '' })
  if (error) return <ErrorPanel error={error} onRetry={ask} />
  if (!data) {
    return (
      <Section title="admin/erp-integrator.codes.loading">
        <SkeletonLines lines={6} />
      </Section>
    )
  }
  const tables = data.codeTables
  const table = tables.find(({ name }) => name === chosen) ?? tables[0]
  if (!table) {
    return (
      <EmptyPanel
        title="admin/erp-integrator.codes.emptyTitle"
        text="admin/erp-integrator.codes.emptyText"
        action={
          <PageLink to={addresses.mappings()}>
            <FormattedMessage id="admin/erp-integrator.navigation.mappings" />
          </PageLink>
        }
      />
    )
  }
  return (
    <>
      <PageTabs
        tabs={tables.map(({ name, unknownCodes }) => ({
          name,
          label: <TabLabel name={name} unknown={unknownCodes} />,
        }))}
        active={table.name}
        onChange={(name) => leave(() => setQuery({ table: name, search: '', cursor: '' }))}
      />
      <Policy key={`policy-${table.name}`} table={table} onSaved={ask} />
      <Codes key={table.name} table={table} onSaved={ask} />
    </>
  )
}

function TabLabel({ name, unknown }: { name: string; unknown: number }) {
  if (unknown === 0) return <>{name}</>
  return <FormattedMessage id="admin/erp-integrator.codes.tab" values={{ name, count: unknown }} />
}

import React from 'react'
import { FormattedMessage } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { ErpSoapOperationsQuery, ErpSoapOperationsQueryVariables } from '../../graphql/operation-types'
import query from '../../graphql/soap-operations.graphql'
import { addresses } from '../../shared/addresses'
import { Answered } from '../../shared/Answered'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { Page } from '../../shared/Page'
import { SkeletonLines } from '../../shared/Skeleton'
import { useAnswer } from '../../shared/useAnswer'
import { useQueryState } from '../../shared/useQueryState'
import { useVisiblePoll } from '../../shared/useVisiblePoll'
import { ClearFilters } from '../activity/ClearFilters'
import { Paging } from '../activity/Paging'
import { usePaging } from '../activity/usePaging'
import { NoCalls } from './NoCalls'
import { OperationTable } from './OperationTable'
import { SoapFilters } from './SoapFilters'

const PAGE = 50
const none = { source: '', faults: '', after: '' }

/** Operations of the SOAP WebService that systems called, the last call first. */
export function SoapPage() {
  const [{ source, faults, after }, setQuery] = useQueryState(none)
  const answer = useAnswer<ErpSoapOperationsQuery, ErpSoapOperationsQueryVariables>(query, {
    source: source || null,
    onlyFaults: faults !== '',
    limit: PAGE,
    cursor: after || null,
  })
  useVisiblePoll(answer.ask, 30_000)
  const paging = usePaging(after, answer.data?.soapOperations.cursor, (cursor) => setQuery({ after: cursor }))
  const isFiltered = source !== '' || faults !== ''
  return (
    <Page
      title="admin/erp-integrator.soap.title"
      subtitle="admin/erp-integrator.soap.subtitle"
      back={{ label: 'admin/erp-integrator.health.title', to: addresses.connections() }}
    >
      <PageBlock>
        <SoapFilters
          sources={answer.data?.soapOperations.sources ?? []}
          source={source}
          onlyFaults={faults !== ''}
          onSource={(chosen) => setQuery({ source: chosen, after: '' })}
          onOnlyFaults={(only) => setQuery({ faults: only ? 'yes' : '', after: '' })}
        />
        <Answered answer={answer} root={(data) => data.soapOperations} skeleton={<SkeletonLines lines={8} />}>
          {({ operations, total }) =>
            operations.length > 0 || after !== '' ? (
              <>
                <p className="t-small c-muted-1 mt0 mb4">
                  <FormattedMessage id="admin/erp-integrator.soap.total" values={{ total }} />
                </p>
                <OperationTable operations={operations} />
                <Paging {...paging} isLoading={answer.isLoading} />
              </>
            ) : isFiltered ? (
              <EmptyPanel
                bare
                title="admin/erp-integrator.soap.noMatch.title"
                text="admin/erp-integrator.soap.noMatch.text"
                action={<ClearFilters onClear={() => setQuery(none)} />}
              />
            ) : (
              <NoCalls />
            )
          }
        </Answered>
      </PageBlock>
    </Page>
  )
}

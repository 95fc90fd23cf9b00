import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from 'vtex.styleguide'

import {
  ErpCodesQuery,
  ErpCodesQueryVariables,
  ErpSaveCodesMutation,
  ErpSaveCodesMutationVariables,
} from '../../graphql/operation-types'
import codesQuery from '../../graphql/codes.graphql'
import saveMutation from '../../graphql/save-codes.graphql'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { ErrorWords } from '../../shared/ErrorPanel'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { SkeletonLines } from '../../shared/Skeleton'
import { useLeave, useUnsaved } from '../../shared/unsaved'
import { useAnswer } from '../../shared/useAnswer'
import { ShownFailure, useChange } from '../../shared/useChange'
import { useDebounced } from '../../shared/useDebounced'
import { useQueryState } from '../../shared/useQueryState'
import { CodeFilters } from './CodeFilters'
import { CodeRows } from './CodeRows'
import { changesOf, Edits } from './edits'
import { CodesMenu } from './CodesMenu'
import { CodeTable } from './Tables'
import { useChoices } from './useChoices'

interface Props {
  table: CodeTable
  onSaved: () => void
}

/** The table's codes, unknown ones first, a page at a time; values are typed in place and saved together. */
export function Codes({ table, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const leave = useLeave()
  const { source, name } = table
  const [query, setQuery] = useQueryState({ search: '', show: 'all', cursor: '' })
  const search = useDebounced(query.search.trim())
  const { data, error, isLoading, ask } = useAnswer<ErpCodesQuery, ErpCodesQueryVariables>(codesQuery, {
    source,
    table: name,
    search: search || null,
    show: query.show === 'unknown' ? 'UNKNOWN' : query.show === 'mapped' ? 'MAPPED' : 'ALL',
    cursor: query.cursor || null,
  })
  const [edits, setEdits] = useState<Edits>({})
  const count = Object.keys(edits).length
  useUnsaved(count > 0)
  const base = useChoices(table.kind)
  const { run, isRunning } = useChange<ErpSaveCodesMutation, ErpSaveCodesMutationVariables>(saveMutation)
  const refresh = () => {
    onSaved()
    ask()
  }
  const save = async () => {
    if (!(await run({ source, table: name, ...changesOf(edits) }))) return
    setEdits({})
    refresh()
  }
  const turn = (cursor: string) =>
    leave(() => {
      setEdits({})
      setQuery({ cursor })
    })
  const page = data?.codes
  return (
    <Section
      title={<FormattedMessage id="admin/erp-integrator.codes.title" values={{ table: name }} />}
      aside={<CodesMenu table={table} onChanged={refresh} />}
    >
      <CodeFilters
        search={query.search}
        show={query.show}
        onChange={(changes, options) => setQuery({ ...changes, cursor: '' }, options)}
      />
      {base.isFailed && (
        <p className="t-small c-muted-1 lh-copy" role="status">
          <FormattedMessage id="admin/erp-integrator.codes.choicesFailed" />
          {base.failure && <Reason failure={base.failure} />}
        </p>
      )}
      {error && <ErrorWords error={error} />}
      {!page && !error && <SkeletonLines lines={8} />}
      {page && page.codes.length === 0 && !isLoading && (
        <None isSearching={search !== '' || query.show !== 'all'} />
      )}
      {page && page.codes.length > 0 && (
        <CodeRows codes={page.codes} kind={table.kind} base={base} edits={edits} onEdit={setEdits} />
      )}
      {page && (page.cursor !== null || query.cursor !== '') && (
        <div className="flex items-center justify-end mt5 t-small">
          <span className="mr5">
            <FormattedMessage id="admin/erp-integrator.codes.total" values={{ count: page.total }} />
          </span>
          <span className="mr4">
            <Button
              size="small"
              variation="secondary"
              disabled={query.cursor === ''}
              onClick={() => turn('')}
            >
              <FormattedMessage id="admin/erp-integrator.codes.first" />
            </Button>
          </span>
          <Button
            size="small"
            variation="secondary"
            disabled={page.cursor === null}
            onClick={() => turn(page.cursor ?? '')}
          >
            <FormattedMessage id="admin/erp-integrator.codes.next" />
          </Button>
        </div>
      )}
      {count > 0 && (
        <div className="flex flex-wrap items-center justify-between">
          <span className="t-small mt6" role="status">
            {formatMessage({ id: 'admin/erp-integrator.codes.edited' }, { count })}
          </span>
          <SaveBar isUnsaved isSaving={isRunning} onSave={() => void save()} onDiscard={() => setEdits({})} />
        </div>
      )}
    </Section>
  )
}

/** Why VTEX did not tell its values; the service speaks English. */
function Reason({ failure: { detail, help } }: { failure: ShownFailure }) {
  return (
    <span lang="en">
      {' '}
      {detail} {help}
    </span>
  )
}

function None({ isSearching }: { isSearching: boolean }) {
  return (
    <EmptyPanel
      bare
      title={isSearching ? 'admin/erp-integrator.codes.noneFound' : 'admin/erp-integrator.codes.noneTitle'}
      text={isSearching ? 'admin/erp-integrator.codes.noneFoundText' : 'admin/erp-integrator.codes.noneText'}
    />
  )
}

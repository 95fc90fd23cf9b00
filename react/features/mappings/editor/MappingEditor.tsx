import React, { useMemo, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Alert } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { Page } from '../../../shared/Page'
import { PageTabs } from '../../../shared/PageTabs'
import { useQueryState } from '../../../shared/useQueryState'
import { FieldsTab, TableHead } from '../fields/FieldsTab'
import { FiltersTab } from '../filters/FiltersTab'
import { freeTargets } from '../orders/freeTargets'
import { HeldOrders } from '../orders/HeldOrders'
import { skeletonOf } from '../orders/skeleton'
import { ORDERS } from '../orders/texts'
import { usePreview } from '../preview/usePreview'
import { Target } from '../targets/rows'
import { countPassed } from '../tests/mappingTests'
import { TestsTab } from '../tests/TestsTab'
import { VersionsTab } from '../versions/VersionsTab'
import { EditorActions } from './EditorActions'
import { MappingState } from './MappingState'
import { MappingTitle } from './MappingPage'
import { useEditor, Editor, MappingView } from './useEditor'
import { useSample } from './useSample'

interface Props {
  mapping: MappingView
  targets: Target[]
  sourceFields: Target[]
  tables: TableHead[]
  onReload: () => void
}

/** Everything a person does with a mapping: fields, filters, tests, versions. */
export function MappingEditor({ mapping, targets: known, sourceFields, tables, onReload }: Props) {
  const editor = useEditor(mapping)
  const sample = useSample(mapping.source, mapping.flow)
  const records = sample.parsed.kind === 'records' ? sample.parsed.records : []
  const preview = usePreview(mapping, editor.document, records)
  // What can be read is known of orders, whether one was chosen or not.
  const blank = useMemo(
    () => (sourceFields.length > 0 ? skeletonOf(sourceFields) : undefined),
    [sourceFields],
  )
  const [{ tab }, setQuery] = useQueryState({ tab: 'fields' })
  const [order, setOrder] = useState('')
  const isOfOrders = mapping.flow === ORDERS
  const { document } = editor
  const targets = useMemo(() => (isOfOrders ? freeTargets(document) : known), [isOfOrders, document, known])
  return (
    <Page
      title={<MappingTitle source={mapping.source} flow={mapping.flow} />}
      back={{ label: 'admin/erp-integrator.navigation.mappings', to: addresses.mappings() }}
      actions={<EditorActions editor={editor} />}
      fullWidth
    >
      <MappingState editor={editor} />
      <Conflict editor={editor} onReload={onReload} />
      {isOfOrders && (
        <HeldOrders
          source={mapping.source}
          version={editor.mapping.published?.version ?? null}
          onTry={(orderId) => {
            setOrder(orderId)
            setQuery({ tab: 'fields' })
          }}
        />
      )}
      <PageTabs tabs={tabsOf(editor)} active={tab} onChange={(name) => setQuery({ tab: name })} />
      {tab === 'filters' ? (
        <FiltersTab document={editor.document} record={sample.record ?? blank} onChange={editor.change} />
      ) : tab === 'tests' ? (
        <TestsTab editor={editor} record={sample.record} previewed={preview.records[sample.index]} />
      ) : tab === 'versions' ? (
        <VersionsTab editor={editor} />
      ) : (
        <FieldsTab
          editor={editor}
          sample={sample}
          preview={preview}
          targets={targets}
          sourceFields={sourceFields}
          blank={blank}
          tables={tables}
          order={order}
        />
      )}
    </Page>
  )
}

function tabsOf(editor: Editor) {
  const { filters } = editor.document
  const { versions } = editor.mapping
  return [
    { name: 'fields', label: 'admin/erp-integrator.tab.fields' },
    {
      name: 'filters',
      label: <Label id="admin/erp-integrator.tab.filters" count={String(filters.length)} />,
    },
    { name: 'tests', label: <TestsLabel editor={editor} /> },
    {
      name: 'versions',
      label: <Label id="admin/erp-integrator.tab.versions" count={String(versions.length)} />,
    },
  ]
}

function Label({ id, count }: { id: string; count: string }) {
  return (
    <>
      <FormattedMessage id={id} />
      {count !== '0' && ` (${count})`}
    </>
  )
}

function TestsLabel({ editor }: { editor: Editor }) {
  const total = editor.document.tests.length
  const results = countPassed(editor.mapping.draft?.testResults ?? [])
  const isRun = !editor.isUnsaved && results.total === total && total > 0
  return (
    <Label id="admin/erp-integrator.tab.tests" count={isRun ? `${results.passed}/${total}` : String(total)} />
  )
}

/** Somebody else saved the draft in the meantime: nothing is overwritten, and this says so. */
function Conflict({ editor, onReload }: { editor: Editor; onReload: () => void }) {
  const { formatMessage } = useIntl()
  const { failure } = editor
  if (!failure || !('code' in failure) || failure.code !== 'draft_conflict') return null
  return (
    <div className="mb5" role="alert">
      <Alert
        type="warning"
        action={{ label: formatMessage({ id: 'admin/erp-integrator.mapping.reload' }), onClick: onReload }}
      >
        <FormattedMessage id="admin/erp-integrator.mapping.conflict" />
      </Alert>
    </div>
  )
}

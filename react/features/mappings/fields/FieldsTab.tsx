import React, { CSSProperties, useMemo, useState } from 'react'

import { useQueryState } from '../../../shared/useQueryState'
import { useFlowName } from '../../../shared/flows'
import { AddCodeDialog } from '../../code-tables/AddCodeDialog'
import { innerTarget } from '../document/address'
import { JsonValue } from '../document/types'
import { readJson } from '../document/read'
import { ruleAt, tablesIn, withRule } from '../document/rules'
import { Editor } from '../editor/useEditor'
import { Sample } from '../editor/useSample'
import { OrderPane } from '../orders/OrderPane'
import { ORDERS } from '../orders/texts'
import { PreviewPane } from '../preview/PreviewPane'
import { PreviewState } from '../preview/usePreview'
import { newRule } from '../rule/sources'
import { pathInScope, pathsRead } from '../sample/scope'
import { placeDocumentProblems, placeProblems } from '../targets/results'
import { targetRows, Target } from '../targets/rows'
import { SuggestDialog } from './SuggestDialog'
import { SamplePane } from './SamplePane'
import { TargetList } from './TargetList'

export interface TableHead {
  name: string
}

interface Props {
  editor: Editor
  sample: Sample
  preview: PreviewState
  targets: Target[]
  /** Of what is mapped, where it is known: of orders. */
  sourceFields: Target[]
  /** A record with those fields and no values. */
  blank: JsonValue | undefined
  tables: TableHead[]
  /** An order that somebody wants to try; empty: none. */
  order: string
}

/** While a person scrolls through the fields of VTEX. */
const staysInView: CSSProperties = { position: 'sticky', top: '1rem' }

/** The source's record on one side, VTEX's fields on the other, and below what would happen. */
export function FieldsTab({ editor, blank, sample, preview, targets, sourceFields, tables, order }: Props) {
  const { document, source, flow, change } = editor
  const [{ field }, setQuery] = useQueryState({ field: '' })
  const [isSuggesting, setSuggesting] = useState(false)
  const [code, setCode] = useState<{ table: string; code: string } | null>(null)
  const flowName = useFlowName()(flow)
  const shown = preview.records[sample.index]
  const canonical = shown?.canonicalJson ? readJson(shown.canonicalJson) : undefined
  const problems = useProblems({ editor, sample, preview, targets })
  const select = (address: string) => setQuery({ field: address }, { replace: true })
  const pick = (path: string) => {
    const inner = pathInScope(document.fields, field, path)
    const rule = ruleAt(document.fields, field)
    const from = { kind: 'path' as const, path: inner }
    const picked = rule?.from.kind === 'each' ? { ...rule.from, path: inner } : from
    change(withRule(document, field, rule ? { ...rule, from: picked } : newRule(innerTarget(field), from)))
  }
  const names = [...new Set([...tables.map(({ name }) => name), ...tablesIn(document)])].filter(
    (name) => name !== '',
  )
  const used = useMemo(() => pathsRead(document.fields), [document])
  const onPick = field === '' ? undefined : pick
  const pane = { sample, problems: problems.bySourcePath, used, onPick }
  return (
    <>
      <div className="flex flex-wrap nl3 nr3">
        <div className="ph3 w-100 w-40-l">
          <div style={staysInView}>
            {flow === ORDERS ? (
              <OrderPane {...pane} blank={blank} fields={sourceFields} wanted={order} />
            ) : (
              <SamplePane {...pane} source={source} flow={flow} onSuggest={() => setSuggesting(true)} />
            )}
          </div>
        </div>
        <div className="ph3 w-100 w-60-l">
          <TargetList
            flow={flow}
            flowName={flowName}
            targets={targets}
            document={document}
            record={sample.record ?? blank}
            canonical={canonical}
            problems={problems.byAddress}
            tables={names}
            selected={field}
            onSelect={select}
            onChange={change}
          />
        </div>
      </div>
      <PreviewPane flow={flow} preview={preview} record={shown} onAddCode={setCode} />
      {isSuggesting && (
        <SuggestDialog
          flow={flow}
          record={sample.record}
          document={document}
          onApply={change}
          onClose={() => setSuggesting(false)}
        />
      )}
      {code && (
        <AddCodeDialog source={source} {...code} onClose={() => setCode(null)} onSaved={preview.ask} />
      )}
    </>
  )
}

/** Problems of the shown record and of the document, each at its line. */
function useProblems({
  editor,
  sample,
  preview,
  targets,
}: Pick<Props, 'editor' | 'sample' | 'preview' | 'targets'>) {
  const { document } = editor
  const addresses = targetRows(targets, document).flatMap((row) =>
    row.kind === 'field' ? [row.address] : [],
  )
  const shown = preview.records[sample.index]
  const placed = placeProblems(shown?.errors ?? [], { addresses, sample: sample.record })
  const { failure } = preview
  if (failure && 'code' in failure) {
    for (const [address, messages] of placeDocumentProblems(failure.errors, document)) {
      placed.byAddress.set(address, messages)
    }
  }
  return placed
}

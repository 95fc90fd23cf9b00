import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { ButtonPlain, Spinner } from 'vtex.styleguide'

import { ErrorWords } from '../../../shared/ErrorPanel'
import { OutcomeTag } from '../../../shared/OutcomeTag'
import { Section } from '../../../shared/Section'
import { StatusIcon } from '../../../shared/StatusTag'
import { ErpOrder } from '../orders/ErpOrder'
import { ORDERS, textOf } from '../orders/texts'
import { Changes } from './Changes'
import { PreviewedRecord, PreviewState } from './usePreview'

interface Props {
  flow: string
  preview: PreviewState
  record: PreviewedRecord | undefined
  onAddCode: (code: { table: string; code: string }) => void
}

/** What the mapping would do with the shown record, against VTEX as it is now. Nothing is written. */
export function PreviewPane({ flow, preview, record, onAddCode }: Props) {
  return (
    <Section
      title={textOf(flow, 'admin/erp-integrator.preview.title')}
      about={textOf(flow, 'admin/erp-integrator.preview.about')}
      aside={preview.isLoading && <Spinner size={20} />}
    >
      <div role="status" style={{ minHeight: '6rem' }}>
        <Content flow={flow} preview={preview} record={record} onAddCode={onAddCode} />
      </div>
    </Section>
  )
}

function Content({ flow, preview, record, onAddCode }: Props) {
  if (preview.isWaiting) return <Note id={textOf(flow, 'admin/erp-integrator.preview.waiting')} />
  if (preview.failure) return <ErrorWords error={preview.failure} />
  if (!record) return <Note id={textOf(flow, 'admin/erp-integrator.preview.running')} />
  return (
    <>
      <div className="flex flex-wrap items-center mb4">
        {(flow !== ORDERS || record.outcome !== 'APPLIED') && (
          <span className="mr4">
            <OutcomeTag outcome={record.outcome} isPlanned />
          </span>
        )}
        {record.ref !== null && <b className="fw6 mr4">{record.ref}</b>}
        {record.vtexId !== null && record.vtexId !== '' && (
          <span className="t-small c-muted-1">
            <FormattedMessage id="admin/erp-integrator.preview.vtexId" values={{ id: record.vtexId }} />
          </span>
        )}
      </div>
      {record.message && record.outcome !== 'APPLIED' && (
        <p lang="en" className="t-body lh-copy mt0 mb3">
          {record.message} {record.help}
        </p>
      )}
      {record.errors.map(({ pointer, message }) => (
        <Problem key={pointer + message}>
          <code>{pointer}</code> <span lang="en">{message}</span>
        </Problem>
      ))}
      {record.unknownCodes.map((unknown) => (
        <Problem key={`${unknown.table}/${unknown.code}`}>
          <FormattedMessage
            id={textOf(flow, 'admin/erp-integrator.preview.unknownCode')}
            values={{ code: <b className="fw6">{unknown.code}</b>, table: unknown.table }}
          />{' '}
          <ButtonPlain size="small" onClick={() => onAddCode(unknown)}>
            <FormattedMessage id="admin/erp-integrator.codes.add" />
          </ButtonPlain>
        </Problem>
      ))}
      {flow === ORDERS ? (
        record.canonicalJson && <ErpOrder json={record.canonicalJson} />
      ) : (
        <Changes changes={record.changes} isUnchanged={record.outcome === 'UNCHANGED'} />
      )}
    </>
  )
}

function Note({ id }: { id: string }) {
  return (
    <p className="t-body c-muted-1 lh-copy mv0">
      <FormattedMessage id={id} />
    </p>
  )
}

function Problem({ children }: { children: ReactNode }) {
  return (
    <div className="flex items-start t-body lh-copy mb3">
      <span className="mr3 mt1 inline-flex">
        <StatusIcon status="ERROR" size={16} />
      </span>
      <div>{children}</div>
    </div>
  )
}

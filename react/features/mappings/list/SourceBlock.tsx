import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button, Tag } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { Ago } from '../../../shared/Ago'
import { FlowName } from '../../../shared/flows'
import { Moment } from '../../../shared/Moment'
import { PageLink } from '../../../shared/PageLink'
import { Section } from '../../../shared/Section'
import { SourceView } from './MappingsPage'

interface Props {
  source: SourceView
  onNew: () => void
}

/** One source: when it called, and its mappings, one per flow. */
export function SourceBlock({ source, onNew }: Props) {
  return (
    <Section
      title={<span style={{ overflowWrap: 'anywhere' }}>{source.id}</span>}
      aside={
        <Button size="small" variation="tertiary" onClick={onNew}>
          <FormattedMessage id="admin/erp-integrator.mappings.add" />
        </Button>
      }
    >
      <p className="t-small c-muted-1 lh-copy mt0 mb4">
        {source.lastSeenAt ? (
          <>
            <FormattedMessage
              id="admin/erp-integrator.mappings.lastCall"
              values={{ when: <Ago at={source.lastSeenAt} /> }}
            />
            {source.lastFlow && (
              <>
                {' · '}
                <FlowName flow={source.lastFlow} />
              </>
            )}
          </>
        ) : (
          <FormattedMessage id="admin/erp-integrator.mappings.neverCalled" />
        )}
        {source.unknownCodes > 0 && (
          <>
            {' · '}
            <PageLink
              to={addresses.codeTables({ source: source.id, show: 'unknown' })}
              className="c-link hover-c-link underline"
            >
              <FormattedMessage
                id="admin/erp-integrator.mappings.unknownCodes"
                values={{ count: source.unknownCodes }}
              />
            </PageLink>
          </>
        )}
      </p>
      {source.mappings.length === 0 ? (
        <p className="t-body lh-copy mv0">
          <FormattedMessage id="admin/erp-integrator.mappings.canonical" />
        </p>
      ) : (
        <ul className="list ma0 pa0">
          {source.mappings.map((mapping) => (
            <li key={mapping.flow} className="bt b--muted-4 pv4">
              <Line source={source.id} mapping={mapping} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Line({ source, mapping }: { source: string; mapping: SourceView['mappings'][number] }) {
  const { flow, publishedVersion, publishedAt, hasDraft } = mapping
  return (
    <div className="flex flex-wrap items-center">
      <div className="pr4" style={{ width: '12rem' }}>
        <PageLink to={addresses.mapping(source, flow)} className="c-link link underline-hover t-body fw6">
          <FlowName flow={flow} />
        </PageLink>
      </div>
      <div className="flex-auto t-small lh-copy pr4">
        {publishedVersion === null ? (
          <FormattedMessage id="admin/erp-integrator.mappings.notPublished" />
        ) : (
          <>
            <FormattedMessage
              id="admin/erp-integrator.mapping.inForce"
              values={{ version: publishedVersion }}
            />
            {publishedAt && (
              <>
                {' · '}
                <Moment at={publishedAt} />
              </>
            )}
          </>
        )}
      </div>
      {hasDraft && (
        <Tag size="small" bgColor="#fff6e0" color="#3f3f40">
          <FormattedMessage id="admin/erp-integrator.mappings.hasDraft" />
        </Tag>
      )}
    </div>
  )
}

import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import {
  ErpMappingDifferencesQuery,
  ErpMappingDifferencesQueryVariables,
} from '../../../graphql/operation-types'
import differencesQuery from '../../../graphql/mapping-differences.graphql'
import { ErrorWords } from '../../../shared/ErrorPanel'
import { Section } from '../../../shared/Section'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure } from '../../../shared/useChange'
import { useQueryState } from '../../../shared/useQueryState'
import { MappingView } from '../editor/useEditor'
import { usualPair } from './pair'
import { Differences } from './Differences'

/** Two versions side by side, rule by rule. Nothing to compare with fewer than two. */
export function CompareVersions({ mapping }: { mapping: MappingView }) {
  const { formatMessage } = useIntl()
  const usual = usualPair(mapping)
  const [{ from, to }, set] = useQueryState({ from: usual?.from ?? '', to: usual?.to ?? '' })
  if (!usual) return null
  const options = [
    ...(mapping.draft
      ? [{ value: 'draft', label: formatMessage({ id: 'admin/erp-integrator.version.draft' }) }]
      : []),
    ...mapping.versions.map(({ version }) => ({
      value: String(version),
      label: formatMessage({ id: 'admin/erp-integrator.version.name' }, { version }),
    })),
  ]
  return (
    <Section title="admin/erp-integrator.version.compare">
      <div className="flex flex-wrap nl3 nr3 mb4">
        {(['from', 'to'] as const).map((side) => (
          <div key={side} className="ph3 mb3" style={{ width: '16rem' }}>
            <Dropdown
              size="small"
              label={formatMessage({ id: labels[side] })}
              options={options}
              value={side === 'from' ? from : to}
              onChange={(_, value) => set({ [side]: value }, { replace: true })}
            />
          </div>
        ))}
      </div>
      <Answer mapping={mapping} from={from} to={to} />
    </Section>
  )
}

const labels = {
  from: 'admin/erp-integrator.version.from',
  to: 'admin/erp-integrator.version.to',
}

function Answer({ mapping, from, to }: { mapping: MappingView; from: string; to: string }) {
  const { data, error, isLoading } = useAnswer<
    ErpMappingDifferencesQuery,
    ErpMappingDifferencesQueryVariables
  >(differencesQuery, {
    source: mapping.source,
    flow: mapping.flow,
    from: versionInput(from),
    to: versionInput(to),
  })
  const answer = data?.mappingDifferences
  if (error) return <ErrorWords error={error} />
  if (!answer || isLoading) return <SkeletonLines lines={3} />
  return isFailure(answer) ? <ErrorWords error={answer} /> : <Differences differences={answer.differences} />
}

function versionInput(name: string): { version: number | null } {
  return { version: name === 'draft' ? null : Number(name) }
}

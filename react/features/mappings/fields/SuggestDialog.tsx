import React, { useMemo, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Checkbox, Modal, Tag } from 'vtex.styleguide'

import { ErpSuggestionsQuery, ErpSuggestionsQueryVariables } from '../../../graphql/operation-types'
import suggestionsQuery from '../../../graphql/mapping-suggestions.graphql'
import { ErrorWords } from '../../../shared/ErrorPanel'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure } from '../../../shared/useChange'
import { JsonValue, MappingDocument } from '../document/types'
import { shorten } from '../sample/fields'
import { ruleInWords } from '../words/ruleInWords'
import { applyProposals, proposalsOf, sureOnes, withChosen, Proposal } from './suggestions'

interface Props {
  flow: string
  record: JsonValue | undefined
  document: MappingDocument
  onApply: (document: MappingDocument) => void
  onClose: () => void
}

/** Rules proposed for the sample; each needs a yes. */
export function SuggestDialog({ flow, record, document, onApply, onClose }: Props) {
  const { formatMessage } = useIntl()
  const { data, error, isLoading } = useAnswer<ErpSuggestionsQuery, ErpSuggestionsQueryVariables>(
    suggestionsQuery,
    {
      flow,
      sampleJson: JSON.stringify(record ?? null),
    },
  )
  const answer = data?.suggestMapping
  const problem = error ?? (answer && isFailure(answer) ? answer : undefined)
  const proposals = useMemo(
    () => (answer && !isFailure(answer) ? proposalsOf(answer.suggestions, document) : []),
    [answer, document],
  )
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const apply = () => {
    onApply(
      applyProposals(
        document,
        proposals.flatMap(({ rule }, index) => (chosen.has(index) ? [rule] : [])),
      ),
    )
    onClose()
  }
  return (
    <Modal
      isOpen
      centered
      responsiveFullScreen
      title={formatMessage({ id: 'admin/erp-integrator.suggest.title' })}
      onClose={onClose}
      bottomBar={
        <div className="flex flex-wrap justify-end">
          <span className="mr4">
            <Button
              variation="secondary"
              disabled={proposals.length === 0}
              onClick={() => setChosen(sureOnes(proposals))}
            >
              <FormattedMessage id="admin/erp-integrator.suggest.sure" />
            </Button>
          </span>
          <Button disabled={chosen.size === 0} onClick={apply}>
            <FormattedMessage id="admin/erp-integrator.suggest.apply" values={{ count: chosen.size }} />
          </Button>
        </div>
      }
    >
      {isLoading && <SkeletonLines lines={6} />}
      {!isLoading && problem && <ErrorWords error={problem} />}
      {!isLoading && answer && proposals.length === 0 && !problem && (
        <p className="t-body lh-copy">
          <FormattedMessage id="admin/erp-integrator.suggest.none" />
        </p>
      )}
      <ul className="list ma0 pa0">
        {proposals.map((proposal, index) => (
          <li key={proposal.sourcePath + proposal.rule.target} className="bb b--muted-4 pv3">
            <Line
              proposal={proposal}
              index={index}
              isChosen={chosen.has(index)}
              onToggle={() => setChosen(withChosen(proposals, chosen, index))}
            />
          </li>
        ))}
      </ul>
    </Modal>
  )
}

interface LineProps {
  proposal: Proposal
  index: number
  isChosen: boolean
  onToggle: () => void
}

function Line({ proposal, index, isChosen, onToggle }: LineProps) {
  const { formatMessage } = useIntl()
  const { rule, example, isSure, why, replaces } = proposal
  return (
    <div className="flex flex-wrap items-start justify-between">
      <div className="flex-auto pr4" style={{ flexBasis: '60%' }}>
        <Checkbox
          id={`suggestion-${index}`}
          name={`suggestion-${index}`}
          checked={isChosen}
          onChange={onToggle}
          label={
            <span>
              <b className="fw6">{rule.target}</b> {ruleInWords(rule, formatMessage)}
            </span>
          }
        />
        <div className="t-small c-muted-1 lh-copy pl6">
          <code>{shorten(example, 40)}</code> · <span lang="en">{why}</span>
          {replaces && (
            <>
              {' · '}
              <FormattedMessage id="admin/erp-integrator.suggest.replaces" />
            </>
          )}
        </div>
      </div>
      <Tag size="small" bgColor={isSure ? '#eafce3' : '#f2f4f5'} color="#3f3f40">
        <FormattedMessage
          id={isSure ? 'admin/erp-integrator.suggest.high' : 'admin/erp-integrator.suggest.low'}
        />
      </Tag>
    </div>
  )
}

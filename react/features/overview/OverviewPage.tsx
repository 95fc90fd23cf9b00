import React, { useRef } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Alert, Button, PageBlock } from 'vtex.styleguide'

import { ErpOverviewQuery } from '../../graphql/operation-types'
import query from '../../graphql/overview.graphql'
import { ErrorPanel } from '../../shared/ErrorPanel'
import { Page } from '../../shared/Page'
import { useAnswer } from '../../shared/useAnswer'
import { useQueryState } from '../../shared/useQueryState'
import { useVisiblePoll } from '../../shared/useVisiblePoll'
import { Checklist } from './Checklist'
import { Connections } from './Connections'
import { nextStep, stepsOf } from './getting-started'
import { Lanes } from './Lanes'
import { LastDay } from './LastDay'
import { NeedsYou } from './NeedsYou'
import { needsOf } from './needs'
import { Notifications } from './Notifications'
import { GettingStarted, Overview } from './types'

const POLL_MILLISECONDS = 30_000
/** While somebody waits for the first call to arrive. */
const LISTEN_MILLISECONDS = 5_000

/** The first page: is it working, and what needs a person? */
export function OverviewPage() {
  const { data, error, ask } = useAnswer<ErpOverviewQuery>(query)
  const [{ guide }, setState] = useQueryState({ guide: '' })
  const overview = data?.overview
  const done = overview?.gettingStarted
  const isListening = done !== undefined && !done.hasCall
  useVisiblePoll(ask, isListening ? LISTEN_MILLISECONDS : POLL_MILLISECONDS)
  const toggle = () => setState({ guide: guide === '' ? 'open' : '' })
  return (
    <Page
      title="admin/erp-integrator.navigation.title"
      subtitle="admin/erp-integrator.overview.subtitle"
      actions={done?.hasApplied && <GuideButton done={done} isOpen={guide !== ''} onToggle={toggle} />}
    >
      {error && !overview ? (
        <ErrorPanel error={error} onRetry={ask} />
      ) : (
        <>
          {error && <Stale onRetry={ask} />}
          <Content overview={overview} isGuided={guide !== ''} />
        </>
      )}
    </Page>
  )
}

/** The last answer stays on the page when the next one fails. */
function Stale({ onRetry }: { onRetry: () => void }) {
  const { formatMessage } = useIntl()
  const action = { label: formatMessage({ id: 'admin/erp-integrator.error.retry' }), onClick: onRetry }
  return (
    <div className="mb5">
      <Alert type="warning" action={action}>
        <FormattedMessage id="admin/erp-integrator.overview.stale" />
      </Alert>
    </div>
  )
}

/** Until the first record is in VTEX the steps take the page; who saw them that long keeps them. */
function Content({ overview, isGuided }: { overview?: Overview; isGuided: boolean }) {
  const done = overview?.gettingStarted
  const isNew = useRef(false)
  if (done && !done.hasApplied) isNew.current = true
  const checklist = done && (isNew.current || isGuided) && <Checklist done={done} />
  if (overview && done && !done.hasApplied) {
    return (
      <>
        {checklist}
        {needsOf(overview).length > 0 && <NeedsYou overview={overview} />}
      </>
    )
  }
  return (
    <>
      {checklist}
      <NeedsYou overview={overview} />
      <Notifications />
      <LastDay flows={overview?.flows} />
      <PageBlock variation="half">
        <Lanes lanes={overview?.lanes} />
        <Connections />
      </PageBlock>
    </>
  )
}

interface GuideProps {
  done: GettingStarted
  isOpen: boolean
  onToggle: () => void
}

/** Goes away when all steps are done. */
function GuideButton({ done, isOpen, onToggle }: GuideProps) {
  const steps = stepsOf(done)
  if (!nextStep(steps) && !isOpen) return null
  return (
    <Button variation="tertiary" size="small" noWrap onClick={onToggle}>
      {isOpen ? (
        <FormattedMessage id="admin/erp-integrator.overview.start.hide" />
      ) : (
        <FormattedMessage
          id="admin/erp-integrator.overview.start.progress"
          values={{ done: steps.filter(({ isDone }) => isDone).length, all: steps.length }}
        />
      )}
    </Button>
  )
}

import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Tab, Tabs } from 'vtex.styleguide'

import { Page } from '../../shared/Page'
import { useQueryState } from '../../shared/useQueryState'
import { BatchesTab } from './batches/BatchesTab'
import { ProblemsTab } from './problems/ProblemsTab'
import { FindRecord } from './record/FindRecord'
import { WaitingTab } from './waiting/WaitingTab'

const tabs = [
  { name: 'batches', label: 'admin/erp-integrator.activity.tab.batches', Content: BatchesTab },
  { name: 'problems', label: 'admin/erp-integrator.activity.tab.problems', Content: ProblemsTab },
  { name: 'waiting', label: 'admin/erp-integrator.activity.tab.waiting', Content: WaitingTab },
  { name: 'records', label: 'admin/erp-integrator.activity.tab.records', Content: FindRecord },
]

/** What the ERP sent and what became of it: batches, problems, what waits, and any one record. */
export function ActivityPage() {
  const [{ tab }, setQuery] = useQueryState({ tab: 'batches', after: '' })
  const known = tabs.some(({ name }) => name === tab) ? tab : 'batches'
  return (
    <Page title="admin/erp-integrator.navigation.activity" subtitle="admin/erp-integrator.activity.subtitle">
      <Tabs>
        {tabs.map(({ name, label, Content }) => (
          <Tab
            key={name}
            active={name === known}
            label={<TabLabel id={label} isCurrent={name === known} />}
            onClick={() => setQuery({ tab: name, after: '' })}
          >
            <div className="pt6">
              <Content />
            </div>
          </Tab>
        ))}
      </Tabs>
    </Page>
  )
}

/** The styleguide's tabs do not say which one is open, and are too pale on the page's grey. */
function TabLabel({ id, isCurrent }: { id: string; isCurrent: boolean }) {
  return (
    <span className="c-on-base" aria-current={isCurrent ? 'page' : undefined}>
      <FormattedMessage id={id} />
    </span>
  )
}

import React from 'react'

import { Page } from '../../shared/Page'
import { PageTabs } from '../../shared/PageTabs'
import { useQueryState } from '../../shared/useQueryState'
import { BatchesTab } from './batches/BatchesTab'
import { ProblemsTab } from './problems/ProblemsTab'
import { FindRecord } from './record/FindRecord'
import { WaitingTab } from './waiting/WaitingTab'

const batches = { name: 'batches', label: 'admin/erp-integrator.activity.tab.batches', Content: BatchesTab }
const tabs = [
  batches,
  { name: 'problems', label: 'admin/erp-integrator.activity.tab.problems', Content: ProblemsTab },
  { name: 'waiting', label: 'admin/erp-integrator.activity.tab.waiting', Content: WaitingTab },
  { name: 'records', label: 'admin/erp-integrator.activity.tab.records', Content: FindRecord },
]

/** What the ERP sent and what became of it: batches, problems, what waits, and any one record. */
export function ActivityPage() {
  const [{ tab }, setQuery] = useQueryState({ tab: batches.name, after: '' })
  const { name, Content } = tabs.find((each) => each.name === tab) ?? batches
  return (
    <Page title="admin/erp-integrator.navigation.activity" subtitle="admin/erp-integrator.activity.subtitle">
      <PageTabs tabs={tabs} active={name} onChange={(chosen) => setQuery({ tab: chosen, after: '' })} />
      <Content />
    </Page>
  )
}

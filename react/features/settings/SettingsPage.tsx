import React from 'react'
import { Alert, PageBlock } from 'vtex.styleguide'

import { ErpSettingsQuery } from '../../graphql/operation-types'
import query from '../../graphql/settings.graphql'
import { ErrorPanel } from '../../shared/ErrorPanel'
import { Page } from '../../shared/Page'
import { PageTabs } from '../../shared/PageTabs'
import { SkeletonLines } from '../../shared/Skeleton'
import { useLeave } from '../../shared/unsaved'
import { useAnswer } from '../../shared/useAnswer'
import { useQueryState } from '../../shared/useQueryState'
import { ExportPanel } from './ExportPanel'
import { GeneralForm } from './GeneralForm'
import { GuardsForm } from './GuardsForm'
import { ImportPanel } from './ImportPanel'
import { KeysTab } from './KeysTab'
import { NotificationsForm } from './NotificationsForm'
import { OwnershipTab } from './OwnershipTab'
import { SourceChoice } from './SourceChoice'
import { StockTab } from './StockTab'

const tabs = [
  { name: 'guards', label: 'admin/erp-integrator.settings.tab.guards' },
  { name: 'ownership', label: 'admin/erp-integrator.settings.tab.ownership' },
  { name: 'notifications', label: 'admin/erp-integrator.settings.tab.notifications' },
  { name: 'general', label: 'admin/erp-integrator.settings.tab.general' },
  { name: 'keys', label: 'admin/erp-integrator.settings.tab.keys' },
  { name: 'files', label: 'admin/erp-integrator.settings.tab.files' },
]

/** What the store decides about the app. */
export function SettingsPage() {
  const [{ tab, flow, source }, setState] = useQueryState({ tab: 'guards', flow: '', source: '' })
  const { data, error, ask } = useAnswer<ErpSettingsQuery>(query)
  const leave = useLeave()
  const settings = data?.settings
  const own = source && settings ? ownOf(settings, source) : undefined
  const choice = settings && (
    <SourceChoice
      source={source}
      own={settings.sources.map((each) => each.source)}
      onChange={(next) => setState({ source: next })}
    />
  )
  return (
    <Page title="admin/erp-integrator.navigation.settings" subtitle="admin/erp-integrator.settings.subtitle">
      {settings?.warning && (
        <div className="mb5">
          <Alert type="warning">
            <span lang="en">{settings.warning}</span>
          </Alert>
        </div>
      )}
      <PageTabs
        tabs={tabs}
        active={tab}
        onChange={(name) => leave(() => setState({ tab: name, flow: '', source: '' }))}
      />
      <div>
        {tab === 'keys' && <KeysTab />}
        {tab === 'files' && (
          <>
            <ExportPanel />
            <ImportPanel onImported={ask} />
          </>
        )}
        {isSettings(tab) && error && !settings && <ErrorPanel error={error} onRetry={ask} />}
        {isSettings(tab) && !error && !settings && <Loading />}
        {settings && tab === 'guards' && (
          <GuardsForm
            key={source}
            guards={settings.guardsJson}
            defaults={settings.guardsDefaultsJson}
            own={own}
            choice={choice}
            onSaved={ask}
          />
        )}
        {settings && tab === 'ownership' && (
          <OwnershipTab
            flows={settings.flows}
            flow={flow}
            onFlow={(next) => setState({ flow: next })}
            own={own}
            choice={choice}
            onSaved={ask}
          />
        )}
        {settings && tab === 'ownership' && flow === 'inventory' && <StockTab />}
        {settings && tab === 'notifications' && (
          <NotificationsForm settings={settings.notifications} onSaved={ask} />
        )}
        {settings && tab === 'general' && <GeneralForm general={settings.general} onSaved={ask} />}
      </div>
    </Page>
  )
}

/** What a source decides itself; one that was not seen decides nothing. */
function ownOf({ sources }: ErpSettingsQuery['settings'], source: string) {
  return sources.find((each) => each.source === source) ?? { source, guardsJson: '{}', flows: [] }
}

/** Tabs that show the answer to the query ErpSettings. */
function isSettings(tab: string): boolean {
  return ['guards', 'ownership', 'notifications', 'general'].includes(tab)
}

function Loading() {
  return (
    <PageBlock>
      <SkeletonLines lines={6} />
    </PageBlock>
  )
}

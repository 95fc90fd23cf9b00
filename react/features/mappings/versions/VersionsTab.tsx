import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button, Tag } from 'vtex.styleguide'

import { ConfirmDialog } from '../../../shared/ConfirmDialog'
import { EmptyPanel } from '../../../shared/EmptyPanel'
import { Moment } from '../../../shared/Moment'
import { Section } from '../../../shared/Section'
import { Editor, MappingView } from '../editor/useEditor'
import { CompareVersions } from './CompareVersions'

/** What was published and when; two compared; an older one brought back. */
export function VersionsTab({ editor }: { editor: Editor }) {
  const { mapping } = editor
  const [asked, setAsked] = useState<number | null>(null)
  const current = mapping.published?.version
  if (mapping.versions.length === 0) {
    return (
      <EmptyPanel
        title="admin/erp-integrator.version.emptyTitle"
        text="admin/erp-integrator.version.emptyText"
      />
    )
  }
  const rollBack = async () => {
    await editor.rollBack(asked ?? 0)
    setAsked(null)
  }
  return (
    <>
      <CompareVersions mapping={mapping} />
      <Section title="admin/erp-integrator.version.title">
        <ul className="list ma0 pa0">
          {mapping.versions.map((version) => (
            <li key={version.version} className="bt b--muted-4 pv4">
              <Line
                version={version}
                isCurrent={version.version === current}
                onRollBack={() => setAsked(version.version)}
              />
            </li>
          ))}
        </ul>
      </Section>
      <ConfirmDialog
        isOpen={asked !== null}
        title="admin/erp-integrator.version.rollBackTitle"
        confirm="admin/erp-integrator.version.rollBack"
        isWorking={editor.isBusy}
        onConfirm={rollBack}
        onCancel={() => setAsked(null)}
      >
        <p className="t-body lh-copy mv0">
          <FormattedMessage id="admin/erp-integrator.version.rollBackText" values={{ version: asked ?? 0 }} />
        </p>
      </ConfirmDialog>
    </>
  )
}

interface LineProps {
  version: MappingView['versions'][number]
  isCurrent: boolean
  onRollBack: () => void
}

function Line({ version, isCurrent, onRollBack }: LineProps) {
  return (
    <div className="flex flex-wrap items-center justify-between">
      <div className="flex-auto mr4" style={{ flexBasis: '18rem' }}>
        <div className="t-body fw6 flex items-center">
          <span className="mr4">
            <FormattedMessage id="admin/erp-integrator.version.name" values={{ version: version.version }} />
          </span>
          {isCurrent && (
            <Tag size="small" bgColor="#eafce3" color="#3f3f40">
              <FormattedMessage id="admin/erp-integrator.version.current" />
            </Tag>
          )}
        </div>
        <div className="t-small c-muted-1 lh-copy" style={{ overflowWrap: 'anywhere' }}>
          <Moment at={version.at} /> · {version.by}
        </div>
        {version.rolledBackTo !== null && (
          <div className="t-small lh-copy">
            <FormattedMessage
              id="admin/erp-integrator.version.again"
              values={{ version: version.rolledBackTo }}
            />
          </div>
        )}
        {version.note && <div className="t-small lh-copy">{version.note}</div>}
      </div>
      {!isCurrent && (
        <Button size="small" variation="secondary" onClick={onRollBack}>
          <FormattedMessage id="admin/erp-integrator.version.rollBack" />
        </Button>
      )}
    </div>
  )
}

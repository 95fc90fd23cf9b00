import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Tag } from 'vtex.styleguide'

import { Ago } from '../../../shared/Ago'
import { Editor } from './useEditor'

/** What is in force, and what is being changed, in one line. */
export function MappingState({ editor }: { editor: Editor }) {
  const { mapping, isUnsaved } = editor
  const { published, draft } = mapping
  return (
    <div className="flex flex-wrap items-center mb5 t-small lh-copy" role="status">
      <span className="mr4">
        <Tag bgColor={published ? '#eafce3' : '#e3e4e6'} color="#3f3f40">
          {published ? (
            <FormattedMessage
              id="admin/erp-integrator.mapping.inForce"
              values={{ version: published.version }}
            />
          ) : (
            <FormattedMessage id="admin/erp-integrator.mapping.none" />
          )}
        </Tag>
      </span>
      {draft && (
        <span className="mr4">
          {draft.basedOn === null ? (
            <FormattedMessage id="admin/erp-integrator.mapping.draft" />
          ) : (
            <FormattedMessage id="admin/erp-integrator.mapping.draftOf" values={{ version: draft.basedOn }} />
          )}{' '}
          · <Ago at={draft.at} />
        </span>
      )}
      {isUnsaved && (
        <b className="fw6">
          <FormattedMessage id="admin/erp-integrator.mapping.unsaved" />
        </b>
      )}
    </div>
  )
}

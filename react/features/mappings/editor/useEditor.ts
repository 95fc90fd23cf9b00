import { useMemo, useState } from 'react'

import discardMutation from '../../../graphql/discard-draft.graphql'
import {
  ErpDiscardDraftMutation,
  ErpDiscardDraftMutationVariables,
  ErpMappingQuery,
  ErpPublishDraftMutation,
  ErpPublishDraftMutationVariables,
  ErpRemoveMappingMutation,
  ErpRemoveMappingMutationVariables,
  ErpRollBackMappingMutation,
  ErpRollBackMappingMutationVariables,
  ErpSaveDraftMutation,
  ErpSaveDraftMutationVariables,
} from '../../../graphql/operation-types'
import publishMutation from '../../../graphql/publish-draft.graphql'
import removeMutation from '../../../graphql/remove-mapping.graphql'
import rollBackMutation from '../../../graphql/roll-back-mapping.graphql'
import saveMutation from '../../../graphql/save-draft.graphql'
import { useChange, Change } from '../../../shared/useChange'
import { useUnsaved } from '../../../shared/unsaved'
import { readDocument } from '../document/read'
import { emptyDocument, MappingDocument } from '../document/types'

export type MappingView = ErpMappingQuery['mapping']

export interface Editor {
  source: string
  flow: string
  mapping: MappingView
  document: MappingDocument
  isUnsaved: boolean
  isBusy: boolean
  /** Why the last step did not work. */
  failure: Change<object, unknown>['failure']
  change(document: MappingDocument): void
  /** Each answers whether it worked; a note has told the person. */
  save(): Promise<boolean>
  publish(note: string): Promise<boolean>
  discard(): Promise<boolean>
  rollBack(version: number): Promise<boolean>
  remove(): Promise<boolean>
}

/** The mapping that is being edited, and the steps a person can take with it. */
export function useEditor(initial: MappingView): Editor {
  const [mapping, setMapping] = useState(initial)
  const saved = useMemo(() => documentOf(mapping), [mapping])
  const [document, change] = useState(saved)
  const isUnsaved = useMemo(() => JSON.stringify(document) !== JSON.stringify(saved), [document, saved])
  useUnsaved(isUnsaved)
  const steps = useSteps()
  const { source, flow } = initial
  const of = { source, flow }

  const take = (next: MappingView | undefined, reset = true): boolean => {
    if (!next) return false
    setMapping(next)
    if (reset) change(documentOf(next))
    return true
  }
  const store = (quiet: boolean) => {
    const variables = {
      ...of,
      documentJson: JSON.stringify(document),
      revision: mapping.draft?.revision ?? null,
    }
    return (quiet ? steps.saveFirst : steps.save).run(variables)
  }
  const publish = async (note: string) => {
    const ready = isUnsaved || !mapping.draft ? await store(true) : mapping
    if (!ready) return false
    take(ready)
    const revision = ready.draft?.revision ?? ''
    return take(await steps.publish.run({ ...of, revision, note: note.trim() || null }))
  }
  // What was never saved is forgotten here; the app knows only drafts.
  const discard = async () =>
    take(mapping.draft ? await steps.discard.run({ ...of, revision: mapping.draft.revision }) : mapping)
  return {
    ...of,
    mapping,
    document,
    isUnsaved,
    isBusy: Object.values(steps).some(({ isRunning }) => isRunning),
    failure: Object.values(steps).find(({ failure }) => failure)?.failure,
    change,
    save: async () => take(await store(false)),
    publish,
    discard,
    rollBack: async (version) => take(await steps.rollBack.run({ ...of, version })),
    remove: async () => take(await steps.remove.run(of)),
  }
}

function useSteps() {
  return {
    save: useChange<ErpSaveDraftMutation, ErpSaveDraftMutationVariables>(
      saveMutation,
      'admin/erp-integrator.mapping.saved',
    ),
    saveFirst: useChange<ErpSaveDraftMutation, ErpSaveDraftMutationVariables>(saveMutation, null),
    publish: useChange<ErpPublishDraftMutation, ErpPublishDraftMutationVariables>(
      publishMutation,
      'admin/erp-integrator.mapping.published',
    ),
    discard: useChange<ErpDiscardDraftMutation, ErpDiscardDraftMutationVariables>(
      discardMutation,
      'admin/erp-integrator.mapping.discarded',
    ),
    rollBack: useChange<ErpRollBackMappingMutation, ErpRollBackMappingMutationVariables>(
      rollBackMutation,
      'admin/erp-integrator.mapping.rolledBack',
    ),
    remove: useChange<ErpRemoveMappingMutation, ErpRemoveMappingMutationVariables>(
      removeMutation,
      'admin/erp-integrator.mapping.removed',
    ),
  }
}

/** What is edited: the draft, or what is published, or nothing yet. */
export function documentOf({ draft, published, flow }: MappingView): MappingDocument {
  const json = draft?.documentJson ?? published?.documentJson
  return (json === undefined ? null : readDocument(json, flow)) ?? emptyDocument(flow)
}

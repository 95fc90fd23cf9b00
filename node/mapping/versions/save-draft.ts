import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../../delivery/deps'
import { fail, type Failure } from '../../errors/failure'
import { checkDocument } from './check-document'
import { forgetDocuments, storeDocument, updateHead, type MappingHead, type MappingName } from './head'
import { stateOf, type MappingState } from './state'

export interface DraftInput extends MappingName {
  document: unknown
  /** Of the draft that was changed; null: there was none. */
  revision: string | null
  by: string
}

type DraftDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'now'>

/** Saves the draft unless somebody else has saved it meanwhile. Red tests are told and do not stop it. */
export async function saveDraft(deps: DraftDeps, input: DraftInput): Promise<Result<MappingState, Failure>> {
  const { source, flow, revision, by } = input
  const checked = await checkDocument(flow, input.document)
  if (checked.isErr()) return err(checked.error)
  const document = await storeDocument(deps, checked.value)
  const at = new Date(deps.now()).toISOString()
  const head = await changeDraft(deps, input, ({ published, draft }) => ({
    revision: document,
    basedOn: draft ? draft.basedOn : published,
    by,
    at,
  }))
  if (head) return ok(await stateOf(deps, { source, flow }, head))
  await forgetDocuments(deps, [document])
  return conflict(revision)
}

/** Throws the draft away. */
export async function discardDraft(
  deps: DraftDeps,
  input: Omit<DraftInput, 'document' | 'by'>,
): Promise<Result<MappingState, Failure>> {
  const { source, flow, revision } = input
  const head = await changeDraft(deps, input, () => null)
  return head ? ok(await stateOf(deps, { source, flow }, head)) : conflict(revision)
}

/** Null when the draft is not the one that was looked at. */
async function changeDraft(
  deps: DraftDeps,
  { source, flow, revision }: Pick<DraftInput, 'source' | 'flow' | 'revision'>,
  next: (head: MappingHead) => MappingHead['draft'],
): Promise<MappingHead | null> {
  let isOther = false
  const head = await updateHead(deps, { source, flow }, (current) => {
    isOther = (current.draft?.revision ?? null) !== revision
    return isOther ? null : { ...current, draft: next(current) }
  })
  return isOther ? null : head
}

export function conflict(revision: string | null): Result<never, Failure> {
  return fail(
    'draft_conflict',
    revision === null
      ? 'Somebody else has begun a draft of this mapping.'
      : 'Somebody else has saved, published or discarded this draft since you opened it.',
  )
}

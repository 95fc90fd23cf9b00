import { ok, type Result } from 'neverthrow'
import { stringify } from 'safe-stable-stringify'
import type { Deps } from '../../delivery/deps'
import { fail, type Failure } from '../../errors/failure'
import type { MappingDocument } from '../document'
import { findDocument, readHead, type MappingHead, type MappingName } from './head'

/** A rule that differs; `target` may be `filters` or `tests` too. */
export interface RuleDifference {
  target: string
  before: unknown
  after: unknown
}

/** A version's number, or its draft. */
export type VersionName = number | 'draft'

/** What one version (or the draft) changes against another. */
export async function compareVersions(
  deps: Pick<Deps, 'documents'>,
  { source, flow, from, to }: MappingName & { from: VersionName; to: VersionName },
): Promise<Result<RuleDifference[], Failure>> {
  const head = await readHead(deps, { source, flow })
  const [before, after] = [documentOf(head, from), documentOf(head, to)]
  const missing = before === null ? from : after === null ? to : null
  if (before === null || after === null)
    return fail('not_found', missing === 'draft' ? 'There is no draft.' : `There is no version ${missing}.`)
  const [old, changed] = await Promise.all([findDocument(deps, before), findDocument(deps, after)])
  if (!old || !changed)
    return fail('not_found', 'The draft was saved again, published or discarded meanwhile.')
  return ok(differences(old, changed))
}

/** Rules by target, in the order of the newer document. Pure. */
export function differences(before: MappingDocument, after: MappingDocument): RuleDifference[] {
  const old = partsOf(before)
  const changed = partsOf(after)
  const targets = [...new Set([...changed.keys(), ...old.keys()])]
  return targets
    .map((target) => ({ target, before: old.get(target) ?? null, after: changed.get(target) ?? null }))
    .filter((each) => stringify(each.before) !== stringify(each.after))
}

function partsOf({ fields, filters, tests }: MappingDocument): Map<string, unknown> {
  return new Map<string, unknown>([
    ...fields.map((rule) => [rule.target, rule] as const),
    ['filters', filters],
    ['tests', tests],
  ])
}

function documentOf({ draft, versions }: MappingHead, name: VersionName): string | null {
  if (name === 'draft') return draft?.revision ?? null
  return versions.find(({ version }) => version === name)?.document ?? null
}

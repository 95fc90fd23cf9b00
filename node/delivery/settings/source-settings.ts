import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import type { FlowName, MatchRule } from '../../flows/flow'
import type { Documents } from '../../storage/documents'
import type { OwnGuards } from '../guards/settings'
import type { FieldOwnership } from './ownership'

/** What a source decides otherwise than the store in one flow. What is left out is the store's. */
export interface OwnFlowSettings {
  ownership?: FieldOwnership | undefined
  match?: MatchRule | undefined
}

/** Everything a source decides otherwise than the store. */
export interface SourceSettings {
  flows?: Partial<Record<FlowName, OwnFlowSettings>>
  guards?: OwnGuards
}

/** By the name of the source. */
export type AllSourceSettings = Readonly<Record<string, SourceSettings>>

/** One document holds them all, so that a run reads it at once. */
const BUCKET = 'settings'
const KEY = 'sources'
/** Sources that may have settings of their own. */
export const MOST_SOURCES = 50

export async function readSourceSettings(documents: Pick<Documents, 'read'>): Promise<AllSourceSettings> {
  return (await documents.read<AllSourceSettings>(BUCKET, KEY))?.value ?? {}
}

/** What a source decides itself. Names of sources are theirs, so only own properties count. Pure. */
export function settingsIn(all: AllSourceSettings, source: string | null): SourceSettings {
  return source !== null && Object.hasOwn(all, source) ? (all[source] ?? {}) : {}
}

/**
 * Changes what a source decides itself; what says nothing any more is forgotten. Fails (invalid_settings) when too
 * many sources have settings.
 */
export async function changeSourceSettings(
  documents: Pick<Documents, 'update'>,
  source: string,
  change: (own: SourceSettings) => SourceSettings,
): Promise<Result<void, Failure>> {
  let isFull = false
  await documents.update<AllSourceSettings>(BUCKET, KEY, (stored) => {
    const all = new Map(Object.entries(stored ?? {}))
    const next = withoutEmpty(change(all.get(source) ?? {}))
    if (next) all.set(source, next)
    else all.delete(source)
    isFull = all.size > MOST_SOURCES
    return isFull ? null : Object.fromEntries(all)
  })
  if (!isFull) return ok(undefined)
  return fail('invalid_settings', `At most ${MOST_SOURCES} sources can have settings of their own.`)
}

function withoutEmpty({ flows = {}, guards = {} }: SourceSettings): SourceSettings | null {
  const said = Object.entries(flows).filter(([, { ownership = {}, match }]) => match || hasKeys(ownership))
  const limits = Object.entries(guards).filter(([, limit]) => hasKeys(limit))
  if (said.length + limits.length === 0) return null
  return {
    ...(said.length > 0 && { flows: Object.fromEntries(said) }),
    ...(limits.length > 0 && { guards: Object.fromEntries(limits) }),
  }
}

const hasKeys = (value: object): boolean => Object.keys(value).length > 0

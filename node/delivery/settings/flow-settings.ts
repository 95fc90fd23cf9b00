import { LRUCache } from 'lru-cache'
import { ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { flowNames, flows } from '../../flows'
import type { FlowName, MatchRule } from '../../flows/flow'
import type { Documents } from '../../storage/documents'
import { scopeOf, type Deps } from '../deps'
import type { FieldOwnership } from './ownership'
import { checkRules, flowSettingsOf, loosestOwnership, type FlowSettings } from './resolve'
import {
  changeSourceSettings,
  readSourceSettings,
  settingsIn,
  type AllSourceSettings,
  type OwnFlowSettings,
} from './source-settings'

export type AllFlowSettings = Partial<Record<FlowName, FlowSettings>>

/** What the store says, and what its sources say otherwise. */
interface Stored {
  store: AllFlowSettings
  sources: AllSourceSettings
}

type SettingsDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

const BUCKET = 'settings'
const KEY = 'flows'
/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

const known = new LRUCache<string, Stored>({ max: 1_000, ttl: KNOWN_MILLISECONDS })

/** What holds where nothing is set. */
export function defaultFlowSettings(flow: FlowName): FlowSettings {
  const [match] = flows[flow].matches ?? []
  return { ownership: {}, ...(match && { match }) }
}

/** The settings of a source in a flow, the store's without a source; a change takes up to 10 seconds to be known. */
export async function readFlowSettings(
  deps: SettingsDeps,
  flow: FlowName,
  source: string | null,
): Promise<FlowSettings> {
  const { store, sources } = await readKnown(deps)
  return flowSettingsOf(storePart(store, flow), settingsIn(sources, source).flows?.[flow])
}

/** Who owns which field whichever source sends: see loosestOwnership. */
export async function readLoosestOwnership(deps: SettingsDeps, flow: FlowName): Promise<FieldOwnership> {
  const { store, sources } = await readKnown(deps)
  return loosestOwnership(flow, storePart(store, flow), sources)
}

/** How records of a source in the flow find what VTEX has already. */
export async function readMatchRule(
  deps: SettingsDeps,
  flow: FlowName,
  source: string | null,
): Promise<MatchRule> {
  return (await readFlowSettings(deps, flow, source)).match ?? 'refId'
}

/** Replaces what the store says of a flow. Fails (invalid_settings) when a source has a match rule that does not go with it. */
export async function saveFlowSettings(
  deps: SettingsDeps,
  flow: FlowName,
  settings: FlowSettings,
): Promise<Result<void, Failure>> {
  const checked = checkRules(flow, settings.match, await readSourceSettings(deps.documents))
  if (checked.isErr()) return checked
  await deps.documents.update<AllFlowSettings>(BUCKET, KEY, (all) => ({ ...all, [flow]: settings }))
  known.delete(scopeOf(deps))
  return ok(undefined)
}

/** Replaces what a source says of a flow; nothing: the store's holds. Fails (invalid_settings) as saveFlowSettings does. */
export async function saveOwnFlowSettings(
  deps: SettingsDeps,
  { source, flow }: { source: string; flow: FlowName },
  own: OwnFlowSettings,
): Promise<Result<void, Failure>> {
  const { match } = storePart(await readStore(deps.documents), flow)
  const checked = checkRules(flow, match, { [source]: { flows: { [flow]: own } } })
  if (checked.isErr()) return checked
  const saved = await changeSourceSettings(deps.documents, source, (before) => ({
    ...before,
    flows: { ...before.flows, [flow]: own },
  }))
  known.delete(scopeOf(deps))
  return saved
}

/** Every flow's settings for a source, the store's without one; the defaults included. */
export async function allFlowSettings(
  documents: Pick<Documents, 'read'>,
  source: string | null = null,
): Promise<Record<FlowName, FlowSettings>> {
  const [store, sources] = await Promise.all([readStore(documents), readSourceSettings(documents)])
  const own = settingsIn(sources, source).flows
  return Object.fromEntries(
    flowNames.map((name) => [name, flowSettingsOf(storePart(store, name), own?.[name])]),
  ) as Record<FlowName, FlowSettings>
}

async function readKnown(deps: SettingsDeps): Promise<Stored> {
  const scope = scopeOf(deps)
  const before = known.get(scope)
  if (before) return before
  const [store, sources] = await Promise.all([readStore(deps.documents), readSourceSettings(deps.documents)])
  known.set(scope, { store, sources })
  return { store, sources }
}

async function readStore(documents: Pick<Documents, 'read'>): Promise<AllFlowSettings> {
  return (await documents.read<AllFlowSettings>(BUCKET, KEY))?.value ?? {}
}

const storePart = (store: AllFlowSettings, flow: FlowName): FlowSettings => ({
  ...defaultFlowSettings(flow),
  ...store[flow],
})

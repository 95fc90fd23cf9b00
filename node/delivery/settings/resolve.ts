import { err, ok, type Result } from 'neverthrow'
import { failure, type Failure } from '../../errors/failure'
import type { FlowName, MatchRule } from '../../flows/flow'
import { ownerships, type FieldOwnership } from './ownership'
import type { AllSourceSettings, OwnFlowSettings } from './source-settings'

export interface FlowSettings {
  ownership: FieldOwnership
  /** Absent in flows that have nothing to choose. */
  match?: MatchRule | undefined
}

/** The settings of a source in a flow: its own over the store's, field by field. Pure. */
export function flowSettingsOf(store: FlowSettings, own: OwnFlowSettings = {}): FlowSettings {
  const match = own.match ?? store.match
  return { ownership: { ...store.ownership, ...own.ownership }, ...(match && { match }) }
}

/**
 * Of each field the owner that leaves most to sources, whichever of them sends. What the ledger holds was owned by
 * who sent it, so a race between two sources is mended with both of their values. Pure.
 */
export function loosestOwnership(
  flow: FlowName,
  store: FlowSettings,
  sources: AllSourceSettings,
): FieldOwnership {
  const all = Object.values(sources).map(({ flows }) => flowSettingsOf(store, flows?.[flow]).ownership)
  const fields = new Set([store.ownership, ...all].flatMap((ownership) => Object.keys(ownership)))
  const loosest = (field: string) => {
    const found = [store.ownership, ...all].map((ownership) => ownership[field] ?? 'always')
    return ownerships.find((owner) => found.includes(owner)) ?? 'always'
  }
  return Object.fromEntries([...fields].map((field) => [field, loosest(field)]))
}

/**
 * Refuses rules of which one takes a ref for VTEX's id and another for a code: sources share their refs, so nobody
 * could tell which of two records "7" is. Pure.
 */
export function checkRules(
  flow: FlowName,
  store: MatchRule | undefined,
  sources: AllSourceSettings,
): Result<void, Failure> {
  const own = Object.entries(sources).flatMap(([source, { flows }]) => {
    const match = flows?.[flow]?.match
    return match ? [{ match, who: source }] : []
  })
  const rules = [...(store ? [{ match: store, who: 'the store' }] : []), ...own]
  const byId = rules.find(({ match }) => match === 'vtexId')
  const byCode = rules.find(({ match }) => match !== 'vtexId')
  if (!byId || !byCode) return ok(undefined)
  const message = `is vtexId for ${byId.who} and ${byCode.match} for ${byCode.who}: a ref of ${flow} would mean two things; all sources must use vtexId, or none`
  const errors = [{ pointer: '/match', code: 'invalid_value', message }]
  return err(failure('invalid_settings', `/match ${message}.`, { errors }))
}

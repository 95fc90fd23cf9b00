import { LRUCache } from 'lru-cache'
import { err, ok, type Result } from 'neverthrow'
import type { VtexWarehouse } from '../clients/logistics'
import { fail, type Failure } from '../errors/failure'
import type { Directory, MatchRule, RecordKey, ReferenceFlow } from '../flows/flow'
import { vtexIdIn } from '../flows/vtex-ref'
import { callLane } from './call-lane'
import { scopeOf, type Deps } from './deps'
import type { Priority } from './lanes'
import { lookUpIds, lookUpReferences, lookUpSkus, type Call, type Found } from './lookups'
import type { CallTally } from './metrics'
import { readMatchRule } from './settings'

const MINUTE = 60_000

/** Ids VTEX confirmed lately, for all stores of this process: keys carry account, workspace and flow. */
const knownIds = new LRUCache<string, string>({ max: 400_000, ttl: 5 * MINUTE })
const knownWarehouses = new LRUCache<string, VtexWarehouse[]>({ max: 1_000, ttl: MINUTE })

type DirectoryDeps = Pick<Deps, 'account' | 'workspace' | 'clients' | 'documents' | 'log' | 'now'>

/** Where an id was found, and by which rule. */
interface Place {
  flow: ReferenceFlow
  match: MatchRule
}

export interface DirectoryOptions {
  /** Whose match rules hold; null: the store's. */
  source: string | null
  priority: Priority
  /** Milliseconds since 1970 after which no lookup is begun. */
  deadline: number
  tally?: CallTally | undefined
}

/** What the ledger knows of the records at hand. */
export interface Remembered {
  /** VTEX id of a record of the flow at hand; empty when there is none. */
  id(key: RecordKey): string
  /** VTEX id of the SKU with this ref. */
  sku(ref: string): string | undefined
}

export const nothingRemembered: Remembered = { id: () => '', sku: () => undefined }

/**
 * Finds VTEX ids for the source's refs. `remembered` are ids of the ledger: VTEX's lookups sometimes miss a SKU
 * that exists, so a lone "not found" is checked with a second lookup and with the id known from before.
 * An instance is for one piece of work: it asks for a list that lacks a code once.
 */
export function directoryOf(
  deps: DirectoryDeps,
  remembered: Remembered,
  { source, priority, deadline: until, tally }: DirectoryOptions,
): Directory {
  const scope = scopeOf(deps)
  const call: Call = (lane, task) => callLane(deps, { lane, kind: 'read', priority, until, tally }, task)
  let listed: Promise<Result<VtexWarehouse[], Failure>> | null = null
  /** Ids known lately, and those that `find` answers for the rest. */
  const idsOf = async ({ flow, match }: Place, refs: readonly string[], find: Find): Promise<Found[]> => {
    // Read once: what is known now may have expired when the lookups are back.
    const known = new Map(
      [...new Set(refs)].map((ref) => [ref, knownIds.get(keyOf(scope, flow, match, ref))]),
    )
    const unknown = [...known].filter(([, id]) => id === undefined).map(([ref]) => ref)
    const found = unknown.length > 0 ? await find(unknown) : new Map<string, Found>()
    for (const [ref, id] of found) if (id.isOk()) rememberId(deps, { flow, match }, ref, id.value)
    return refs.map((ref) => found.get(ref) ?? ok(known.get(ref) as string))
  }
  const ids = async (flow: ReferenceFlow, refs: readonly string[]): Promise<Found[]> => {
    const match = await readMatchRule(deps, flow, source)
    const lookup = { deps, call, match }
    return idsOf({ flow, match }, refs, async (unknown) => {
      const own = unknown.filter((ref) => vtexIdIn(ref) === null)
      const byId = await lookUpIds(
        lookup,
        flow,
        unknown.filter((ref) => vtexIdIn(ref) !== null),
      )
      if (own.length === 0) return byId
      const found =
        flow === 'skus'
          ? await lookUpSkus(lookup, own, remembered.sku)
          : await lookUpReferences(lookup, flow, own)
      return new Map([...found, ...byId])
    })
  }
  return {
    ids,
    skuIds: (refs) => ids('skus', refs),
    remembered: (key) => vtexIdIn(key[0] ?? '') ?? remembered.id(key),
    matchRule: (flow) => readMatchRule(deps, flow, source),
    async warehouseId(code) {
      const cached = knownWarehouses.get(scope)
      const known = cached && findWarehouse(cached, code)
      if (known) return ok(known)
      // A warehouse may have been created a moment ago, so an unknown code is asked for again.
      listed ??= call('logistics', () => deps.clients.logistics.warehouses())
      const answer = await listed
      if (answer.isErr()) return err(answer.error)
      knownWarehouses.set(scope, answer.value)
      const id = findWarehouse(answer.value, code)
      return id ? ok(id) : fail('warehouse_not_found', `VTEX has no warehouse "${code}".`)
    },
  }
}

/** Notes what was just created or confirmed, so that records that refer to it need no lookup. */
export function rememberId(
  deps: Pick<Deps, 'account' | 'workspace'>,
  { flow, match }: Place,
  ref: string,
  vtexId: string,
): void {
  knownIds.set(keyOf(scopeOf(deps), flow, match, ref), vtexId)
}

type Find = (refs: string[]) => Promise<Map<string, Found>>

/** What was found by another rule is not known by this one. */
const keyOf = (scope: string, flow: ReferenceFlow, match: MatchRule, ref: string): string =>
  `${scope}/${flow}/${match}/${ref}`

/** VTEX compares warehouse ids with and without case in different places, so its own spelling is used. */
function findWarehouse(warehouses: VtexWarehouse[], code: string): string | undefined {
  const exact = warehouses.find(({ id }) => id === code)
  if (exact) return exact.id
  const similar = warehouses.filter(({ id }) => id.toLowerCase() === code.toLowerCase())
  return similar.length === 1 ? similar[0]?.id : undefined
}

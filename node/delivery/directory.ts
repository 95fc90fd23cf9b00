import { LRUCache } from 'lru-cache'
import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import type { VtexWarehouse } from '../clients/logistics'
import type { Directory } from '../flows/flow'
import type { Deps } from './deps'
import { callLane } from './call-lane'
import type { LaneName, Priority } from './lanes'
import type { CallTally } from './metrics'

const MINUTE = 60_000

/** Ids VTEX confirmed lately, for all stores of this process: keys carry account and workspace. */
const knownSkus = new LRUCache<string, string>({ max: 200_000, ttl: 5 * MINUTE })
const knownWarehouses = new LRUCache<string, VtexWarehouse[]>({ max: 1_000, ttl: MINUTE })

/** The most references asked for in one call to the catalog. */
const REFS_PER_CALL = 200

type DirectoryDeps = Pick<Deps, 'account' | 'workspace' | 'clients' | 'log' | 'now'>

export interface DirectoryOptions {
  priority: Priority
  /** Milliseconds since 1970 after which no lookup is begun. */
  deadline: number
  tally?: CallTally | undefined
}

/**
 * Finds VTEX ids for the source's refs. `remembered` are ids of the ledger: VTEX's lookups sometimes miss a SKU
 * that exists, so a lone "not found" is checked with a second lookup and with the id known from before.
 * An instance is for one piece of work: it asks for a list that lacks a code once.
 */
export function directoryOf(
  deps: DirectoryDeps,
  remembered: (ref: string) => string | undefined,
  { priority, deadline: until, tally }: DirectoryOptions,
): Directory {
  const scope = `${deps.account}/${deps.workspace}/`
  const call: Call = (lane, task) => callLane(deps, { lane, kind: 'read', priority, until, tally }, task)
  let listed: Promise<Result<VtexWarehouse[], Failure>> | null = null
  return {
    async skuIds(refs) {
      // Read once: what is known now may have expired when the lookups are back.
      const known = new Map([...new Set(refs)].map((ref) => [ref, knownSkus.get(scope + ref)]))
      const unknown = [...known].filter(([, id]) => id === undefined).map(([ref]) => ref)
      const found = await lookUpSkus(deps.clients, call, unknown, remembered)
      for (const [ref, id] of found) if (id.isOk()) knownSkus.set(scope + ref, id.value)
      return refs.map((ref) => found.get(ref) ?? ok(known.get(ref) as string))
    },
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

type Call = <T>(lane: LaneName, task: () => Promise<Result<T, Failure>>) => Promise<Result<T, Failure>>

/** VTEX compares warehouse ids with and without case in different places, so its own spelling is used. */
function findWarehouse(warehouses: VtexWarehouse[], code: string): string | undefined {
  const exact = warehouses.find(({ id }) => id === code)
  if (exact) return exact.id
  const similar = warehouses.filter(({ id }) => id.toLowerCase() === code.toLowerCase())
  return similar.length === 1 ? similar[0]?.id : undefined
}

async function lookUpSkus(
  clients: DirectoryDeps['clients'],
  call: Call,
  refs: string[],
  remembered: (ref: string) => string | undefined,
): Promise<Map<string, Result<string, Failure>>> {
  const found = new Map<string, Result<string, Failure>>()
  for (let start = 0; start < refs.length; start += REFS_PER_CALL) {
    const asked = refs.slice(start, start + REFS_PER_CALL)
    const answer = await call('catalog', () => clients.catalog.skuIdsByRefs(asked))
    await Promise.all(
      asked.map(async (ref) => {
        const id = answer.map((ids) => (Object.hasOwn(ids, ref) ? ids[ref] : null))
        const isMissing = id.isOk() && !id.value
        found.set(
          ref,
          isMissing ? await lookAgain(clients, call, ref, remembered(ref)) : (id as Result<string, Failure>),
        )
      }),
    )
  }
  return found
}

async function lookAgain(
  { catalog }: DirectoryDeps['clients'],
  call: Call,
  ref: string,
  rememberedId: string | undefined,
): Promise<Result<string, Failure>> {
  const sku = await call('catalog', () => catalog.skuByRef(ref))
  if (sku.isErr()) return err(sku.error)
  if (sku.value) return ok(String(sku.value.Id))
  if (rememberedId) {
    const before = await call('catalog', () => catalog.skuById(rememberedId))
    if (before.isErr()) return err(before.error)
    if (before.value?.RefId === ref) return ok(rememberedId)
  }
  return fail('sku_not_found', `No SKU in VTEX has the reference code "${ref}".`)
}

import { LRUCache } from 'lru-cache'
import { err, ok, type Result } from 'neverthrow'
import pLimit from 'p-limit'
import { fail, type Failure } from '../errors/failure'
import type { VtexWarehouse } from '../clients/logistics'
import type { Directory } from '../flows/flow'
import type { Deps } from './deps'

const MINUTE = 60_000

/** Ids VTEX confirmed lately, for all stores of this process: keys carry account and workspace. */
const knownSkus = new LRUCache<string, string>({ max: 200_000, ttl: 5 * MINUTE })
const knownWarehouses = new LRUCache<string, VtexWarehouse[]>({ max: 1_000, ttl: MINUTE })

/** The most references asked for in one call to the catalog. */
const REFS_PER_CALL = 200

/** Second lookups at once: one after the other, a chunk of unknown refs would outlast the handler. */
const SECOND_LOOKUPS = 8

type DirectoryDeps = Pick<Deps, 'account' | 'workspace' | 'clients'>

/**
 * Finds VTEX ids for the source's refs. `remembered` are ids of the ledger: VTEX's lookups sometimes miss a SKU
 * that exists, so a lone "not found" is checked with a second lookup and with the id known from before.
 */
export function directoryOf(deps: DirectoryDeps, remembered: (ref: string) => string | undefined): Directory {
  const scope = `${deps.account}/${deps.workspace}/`
  return {
    async skuIds(refs) {
      // Read once: what is known now may have expired when the lookups are back.
      const known = new Map([...new Set(refs)].map((ref) => [ref, knownSkus.get(scope + ref)]))
      const unknown = [...known].filter(([, id]) => id === undefined).map(([ref]) => ref)
      const found = await lookUpSkus(deps, unknown, remembered)
      for (const [ref, id] of found) if (id.isOk()) knownSkus.set(scope + ref, id.value)
      return refs.map((ref) => found.get(ref) ?? ok(known.get(ref) as string))
    },
    async warehouseId(code) {
      const cached = knownWarehouses.get(scope)
      const known = cached && findWarehouse(cached, code)
      if (known) return ok(known)
      // A warehouse may have been created a moment ago, so an unknown code is asked for again.
      const listed = await deps.clients.logistics.warehouses()
      if (listed.isErr()) return err(listed.error)
      knownWarehouses.set(scope, listed.value)
      const id = findWarehouse(listed.value, code)
      return id ? ok(id) : fail('warehouse_not_found', `VTEX has no warehouse "${code}".`)
    },
  }
}

/** VTEX compares warehouse ids with and without case in different places, so its own spelling is used. */
function findWarehouse(warehouses: VtexWarehouse[], code: string): string | undefined {
  const exact = warehouses.find(({ id }) => id === code)
  if (exact) return exact.id
  const similar = warehouses.filter(({ id }) => id.toLowerCase() === code.toLowerCase())
  return similar.length === 1 ? similar[0]?.id : undefined
}

async function lookUpSkus(
  deps: DirectoryDeps,
  refs: string[],
  remembered: (ref: string) => string | undefined,
): Promise<Map<string, Result<string, Failure>>> {
  const found = new Map<string, Result<string, Failure>>()
  const limit = pLimit(SECOND_LOOKUPS)
  for (let start = 0; start < refs.length; start += REFS_PER_CALL) {
    const asked = refs.slice(start, start + REFS_PER_CALL)
    const answer = await deps.clients.catalog.skuIdsByRefs(asked)
    await Promise.all(
      asked.map(async (ref) => {
        const id = answer.map((ids) => (Object.hasOwn(ids, ref) ? ids[ref] : null))
        const isMissing = id.isOk() && !id.value
        found.set(
          ref,
          isMissing
            ? await limit(() => lookAgain(deps, ref, remembered(ref)))
            : (id as Result<string, Failure>),
        )
      }),
    )
  }
  return found
}

async function lookAgain(
  { clients }: DirectoryDeps,
  ref: string,
  rememberedId: string | undefined,
): Promise<Result<string, Failure>> {
  const sku = await clients.catalog.skuByRef(ref)
  if (sku.isErr()) return err(sku.error)
  if (sku.value) return ok(String(sku.value.Id))
  if (rememberedId) {
    const before = await clients.catalog.skuById(rememberedId)
    if (before.isErr()) return err(before.error)
    if (before.value?.RefId === ref) return ok(rememberedId)
  }
  return fail('sku_not_found', `No SKU in VTEX has the reference code "${ref}".`)
}

import { err, ok, Result } from 'neverthrow'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { fail, type Failure } from '../../errors/failure'
import { isVtexId, type FlowClients, type MatchRule, type Wanted } from '../flow'
import { vtexIdIn } from '../vtex-ref'
import type { SkuTarget } from './live'
import type { SkuRecord } from './schema'

type SkuClients = Pick<FlowClients, 'skus' | 'eans'>
type Answer = Promise<Result<VtexFullSku | null, Failure>>

/** The SKU a record is about: the one the app knows, else the one its match rule finds; null when VTEX has none. */
export async function findSku(
  { vtexId, match }: Pick<SkuTarget, 'vtexId' | 'match'>,
  { key: [ref = ''], record }: Wanted<SkuRecord>,
  clients: SkuClients,
): Answer {
  const known = vtexId ? await clients.skus.byId(vtexId) : ok(null)
  if (known.isErr() || vtexIdIn(ref) !== null) return known
  if (known.value && isStill(known.value, ref, match)) return known
  return (finders[match] ?? findByRef)(ref, record, clients)
}

/** By reference code, a SKU counts only while it has it or none (somebody emptied it): ids can be another's by now. */
function isStill({ RefId }: VtexFullSku, ref: string, match: MatchRule): boolean {
  return match !== 'refId' || !RefId || RefId === ref
}

const finders: Readonly<
  Partial<Record<MatchRule, (ref: string, record: SkuRecord | null, clients: SkuClients) => Answer>>
> = { refId: findByRef, ean: findByEans, vtexId: findById }

async function findByRef(ref: string, _record: SkuRecord | null, { skus }: SkuClients): Answer {
  const named = await skus.byRef(ref)
  return named.map((sku) => (sku?.RefId === ref ? sku : null))
}

/** The reference code counts too: two SKUs that could each be the record's are not to be told apart. */
async function findByEans(ref: string, record: SkuRecord | null, clients: SkuClients): Answer {
  const named = await findByRef(ref, record, clients)
  if (named.isErr()) return named
  const withEan = await idsWith(record?.eans ?? [], clients)
  if (withEan.isErr()) return err(withEan.error)
  const ids = [...new Set([...(named.value ? [String(named.value.Id)] : []), ...withEan.value])]
  if (ids.length > 1) return ambiguous(ref, ids)
  return named.value || ids[0] === undefined ? named : clients.skus.byId(ids[0])
}

/** VTEX's lookups miss SKUs now and then, and a second SKU could not be deleted: it is asked twice. */
async function idsWith(
  eans: readonly string[],
  clients: Pick<SkuClients, 'eans'>,
): Promise<Result<string[], Failure>> {
  const ask = async () => Result.combine(await Promise.all(eans.map((ean) => clients.eans.skuWith(ean))))
  const found = (await ask()).map(idsIn)
  return found.isErr() || found.value.length > 0 || eans.length === 0 ? found : (await ask()).map(idsIn)
}

const idsIn = (found: readonly (string | null)[]): string[] => found.flatMap((id) => id ?? [])

function ambiguous(ref: string, ids: readonly string[]): Result<never, Failure> {
  return fail(
    'match_ambiguous',
    `Several SKUs in VTEX have an EAN or the reference code of "${ref}": ${ids.join(', ')}.`,
  )
}

async function findById(ref: string, record: SkuRecord | null, { skus }: SkuClients): Answer {
  const found = isVtexId(ref) ? await skus.byId(ref) : ok(null)
  // A SKU that is created gets an id of VTEX's choice, so the ref would not name it.
  return found.andThen((sku) => (sku || !record ? ok(sku) : noSuchId(ref)))
}

function noSuchId(ref: string): Result<never, Failure> {
  return fail(
    'sku_not_found',
    `VTEX has no SKU with the id "${ref}". Where refs are VTEX's ids (match rule vtexId), none is created.`,
  )
}

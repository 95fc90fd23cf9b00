import { err, ok, type Result } from 'neverthrow'
import type { VtexProduct } from '../../clients/catalog/products'
import { fail, type Failure } from '../../errors/failure'
import { isVtexId, type FlowClients, type Wanted } from '../flow'
import { vtexIdIn } from '../vtex-ref'
import type { ProductTarget } from './locate'
import type { ProductRecord } from './schema'

type ProductClients = Pick<FlowClients, 'catalog' | 'products'>
type Answer = Promise<Result<VtexProduct | null, Failure>>

/** The product a record is about: the one the app knows, else the one its match rule finds; null when there is none. */
export async function findProduct(
  { vtexId, match }: Pick<ProductTarget, 'vtexId' | 'match'>,
  { key: [ref = ''], record }: Wanted<ProductRecord>,
  clients: ProductClients,
): Answer {
  const known = vtexId ? await clients.products.byId(vtexId) : ok(null)
  if (known.isErr() || vtexIdIn(ref) !== null) return known
  if (match === 'vtexId') return known.value ? known : findById(ref, record, clients)
  return known.value?.RefId === ref ? known : findByRef(ref, known.value, clients)
}

/** Also where the id that is known has another code now. */
async function findByRef(
  ref: string,
  known: VtexProduct | null,
  { catalog, products }: ProductClients,
): Answer {
  const found = await catalog.productByRef(ref)
  if (found.isErr()) return err(found.error)
  if (found.value) {
    return found.value.RefId === ref ? products.byId(String(found.value.Id)) : stranger(found.value, ref)
  }
  return known ? stranger(known, ref) : ok(null)
}

function stranger({ Id, RefId }: Pick<VtexProduct, 'Id' | 'RefId'>, ref: string): Result<never, Failure> {
  return fail(
    'match_ambiguous',
    `VTEX’s product ${Id} seemed to be "${ref}", but its reference code is "${RefId ?? ''}".`,
  )
}

async function findById(ref: string, record: ProductRecord | null, { products }: ProductClients): Answer {
  const found = isVtexId(ref) ? await products.byId(ref) : ok(null)
  // A product that is created gets an id of VTEX's choice, so the ref would not name it.
  return found.andThen((product) => (product || !record ? ok(product) : noSuchId(ref)))
}

function noSuchId(ref: string): Result<never, Failure> {
  return fail(
    'product_not_found',
    `VTEX has no product with the id "${ref}". Where refs are VTEX's ids (match rule vtexId), none is created.`,
  )
}

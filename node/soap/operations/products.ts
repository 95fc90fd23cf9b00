import { err, ok, safeTry } from 'neverthrow'
import type { VtexProduct } from '../../clients/catalog/products'
import { fail } from '../../errors/failure'
import { flows } from '../../flows'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Sent } from '../contract'
import { changeOf, productRecord } from '../dto/product'
import { given, idIn, write, type Answer, type Call, type Operations } from './call'
import { readProduct } from './read-product'

const { read, write: change } = flows.products.permissions

export const productOperations = {
  ProductGet: {
    anyOf: read,
    handle: ({ idProduct }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('idProduct', idProduct)
        return ok({ result: yield* await readProduct(id, call) })
      }),
  },
  ProductGetByRefId: {
    anyOf: read,
    handle: ({ refId }, call) =>
      safeTry(async function* () {
        const ref = yield* given('refId', refId)
        const found = yield* await call.clients.catalog.productByRef(ref)
        return ok({ result: found ? yield* await readProduct(String(found.Id), call) : null })
      }),
  },
  ProductInsertUpdate: {
    anyOf: change,
    handle: ({ productVO }, call) =>
      safeTry(async function* () {
        const sent = yield* given('productVO', productVO)
        const live = yield* await findProduct(sent, call)
        if (!live && !sent.Id) yield* given('productVO/RefId', sent.RefId)
        const { vtexId } = yield* await write(call, 'products', productRecord(sent, live))
        return ok({ result: yield* await readProduct(vtexId ?? '', call) })
      }),
  },
  ProductActive: {
    anyOf: change,
    handle: ({ idProduct }, call) =>
      safeTry(async function* () {
        const product = yield* await productWith('idProduct', idProduct, call)
        yield* await write(call, 'products', changeOf(product, { active: true }))
        return ok({})
      }),
  },
  ProductGetSimilarCategory: {
    anyOf: read,
    handle: ({ productId }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('productId', productId)
        return ok({ result: yield* await call.clients.products.similarCategories(id) })
      }),
  },
  ProductSetSimilarCategory: {
    anyOf: change,
    handle: ({ productId, categoryId }, call) =>
      safeTry(async function* () {
        const category = yield* idIn('categoryId', categoryId)
        const product = yield* await productWith('productId', productId, call)
        const similar = yield* await call.clients.products.similarCategories(String(product.Id))
        const refs = new Set([...similar, category].map(refOfVtexId))
        yield* await write(call, 'products', changeOf(product, { similarCategoryRefs: [...refs] }))
        return ok({})
      }),
  },
} as const satisfies Operations

/** The product that a parameter names, which has to be there. */
export async function productWith(
  name: string,
  value: number | null,
  { clients }: Call,
): Answer<VtexProduct> {
  const id = idIn(name, value)
  if (id.isErr()) return err(id.error)
  const found = await clients.products.byId(id.value)
  return found.andThen((product) =>
    product ? ok(product) : fail('product_not_found', `VTEX has no product with the id ${id.value}.`),
  )
}

/** The product with the id that was sent, else the one with the reference code. */
async function findProduct(sent: Sent<'ProductDTO'>, { clients }: Call): Answer<VtexProduct | null> {
  if (sent.Id !== null) {
    const id = idIn('productVO/Id', sent.Id)
    if (id.isErr()) return err(id.error)
    const found = await clients.products.byId(id.value)
    if (found.isErr() || found.value) return found
  }
  const coded = sent.RefId ? await clients.catalog.productByRef(sent.RefId) : ok(null)
  if (coded.isErr()) return err(coded.error)
  return coded.value ? clients.products.byId(String(coded.value.Id)) : ok(null)
}

import { err, ok } from 'neverthrow'
import type { VtexProduct } from '../../clients/catalog/products'
import type { Answered } from '../contract'
import { productDto } from '../dto/product'
import type { Answer, Call } from './call'

/** Null when VTEX does not have it. */
export async function readProduct(id: string, call: Call): Answer<Answered<'ProductDTO'> | null> {
  const found = await call.clients.products.byId(id)
  if (found.isErr()) return err(found.error)
  return found.value ? showProduct(found.value, call) : ok(null)
}

/** A product with its trade policies. */
export async function showProduct(
  product: VtexProduct,
  { clients: { products } }: Call,
): Answer<Answered<'ProductDTO'>> {
  const policies = await products.tradePolicies(String(product.Id))
  return policies.map((ids) => productDto(product, ids))
}

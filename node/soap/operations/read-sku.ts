import { err, ok } from 'neverthrow'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { sideBySide } from '../../clients/side-by-side'
import { fail } from '../../errors/failure'
import type { Answered } from '../contract'
import { skuDto } from '../dto/sku'
import { idIn, type Answer, type Call } from './call'

type SkuDto = Answered<'StockKeepingUnitDTO'>

/** SKUs of one product that are read side by side. */
const AT_ONCE = 5

/** A SKU with what VTEX keeps beside it, null when there is none. */
export async function readSku(id: string, call: Call): Answer<SkuDto | null> {
  const found = await call.clients.skus.byId(id)
  if (found.isErr()) return err(found.error)
  return found.value ? showSku(found.value, call) : ok(null)
}

/** A SKU that was read, with what VTEX keeps beside it. */
export async function showSku(sku: VtexFullSku, call: Call): Answer<SkuDto> {
  const name = await productName(sku.ProductId, call)
  return name.isErr() ? err(name.error) : withSurroundings(sku, name.value, call)
}

/** Those of some SKUs that are there, in their order. */
export async function readSkus(ids: readonly number[], call: Call): Answer<SkuDto[]> {
  const read = await sideBySide(ids, AT_ONCE, (id) => readSku(String(id), call))
  return read.map((all) => all.flatMap((sku) => sku ?? []))
}

/** All SKUs of a product. */
export async function readSkusOf(productId: string, call: Call): Answer<SkuDto[]> {
  const [listed, name] = await Promise.all([
    call.clients.products.skus(productId),
    productName(Number(productId), call),
  ])
  if (listed.isErr()) return err(listed.error)
  if (name.isErr()) return err(name.error)
  const read = await sideBySide(listed.value, AT_ONCE, async ({ Id }): Answer<SkuDto | null> => {
    const sku = await call.clients.skus.byId(String(Id))
    if (sku.isErr()) return err(sku.error)
    return sku.value ? withSurroundings(sku.value, name.value, call) : ok(null)
  })
  return read.map((all) => all.flatMap((sku) => sku ?? []))
}

/** The SKU that a parameter names, which has to be there. */
export async function skuWith(name: string, value: number | null, { clients }: Call): Answer<VtexFullSku> {
  const id = idIn(name, value)
  if (id.isErr()) return err(id.error)
  const found = await clients.skus.byId(id.value)
  return found.andThen((sku) =>
    sku ? ok(sku) : fail('sku_not_found', `VTEX has no SKU with the id ${id.value}.`),
  )
}

async function productName(id: number, { clients }: Call): Answer<string | null> {
  const found = await clients.products.byId(String(id))
  return found.map((product) => product?.Name ?? null)
}

async function withSurroundings(sku: VtexFullSku, name: string | null, { clients }: Call): Answer<SkuDto> {
  const id = String(sku.Id)
  const [eans, price] = await Promise.all([clients.eans.of(id), clients.pricing.get(id)])
  if (eans.isErr()) return err(eans.error)
  if (price.isErr()) return err(price.error)
  return ok(skuDto(sku, { eans: eans.value, price: price.value, productName: name }))
}

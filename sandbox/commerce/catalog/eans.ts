import { jsonString, ok } from '../answers'
import { param, type Handler } from '../routes'
import { withSku } from './ids'
import { storeEan } from './writes'

/** GET a SKU's EANs. */
export const listEans: Handler = withSku(({ state }, { Id }) => ok(state.kept.catalog.eans.get(Id) ?? []))

/** POST adds an EAN; a SKU may have several. Assumption: 409 when any SKU has it already. */
export const postEan: Handler = withSku((call, { Id }) => {
  const { catalog } = call.state.kept
  const ean = param(call, 'ean')
  const owner = catalog.skuIdByEan.get(ean)
  if (owner !== undefined) return jsonString(409, `The EAN is registered in Sku id ${owner}`)
  storeEan(catalog, Id, ean)
  return ok()
})

/** DELETE one EAN. Assumption: 404 when the SKU does not have it. */
export const deleteEan: Handler = withSku((call, { Id }) => {
  const { catalog } = call.state.kept
  const ean = param(call, 'ean')
  if (catalog.skuIdByEan.get(ean) !== Id) return jsonString(404, 'EAN not found')
  catalog.skuIdByEan.delete(ean)
  catalog.eans.set(
    Id,
    (catalog.eans.get(Id) ?? []).filter((each) => each !== ean),
  )
  return ok()
})

/** DELETE all EANs of a SKU. */
export const deleteEans: Handler = withSku(({ state }, { Id }) => {
  const { catalog } = state.kept
  for (const ean of catalog.eans.get(Id) ?? []) catalog.skuIdByEan.delete(ean)
  catalog.eans.delete(Id)
  return ok()
})

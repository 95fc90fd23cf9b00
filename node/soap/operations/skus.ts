import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexFullSku } from '../../clients/catalog/skus'
import type { RecordResult } from '../../delivery/outcome'
import { failure, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Sent } from '../contract'
import { echoedSku } from '../dto/echo'
import { changeOfSku, priceRecord, skuRecord } from '../dto/sku'
import { given, idIn, write, type Answer, type Call, type Operations } from './call'
import { readSku, readSkus, readSkusOf, skuWith } from './read-sku'
import { noteSkuWith, skusWith } from './sku-hints'
import { writePrice } from './prices'

const { read, write: change } = flows.skus.permissions

export const skuOperations = {
  StockKeepingUnitGet: {
    anyOf: read,
    handle: ({ id: sent }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('id', sent)
        return ok({ result: yield* await readSku(id, call) })
      }),
  },
  StockKeepingUnitGetByRefId: {
    anyOf: read,
    handle: ({ refId }, call) =>
      safeTry(async function* () {
        const ref = yield* given('refId', refId)
        const found = yield* await call.clients.skus.byRef(ref)
        return ok({ result: found?.RefId === ref ? yield* await readSku(String(found.Id), call) : null })
      }),
  },
  StockKeepingUnitGetByEan: {
    anyOf: read,
    handle: ({ EAN13 }, call) =>
      safeTry(async function* () {
        const ean = yield* given('EAN13', EAN13)
        const id = yield* await call.clients.eans.skuWith(ean)
        return ok({ result: id === null ? null : yield* await readSku(id, call) })
      }),
  },
  StockKeepingUnitGetByManufacturerCode: {
    anyOf: read,
    handle: ({ manufacturer }, call) =>
      safeTry(async function* () {
        const code = yield* given('manufacturer', manufacturer)
        const found = yield* await readSkus(await skusWith(call, 'manufacturer-code', code), call)
        return ok({ result: found.filter(({ ManufacturerCode }) => ManufacturerCode === code) })
      }),
  },
  StockKeepingUnitGetAllByProduct: {
    anyOf: read,
    handle: ({ idProduct }, call) =>
      safeTry(async function* () {
        const id = yield* idIn('idProduct', idProduct)
        return ok({ result: yield* await readSkusOf(id, call) })
      }),
  },
  StockKeepingUnitInsertUpdate: {
    anyOf: change,
    handle: ({ stockKeepingUnitVO }, call) =>
      safeTry(async function* () {
        const sent = yield* given('stockKeepingUnitVO', stockKeepingUnitVO)
        const live = yield* await findSku(sent, call)
        if (!live && !sent.Id) yield* given('stockKeepingUnitVO/RefId', sent.RefId)
        if (priceRecord('', sent)) yield* await call.may(flows.prices.permissions.write)
        const { vtexId } = yield* await write(call, 'skus', skuRecord(sent, live))
        yield* await writePrice(vtexId ?? '', sent, call)
        await noteSkuWith(call, 'manufacturer-code', sent.ManufacturerCode, Number(vtexId))
        const stored = yield* await readSku(vtexId ?? '', call)
        return ok({ result: stored && echoedSku(sent, stored) })
      }),
  },
  StockKeepingUnitActive: {
    anyOf: change,
    handle: ({ idStockKeepingUnit }, call) =>
      safeTry(async function* () {
        const sku = yield* await skuWith('idStockKeepingUnit', idStockKeepingUnit, call)
        const result = yield* await write(call, 'skus', changeOfSku(sku, { active: true }))
        yield* demanded(result)
        return ok({})
      }),
  },
} as const satisfies Operations

/** The SKU with the id that was sent, else the one with the reference code. */
async function findSku(sent: Sent<'StockKeepingUnitDTO'>, { clients }: Call): Answer<VtexFullSku | null> {
  if (sent.Id !== null) {
    const id = idIn('stockKeepingUnitVO/Id', sent.Id)
    if (id.isErr()) return err(id.error)
    const found = await clients.skus.byId(id.value)
    if (found.isErr() || found.value) return found
  }
  if (!sent.RefId) return ok(null)
  const coded = await clients.skus.byRef(sent.RefId)
  return coded.map((sku) => (sku?.RefId === sent.RefId ? sku : null))
}

/** To be active is a wish elsewhere; here it is a demand. Programs look for the words about the image. */
function demanded({ code, message, needs }: RecordResult): Result<void, Failure> {
  if (code !== 'not_activatable') return ok(undefined)
  const words = needs?.flow === 'images' ? 'SKU sem imagem associada. ' : ''
  return err(failure('not_activatable', `${words}${message ?? ''}`))
}

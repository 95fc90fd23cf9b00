import { err, ok, safeTry } from 'neverthrow'
import { fail } from '../../errors/failure'
import { flows } from '../../flows'
import type { Sent } from '../contract'
import { priceRecord } from '../dto/sku'
import { given, write, type Answer, type Call, type Operations } from './call'
import { skuWith } from './read-sku'

const { write: change } = flows.prices.permissions

export const priceOperations = {
  StockKeepingUnitPriceUpdate: {
    anyOf: change,
    handle: ({ stockKeepintUnitId, ...amounts }, call) =>
      safeTry(async function* () {
        const sku = yield* await skuWith('stockKeepintUnitId', stockKeepintUnitId, call)
        yield* await setPrice(String(sku.Id), amounts, call)
        return ok({})
      }),
  },
  StockKeepingUnitPriceUpdateByRefId: {
    anyOf: change,
    handle: ({ stockKeepintUnitRefId, ...amounts }, call) =>
      safeTry(async function* () {
        const ref = yield* given('stockKeepintUnitRefId', stockKeepintUnitRefId)
        const sku = yield* await call.clients.skus.byRef(ref)
        if (sku?.RefId !== ref)
          return fail('sku_not_found', `No SKU in VTEX has the reference code "${ref}".`)
        yield* await setPrice(String(sku.Id), amounts, call)
        return ok({})
      }),
  },
} as const satisfies Operations

interface Amounts {
  price: string | null
  listPrice: string | null
  costPrice: string | null
}

/** The price has to be one; a list price or cost of 0 says nothing, as .NET sends 0 for what is absent. */
async function setPrice(
  skuId: string,
  { price, listPrice, costPrice }: Amounts,
  call: Call,
): Answer<unknown> {
  const record = priceRecord(skuId, { Price: price, ListPrice: listPrice, CostPrice: costPrice })
  const wanted = given('price', record?.basePrice === undefined ? null : record)
  return wanted.isErr() ? err(wanted.error) : write(call, 'prices', wanted.value)
}

/**
 * The prices that came within a SKU. Without the price itself they change one that VTEX has: clients send back the
 * cost they were shown for a SKU without any.
 */
export async function writePrice(
  skuId: string,
  sent: Pick<Sent<'StockKeepingUnitDTO'>, 'Price' | 'ListPrice' | 'CostPrice'>,
  call: Call,
): Answer<unknown> {
  const record = priceRecord(skuId, sent)
  if (!record) return ok(undefined)
  if (record.basePrice === undefined) {
    const live = await call.clients.pricing.get(skuId)
    if (live.isErr() || !live.value) return live
  }
  return write(call, 'prices', record)
}

import { err, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { touches, type Applied, type FlowClients, type Target, type Work } from '../flow'
import { fixedToVtex, toVtex, type LivePrice } from './mapper'
import { differs, noPrice, removes, wantedFixedPrices, wantedPrice } from './plan'
import type { PriceRecord } from './schema'

/** Brings the SKU's price in VTEX to the record, in one write. */
export async function applyPrice(
  { plan, record, live, target }: Work<PriceRecord, Target, LivePrice>,
  { pricing }: Pick<FlowClients, 'pricing'>,
): Promise<Result<Applied, Failure>> {
  const done = (): Applied => ({ vtexId: target.vtexId })
  const current = live ?? noPrice
  if (touches(plan, 'basePrice', 'listPrice', 'costPrice') || removes(plan)) {
    // PUT deletes the fixed prices it does not carry, so they travel with it.
    const wanted = wantedPrice(record, current)
    if (wanted.isErr()) return err(wanted.error)
    return (await pricing.replace(target.vtexId, toVtex(wanted.value))).map(done)
  }
  const fixedPrices = wantedFixedPrices(record, current.fixedPrices).filter((fixed) =>
    differs(fixed, current.fixedPrices),
  )
  return (await pricing.mergeFixed(target.vtexId, fixedPrices.map(fixedToVtex))).map(done)
}

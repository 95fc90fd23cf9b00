import type { Result } from 'neverthrow'
import type { VtexBrand } from '../../clients/catalog/brands'
import type { Failure } from '../../errors/failure'
import type { Applied, FlowClients, Target, Work } from '../flow'
import { chosenId } from '../vtex-ref'
import { toVtex } from './mapper'
import { brandAfter } from './plan'
import type { BrandRecord } from './schema'

/** Creates the brand, or replaces it by what it was with what the record changes. */
export async function applyBrand(
  { record, live }: Work<BrandRecord, Target, VtexBrand>,
  { brands }: Pick<FlowClients, 'brands'>,
): Promise<Result<Applied, Failure>> {
  const body = toVtex(brandAfter(record, live), live)
  const written = live
    ? await brands.replace(String(live.Id), { Id: live.Id, ...body })
    : await brands.create({ ...body, ...chosenId(record.ref) })
  return written.map(({ Id }) => ({ vtexId: String(Id) }))
}

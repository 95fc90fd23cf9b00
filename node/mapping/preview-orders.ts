import type { Deps } from '../delivery/deps'
import { failedWith, settled } from '../delivery/outcome'
import { failure } from '../errors/failure'
import { erpOrderSchema, type ErpOrder } from '../orders/erp-order'
import { invalidRecord } from '../delivery/record'
import type { ReadyMapping } from './in-force'
import { mapOrder, type MappedOrder } from './map-order'
import type { PreviewedRecord } from './preview'

/** What the ERP would get of canonical orders. Reads code tables and nothing else. */
export async function previewOrders(
  deps: Deps,
  source: string,
  ready: ReadyMapping | null,
  raws: readonly unknown[],
): Promise<PreviewedRecord[]> {
  const previewed: PreviewedRecord[] = []
  for (const [index, raw] of raws.entries()) {
    const order = erpOrderSchema.safeParse(raw, { reportInput: true })
    previewed.push(
      order.success
        ? await previewOrder(deps, source, ready, order.data, index)
        : {
            canonical: null,
            unknownCodes: [],
            result: failedWith({ index, ref: null }, invalidRecord(order.error.issues)),
          },
    )
  }
  return previewed
}

async function previewOrder(
  deps: Deps,
  source: string,
  ready: ReadyMapping | null,
  order: ErpOrder,
  index: number,
): Promise<PreviewedRecord> {
  const place = { index, ref: order.orderId }
  if (!ready) return { canonical: order, unknownCodes: [], result: settled(place, 'applied') }
  const mapped = await mapOrder(deps, source, ready, order, { isAsked: false })
  return previewOf(mapped, place)
}

function previewOf(mapped: MappedOrder, place: { index: number; ref: string }): PreviewedRecord {
  switch (mapped.kind) {
    case 'mapped':
      return {
        canonical: mapped.record,
        unknownCodes: mapped.unknown,
        result: settled(place, 'applied'),
      }
    case 'filtered': {
      const { code, detail } = failure('filtered', mapped.why)
      return {
        canonical: null,
        unknownCodes: [],
        result: settled(place, 'skipped', { code, message: detail }),
      }
    }
    case 'failed':
      return {
        canonical: null,
        unknownCodes: mapped.unknown,
        result: failedWith(place, mapped.failure),
      }
  }
}

import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder } from '../clients/oms-order'
import { fail, type Failure } from '../errors/failure'
import { canonicalOrder } from './canonical'
import { unitsOf } from './canonical/money'
import type { OrderDeps } from './deps'
import type { ErpOrder } from './erp-order'
import type { OrderRecord } from './record/record'
import { readRecord } from './record/store'

/** An order as VTEX has it now, in the canonical shape, with what this app remembers of it. */
export async function showOrder(
  deps: Pick<OrderDeps, 'oms' | 'documents'>,
  orderId: string,
): Promise<Result<ShownOrder, Failure>> {
  const found = await deps.oms.get(orderId)
  if (found.isErr()) return err(found.error)
  if (found.value === null) return fail('order_not_found')
  const record = await readRecord(deps, found.value.orderId)
  return ok({ ...orderForErp(found.value, record), sync: record && syncOf(record) })
}

export type ShownOrder = ReturnType<typeof orderForErp> & { sync: ReturnType<typeof syncOf> | null }

/** The canonical order, and the ERP's own number once it has one. Pure. */
export function orderForErp(order: VtexOrder, record: OrderRecord | null): ErpOrder {
  const { erp } = record ?? { erp: null }
  return {
    ...canonicalOrder(order),
    erp: erp && { orderNumber: erp.orderNumber, acknowledgedAt: instant(erp.acknowledgedAt) },
  }
}

/** What became of an order between VTEX and the ERP. Pure. */
export function syncOf(record: OrderRecord) {
  const { stage, statusSince, leases, rejection, history } = record
  return {
    stage,
    statusSince: instant(statusSince),
    leasedUntil: leases.new ? instant(leases.new.until) : null,
    rejection: rejection && {
      reason: rejection.reason,
      code: rejection.code,
      at: instant(rejection.at),
      offeredAgainAt: rejection.until === null ? null : instant(rejection.until),
      mappingVersion: rejection.mappingVersion ?? null,
    },
    ...actionsOf(record),
    history: history.map(({ at, what, by, detail, call }) => ({
      at: instant(at),
      what,
      by,
      detail: detail ?? null,
      call: call ?? null,
    })),
  }
}

function actionsOf({ invoices, cancellation, changes }: OrderRecord) {
  return {
    invoices: invoices.map(({ number, printed, type, value, issuedAt, state, sentAt, lines }) => ({
      ...{ number, printed, type, issuedAt, state },
      value: unitsOf(value),
      sentAt: instant(sentAt),
      lines: lines.map(({ lineId, quantity, price }) => ({ lineId, quantity, price: unitsOf(price) })),
    })),
    cancellation: cancellation && {
      kind: cancellation.kind,
      reason: cancellation.reason,
      requestedBy: cancellation.requestedBy,
      state: cancellation.state,
      at: instant(cancellation.decidedAt),
    },
    changes: changes.map(({ requestId, reason, state, sentAt, endedAt }) => ({
      ...{ requestId, reason, state },
      sentAt: instant(sentAt),
      endedAt: endedAt === null ? null : instant(endedAt),
    })),
  }
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()

import type { Result } from 'neverthrow'
import type { VtexChangeRequest } from '../clients/oms-actions'
import type { VtexOrder, VtexPackage } from '../clients/oms-order'
import type { Failure } from '../errors/failure'
import type { OmsCalls } from '../orders/oms-calls'

/** Makes one call of a fake: counted, and perhaps with a fault. */
export type MemoryCall = <T>(method: string, what: string, effect: () => T) => Promise<Result<T, Failure>>

type Actions = Omit<OmsCalls, 'get' | 'list' | 'startHandling'>

/**
 * What is done to orders in memory, as plainly as can be: nothing is checked, an order is invoiced when all of its
 * value is, cancelled at once, and changed at once.
 */
export function memoryActions(orders: ReadonlyMap<string, VtexOrder>, call: MemoryCall): Actions {
  const changes = new Map<string, VtexChangeRequest[]>()
  const orderOf = (orderId: string): VtexOrder => orders.get(orderId) ?? { orderId }
  const move = (orderId: string, changed: Partial<VtexOrder>): void =>
    void Object.assign(orderOf(orderId), changed)
  const packagesOf = (orderId: string): readonly VtexPackage[] =>
    orderOf(orderId).packageAttachment?.packages ?? []
  const setPackage = (orderId: string, number: string, changed: Partial<VtexPackage>): void =>
    move(orderId, {
      packageAttachment: {
        packages: packagesOf(orderId).map((each) =>
          each.invoiceNumber === number ? { ...each, ...changed } : each,
        ),
      },
    })
  return {
    invoice: (orderId, { items, ...invoice }) =>
      call('invoice', `${orderId} ${invoice.invoiceNumber}`, () => {
        const before = packagesOf(orderId)
        if (before.some(({ invoiceNumber }) => invoiceNumber === invoice.invoiceNumber)) return
        const order = orderOf(orderId)
        const packages = [
          ...before,
          {
            ...invoice,
            invoiceValue: Number(invoice.invoiceValue),
            items: items.map(({ id, ...item }) => ({
              ...item,
              itemIndex: order.items?.findIndex((line) => line.id === id) ?? -1,
            })),
          },
        ]
        const sum = packages.reduce(
          (all, each) => all + (each.type === 'Output' ? (each.invoiceValue ?? 0) : 0),
          0,
        )
        move(orderId, {
          packageAttachment: { packages },
          status: sum >= (order.value ?? 0) ? 'invoiced' : 'payment-approved',
        })
      }),
    setTracking: (orderId, number, tracking) =>
      call('setTracking', `${orderId} ${number}`, () => setPackage(orderId, number, tracking)),
    setTrackingEvents: (orderId, number, { isDelivered, deliveredDate, events }) =>
      call('setTrackingEvents', `${orderId} ${number}`, () =>
        setPackage(orderId, number, {
          courierStatus: {
            finished: isDelivered,
            deliveredDate,
            data: events.map(({ date, ...event }) => ({ ...event, createDate: date })),
          },
        }),
      ),
    cancel: (orderId) => call('cancel', orderId, () => move(orderId, { status: 'canceled' })),
    denyCancellation: (orderId, { cancellationRequestId }) =>
      call('denyCancellation', `${orderId} ${cancellationRequestId}`, () =>
        move(orderId, { status: 'handling' }),
      ),
    change: (orderId, { reason }) =>
      call('change', orderId, () => {
        const made = {
          requestId: `change-${(changes.get(orderId)?.length ?? 0) + 1}`,
          reason,
          status: 'done',
        }
        changes.set(orderId, [...(changes.get(orderId) ?? []), made])
        return made
      }),
    previewChange: (orderId) => call('previewChange', orderId, () => 0),
    changeRequest: (orderId, id) =>
      call('changeRequest', `${orderId} ${id}`, () => {
        return changes.get(orderId)?.find(({ requestId }) => requestId === id) ?? null
      }),
    changes: (orderId) => call('changes', orderId, () => changes.get(orderId) ?? []),
  }
}

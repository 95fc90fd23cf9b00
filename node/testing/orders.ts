import { err, ok } from 'neverthrow'
import type { VtexOrder } from '../clients/oms-order'
import { failure, type Failure } from '../errors/failure'
import type { OrderDeps } from '../orders/deps'
import type { OmsCalls } from '../orders/oms-calls'
import { testDeps, type TestDeps } from './deps'
import { memoryActions, type MemoryCall } from './order-actions'

/** OMS in memory: orders by id, what it was asked, and failures of the next calls by method. */
export interface MemoryOms {
  calls: OmsCalls
  orders: Map<string, VtexOrder>
  /** `get 17-01`, `startHandling 17-01`, `list ready-for-handling 1`. */
  asked: string[]
  /** First to last; `applied`: the call fails although it has its effect. */
  faults: { method: string; failure: Failure; applied?: boolean }[]
}

export function memoryOms(): MemoryOms {
  const orders = new Map<string, VtexOrder>()
  const asked: string[] = []
  const faults: MemoryOms['faults'] = []
  const call: MemoryCall = async (method, what, effect) => {
    asked.push(`${method} ${what}`)
    await Promise.resolve()
    const index = faults.findIndex((fault) => fault.method === method)
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]
    if (fault && !fault.applied) return err(fault.failure)
    const done = effect()
    return fault ? err(fault.failure) : ok(done)
  }
  const calls: OmsCalls = {
    ...memoryActions(orders, call),
    get: (orderId) => call('get', orderId, () => structuredClone(orders.get(orderId) ?? null)),
    list: ({ statuses, page }) =>
      call('list', `${statuses.join()} ${page}`, () => {
        const found = [...orders.values()].filter(
          ({ status }) => statuses.length === 0 || statuses.includes(status ?? ''),
        )
        const rows = found.slice((page - 1) * 100, page * 100)
        return {
          orders: rows.map(({ orderId, status, creationDate }) => ({
            orderId,
            status: status ?? '',
            creationDate: creationDate ?? '',
          })),
          total: found.length,
        }
      }),
    async startHandling(orderId) {
      const order = orders.get(orderId)
      if (order?.status !== 'ready-for-handling') {
        asked.push(`startHandling ${orderId}`)
        return err(failure('vtex_refused', 'VTEX answered 409.', { kind: 'conflict' }))
      }
      return call('startHandling', orderId, () => void Object.assign(order, { status: 'handling' }))
    },
  }
  return { calls, orders, asked, faults }
}

/** An order that is ready for handling: one line of two units of SKU 7 from warehouse main. */
export function vtexOrder(changes: Partial<VtexOrder> = {}): VtexOrder {
  return {
    orderId: '17-01',
    status: 'ready-for-handling',
    isCompleted: true,
    value: 2_000,
    salesChannel: '1',
    creationDate: '2026-03-01T12:00:00.0000000+00:00',
    totals: [{ id: 'Items', value: 2_000 }],
    items: [{ id: '7', refId: 'A', quantity: 2, price: 1_000, seller: '1' }],
    shippingData: {
      logisticsInfo: [{ itemIndex: 0, deliveryIds: [{ warehouseId: 'main', courierId: 'c', dockId: 'd' }] }],
    },
    ...changes,
  }
}

/** What orders work with, in memory. */
export interface TestOrders {
  deps: OrderDeps & Pick<TestDeps, 'documents' | 'logged'>
  oms: MemoryOms
  /** Places an order and answers its id. */
  place(changes?: Partial<VtexOrder>): string
  /** VTEX brings an order to a status. */
  move(orderId: string, status: string): void
}

export function openOrders(): TestOrders {
  const oms = memoryOms()
  const { account, workspace, documents, log, logged, now } = testDeps()
  return {
    deps: {
      ...{ account, workspace, documents, log, logged, now, oms: oms.calls },
      skuIds: async (_source, refs) => refs.map((ref) => ok(`${ref}-id`)),
    },
    oms,
    place(changes) {
      const order = vtexOrder(changes)
      oms.orders.set(order.orderId, order)
      return order.orderId
    },
    move(orderId, status) {
      Object.assign(oms.orders.get(orderId) ?? {}, { status })
    },
  }
}

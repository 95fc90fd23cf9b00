import type { Sandbox } from '../../../sandbox'
import type { Order } from '../../../sandbox/commerce/oms/order'
import type { Erp, Sale } from './erp'
import { unitsIn, type Shelves } from './ledger'
import type { Ending, Story } from './stories'

/** The day as the judge sees it: VTEX's own orders and stock, the ERP's books and shelves, and what was wanted. */
export interface Day {
  sandbox: Sandbox
  erp: Erp
  shelves: Shelves
  stories: Map<string, Story>
}

const invoiced: Ending[] = ['whole', 'split', 'denied', 'changed', 'returned', 'refused-first']

/** Status in which an order of each story ends. */
export function endOf(ending: Ending): string {
  if (ending === 'foreign') return 'ready-for-handling'
  return invoiced.includes(ending) ? 'invoiced' : 'canceled'
}

export const ordersOf = ({ sandbox }: Pick<Day, 'sandbox'>): Order[] => sandbox.commerce.orders.list('demo')

export function endedWrongly(day: Day): string[] {
  return each(day, (order, { ending }) =>
    order.status === endOf(ending) ? null : `${ending}: ends as ${order.status}, not ${endOf(ending)}`,
  )
}

/** Orders that did not reach the ERP once, or did and should not have. */
export function reachedWrongly(day: Day): string[] {
  const numbers = new Set([...day.erp.sales.values()].map(({ number }) => number))
  const twice = numbers.size === day.erp.sales.size ? [] : ['two orders have one number']
  const wrong = each(day, ({ orderId }, { ending }) => {
    const sale = day.erp.sales.get(orderId)
    if (ending === 'foreign') return sale ? 'foreign: reached the ERP' : null
    if (!sale) return ending === 'canceled-early' ? null : `${ending}: never reached the ERP`
    return sale.entered === 1 ? null : `${ending}: was entered ${sale.entered} times`
  })
  return [...twice, ...wrong]
}

/** Orders cancelled in VTEX that the ERP still has open, and the other way round. */
export function canceledWrongly(day: Day): string[] {
  return each(day, ({ orderId, status }, { ending }) => {
    const sale = day.erp.sales.get(orderId)
    if (!sale) return null
    return sale.isCanceled === (status === 'canceled')
      ? null
      : `${ending}: ${status} in VTEX, ${sale.isCanceled ? 'cancelled' : 'open'} in the ERP`
  })
}

export function handledTwice(day: Day): string[] {
  return each(day, ({ history }, { ending }) => {
    const times = history.filter(({ status }) => status === 'start-handling').length
    // After a denial VTEX may ask for it once more.
    return times <= (ending === 'denied' ? 2 : 1) ? null : `${ending}: handling began ${times} times`
  })
}

export function invoicedWrongly(day: Day): string[] {
  return each(day, (order, { ending }) => {
    const numbers = order.packages.map(({ invoiceNumber }) => invoiceNumber)
    if (new Set(numbers).size < numbers.length) return `${ending}: an invoice is there twice`
    const returns = order.packages.filter(({ type }) => type === 'Input').length
    if (returns !== (ending === 'returned' ? 1 : 0)) return `${ending}: ${returns} returns`
    const expected = endOf(ending) !== 'invoiced' ? 0 : ending === 'split' ? 2 : 1
    const found = order.packages.length - returns
    return found === expected ? null : `${ending}: ${found} invoices, not ${expected}`
  })
}

function each(day: Day, wrong: (order: Order, story: Story) => string | null): string[] {
  return ordersOf(day).flatMap((order) => {
    const story = day.stories.get(order.orderId)
    const problem = story ? wrong(order, story) : 'is none of the day'
    return problem === null ? [] : [`${order.orderId} ${problem}`]
  })
}

/** Units the ERP can still sell of each SKU: what lies on the shelves, less what open orders are to get. */
export function sellable(day: Day): Map<string, number> {
  const free = new Map(
    day.sandbox.commerce.stock('demo').map(({ skuId }) => [skuId, day.shelves.of(skuId)] as const),
  )
  for (const order of ordersOf(day)) {
    if (order.status === 'canceled') continue
    for (const [id, units] of stillToLeave(order, day.erp.sales.get(order.orderId)))
      free.set(id, (free.get(id) ?? 0) - units)
  }
  return free
}

function stillToLeave(order: Order, sale: Sale | undefined): Map<string, number> {
  if (sale?.isOver) return new Map()
  const open = unitsIn(order.items)
  // VTEX shows what was ordered; what a change took off leaves no more.
  for (const [id, units] of takenOff(order)) open.set(id, Math.max(0, (open.get(id) ?? 0) - units))
  for (const [id, units] of sale?.shipped ?? []) open.set(id, Math.max(0, (open.get(id) ?? 0) - units))
  return open
}

/** Units that changes of the order took off, of a kit its parts. */
function takenOff({ items, changes }: Order): Map<string, number> {
  const removed = changes.filter(({ status }) => status === 'done').flatMap((change) => change.removed)
  return unitsIn(
    removed.map(({ id: skuId, quantity }) => {
      const components = items.find((item) => item.skuId === skuId)?.components ?? []
      return { skuId, quantity, components }
    }),
  )
}

/** SKUs of which VTEX would sell more than there is. */
export function oversold(day: Day): string[] {
  const free = sellable(day)
  return day.sandbox.commerce.stock('demo').flatMap(({ skuId, refId, available }) => {
    const most = free.get(skuId) ?? 0
    return available > most ? [`${refId}: VTEX sells ${available}, there are ${most}`] : []
  })
}

/** SKUs of which VTEX does not sell what there is. */
export function unequal(day: Day): string[] {
  const free = sellable(day)
  return day.sandbox.commerce.stock('demo').flatMap(({ skuId, refId, available }) => {
    const there = free.get(skuId) ?? 0
    return available === there ? [] : [`${refId}: VTEX sells ${available}, there are ${there}`]
  })
}

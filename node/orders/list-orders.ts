import { hasBoard, readBoard, type BoardEntry } from './board'
import type { OrderDeps } from './deps'
import { readQueue } from './queue/entries'
import type { Stage } from './record/record'
import { readOrderSettings } from './settings'
import { troubleOf, type OrderTrouble } from './watch'

/** An open order. Times in milliseconds since 1970. */
export interface OpenOrder extends BoardEntry {
  orderId: string
  /** How often it was given to the ERP. */
  attempts: number
  trouble: OrderTrouble | null
}

export interface OrderFilter {
  stage?: Stage | undefined
  /** Only orders somebody should look at. */
  onlyTrouble?: boolean | undefined
  /** Part of the id. */
  search?: string | undefined
}

export interface OpenOrders {
  orders: OpenOrder[]
  /** Of the filter. */
  total: number
  /** Open orders per stage, whatever the filter. */
  stages: { stage: Stage; count: number }[]
  /** How many somebody should look at, whatever the filter. */
  troubles: number
}

type ReadDeps = Pick<OrderDeps, 'account' | 'workspace' | 'documents' | 'now'>

/** Open orders, those in trouble first and then oldest first, from `from` on. Reads what is stored; no call to VTEX. */
export async function listOrders(
  deps: ReadDeps,
  filter: OrderFilter,
  { from, limit }: { from: number; limit: number },
): Promise<OpenOrders> {
  const all = await openOrders(deps)
  const found = all.filter((order) => fits(order, filter)).sort(byUrgency)
  return {
    orders: found.slice(from, from + limit),
    total: found.length,
    stages: countStages(all),
    troubles: all.filter(({ trouble }) => trouble !== null).length,
  }
}

/** An open order that somebody should look at. */
export type TroubledOrder = OpenOrder & { trouble: OrderTrouble }

/** Orders that somebody should look at, the longest in their status first. One read where there never was an order. */
export async function ordersInTrouble(deps: ReadDeps): Promise<TroubledOrder[]> {
  if (!(await hasBoard(deps))) return []
  return (await openOrders(deps))
    .filter((order): order is TroubledOrder => order.trouble !== null)
    .sort((a, b) => a.statusSince - b.statusSince || (a.orderId < b.orderId ? -1 : 1))
}

async function openOrders(deps: ReadDeps): Promise<OpenOrder[]> {
  const [board, queue, { attempts: most }] = await Promise.all([
    readBoard(deps),
    readQueue(deps),
    readOrderSettings(deps),
  ])
  const waiting = new Map(queue.filter(({ event }) => event === 'new').map((entry) => [entry.orderId, entry]))
  return [...board].map(([orderId, entry]): OpenOrder => {
    const { attempts = 0, held } = waiting.get(orderId) ?? {}
    return {
      ...entry,
      orderId,
      attempts,
      trouble: troubleOf(entry, { attempts, most, now: deps.now(), isHeld: held !== undefined }),
    }
  })
}

function fits({ stage, trouble, orderId }: OpenOrder, filter: OrderFilter): boolean {
  if (filter.stage !== undefined && stage !== filter.stage) return false
  if (filter.onlyTrouble && trouble === null) return false
  return !filter.search || orderId.toLowerCase().includes(filter.search.toLowerCase())
}

function byUrgency(a: OpenOrder, b: OpenOrder): number {
  const rank = ({ trouble }: OpenOrder): number => (trouble === null ? 1 : 0)
  return rank(a) - rank(b) || a.firstSeenAt - b.firstSeenAt || (a.orderId < b.orderId ? -1 : 1)
}

function countStages(orders: readonly OpenOrder[]): OpenOrders['stages'] {
  const counts = new Map<Stage, number>()
  for (const { stage } of orders) counts.set(stage, (counts.get(stage) ?? 0) + 1)
  return [...counts].map(([stage, count]) => ({ stage, count }))
}

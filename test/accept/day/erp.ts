import { setTimeout as pause } from 'node:timers/promises'
import type { ErpClient } from '../../support/http'
import { unitsIn, type Shelves } from './ledger'
import type { Story } from './stories'

/** A canonical order, as far as this ERP reads it. */
export interface ErpOrder {
  orderId: string
  status: string
  value: number
  lines: Line[]
  changes: unknown[]
}

interface Line {
  lineId: string
  skuId: string
  quantity: number
  total: number
  components: { skuId: string; quantity: number }[]
}

interface Entry {
  receipt: string
  event: 'new' | 'cancellation-requested' | 'canceled'
  order: ErpOrder
}

/** An order in the ERP's own books. */
export interface Sale {
  number: string
  order: ErpOrder
  story: Story
  /** How often it was entered. */
  entered: number
  isAcknowledged: boolean
  isCanceled: boolean
  /** Units that left the shelves, by SKU id. */
  shipped: Map<string, number>
  /** What the day wanted is done. */
  isOver: boolean
}

const LEASE_SECONDS = 10
const PATIENCE = 300_000
const LATER = 400

/** The shopper's part of a story that waits for the ERP. */
export interface Shopper {
  wantsOut(orderId: string): Promise<void>
}

/** An ERP that takes orders, dies, answers late and repeats itself, and does with each what its story says. */
export class Erp {
  readonly sales = new Map<string, Sale>()
  /** What the ERP could not do. */
  readonly problems: string[] = []
  private readonly deliveries = new Map<string, number>()
  private readonly stories = new Map<string, Story>()
  private numbers = 0
  private isOpen = true
  private readonly work = new Set<Promise<void>>()

  constructor(
    private readonly client: ErpClient,
    private readonly shelves: Shelves,
    private readonly shopper: Shopper,
  ) {}

  expect(orderId: string, story: Story): void {
    this.stories.set(orderId, story)
  }

  /** Asks the queue until it is closed. */
  async run(): Promise<void> {
    const events = 'new,cancellation-requested,canceled'
    while (this.isOpen) {
      const answer = await this.client
        .get<{ orders: Entry[] }>(`/orders/queue?limit=50&visibility=${LEASE_SECONDS}&events=${events}`)
        .catch(() => null)
      const entries = answer?.status === 200 ? answer.body.orders : []
      for (const entry of entries) this.begin(this.take(entry))
      await pause(entries.length > 0 ? 20 : LATER)
    }
    await Promise.all(this.work)
  }

  close(): void {
    this.isOpen = false
  }

  private begin(task: Promise<void>): void {
    const guarded = task.catch((error: unknown) => void this.problems.push(String(error)))
    this.work.add(guarded)
    void guarded.then(() => this.work.delete(guarded))
  }

  private async take({ receipt, event, order }: Entry): Promise<void> {
    const story = this.stories.get(order.orderId)
    if (!story) return void this.problems.push(`${order.orderId} is none of the day's orders`)
    if (event !== 'new') return this.hear(receipt, event, order)
    const delivery = (this.deliveries.get(order.orderId) ?? 0) + 1
    this.deliveries.set(order.orderId, delivery)
    const mishap = delivery === 1 ? story.mishap : 'none'
    if (mishap === 'dies before storing') return
    if (story.ending === 'refused-first' && delivery === 1) return this.refuse(order)
    const sale = this.enter(order, story)
    if (mishap === 'dies before answering') return
    if (mishap === 'answers late') await pause((LEASE_SECONDS + 2) * 1_000)
    if (sale.isAcknowledged) return
    const result = await this.acknowledge(receipt, sale.number)
    if (result === 'order_canceled') sale.isCanceled = true
    if (result !== 'acknowledged' || sale.isAcknowledged) return
    sale.isAcknowledged = true
    await this.fulfil(sale)
  }

  /** The ERP knows an order by VTEX's id: the same again is not entered again. */
  private enter(order: ErpOrder, story: Story): Sale {
    const known = this.sales.get(order.orderId)
    if (known) return known
    const sale: Sale = {
      number: `SO-${++this.numbers}`,
      order,
      story,
      entered: 1,
      isAcknowledged: false,
      isCanceled: false,
      shipped: new Map(),
      isOver: false,
    }
    this.sales.set(order.orderId, sale)
    return sale
  }

  /** Where the order came again before the refusal got through, it has been taken meanwhile, and stays. */
  private async refuse({ orderId }: ErpOrder): Promise<void> {
    const body = { reason: 'stock is counted', retryAfter: 'PT3S' }
    await this.call('POST', `/orders/${orderId}/reject`, body, () => this.sales.has(orderId))
  }

  /** `acknowledged`, or the code of what went wrong. */
  private async acknowledge(receipt: string, erpOrderNumber: string): Promise<string> {
    const { items } = await this.call<{ items: { result: string; code: string | null }[] }>(
      'POST',
      '/orders/queue/ack',
      { items: [{ receipt, erpOrderNumber }] },
    )
    return items[0]?.code ?? items[0]?.result ?? ''
  }

  private async hear(receipt: string, event: Entry['event'], { orderId }: ErpOrder): Promise<void> {
    const sale = this.sales.get(orderId)
    if (!sale) return void this.problems.push(`${orderId}: ${event} of an order that the ERP does not have`)
    if (event === 'canceled') sale.isCanceled = sale.isOver = true
    else await this.decide(orderId, sale.story.ending !== 'denied')
    await this.acknowledge(receipt, sale.number)
  }

  /** Says yes or no to a request to cancel. One that is over by then needs no answer. */
  async decide(orderId: string, accept: boolean): Promise<void> {
    const body = accept ? { accept } : { accept, reason: 'It is on its way.' }
    await this.call('POST', `/orders/${orderId}/cancellation-decision`, body)
  }

  private async fulfil(sale: Sale): Promise<void> {
    const { order, story } = sale
    const { orderId } = order
    switch (story.ending) {
      case 'canceled-by-erp':
        return this.cancel(sale)
      case 'canceled-late':
        return this.shopper.wantsOut(orderId)
      case 'denied':
        await this.shopper.wantsOut(orderId)
        await this.until(orderId, ({ status }) => !/cancel/.test(status))
        break
      case 'changed':
        await this.change(sale)
        break
      case 'split':
        await this.invoice(sale, order.lines.slice(0, 1))
        break
    }
    await this.invoice(sale, null)
    await this.track(sale)
    if (story.ending === 'returned') await this.takeBack(sale)
    sale.isOver = true
  }

  private async cancel(sale: Sale): Promise<void> {
    await this.call('POST', `/orders/${sale.order.orderId}/cancel`, { reason: 'cannot be delivered' })
    sale.isOver = sale.isCanceled = true
  }

  /** One unit of the first line is missing. */
  private async change(sale: Sale): Promise<void> {
    const { orderId, lines, value } = sale.order
    const [first] = lines as [Line]
    const body = { reason: 'one is broken', lines: [{ lineId: first.lineId, quantity: first.quantity - 1 }] }
    await this.call('POST', `/orders/${orderId}/changes`, body)
    sale.order = await this.until(orderId, (now) => now.changes.length > 0 && now.value !== value)
    first.quantity -= 1
    sale.order.lines = lines
  }

  /** Goods leave the shelves, then VTEX gets the invoice. `lines`: these; null: all that is left. */
  private async invoice(sale: Sale, lines: Line[] | null): Promise<void> {
    const { order, shipped } = sale
    const all = unitsIn(order.lines)
    const leaving = lines ? unitsIn(lines) : minus(all, shipped)
    this.shelves.move(leaving, -1)
    for (const [id, units] of leaving) shipped.set(id, (shipped.get(id) ?? 0) + units)
    const part = lines?.reduce((sum, { total }) => sum + Math.round(total * 100), 0) ?? 0
    const whole = Math.round(order.value * 100)
    const before = sale.story.ending === 'split' && lines === null ? invoicedFirst(order) : 0
    await this.call('POST', `/orders/${order.orderId}/invoices`, {
      number: `NF/${sale.number}${lines ? '-A' : ''}`,
      issuedAt: new Date().toISOString(),
      value: (lines ? part : whole - before) / 100,
      ...(lines && { lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) }),
    })
  }

  private async track({ order, number }: Sale): Promise<void> {
    const at = new Date().toISOString()
    await this.call(
      'PUT',
      `/orders/${order.orderId}/invoices/${encodeURIComponent(`NF/${number}`)}/tracking`,
      {
        number: `T${number}`,
        carrier: 'Carrier',
        delivered: true,
        deliveredAt: at,
        events: [{ at, description: 'delivered', city: 'X', state: 'Y' }],
      },
    )
  }

  private async takeBack(sale: Sale): Promise<void> {
    const { order, number, shipped } = sale
    const [first] = order.lines as [Line]
    const price = Math.floor((first.total * 100) / first.quantity) / 100
    await this.call('POST', `/orders/${order.orderId}/invoices`, {
      number: `R/${number}`,
      type: 'input',
      issuedAt: new Date().toISOString(),
      value: price,
      lines: [{ lineId: first.lineId, quantity: 1, price }],
    })
    const back = unitsIn([{ ...first, quantity: 1 }])
    this.shelves.move(back, 1)
    for (const [id, units] of back) shipped.set(id, (shipped.get(id) ?? 0) - units)
  }

  private async until(orderId: string, isReached: (order: ErpOrder) => boolean): Promise<ErpOrder> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(LATER)) {
      const { status, body } = await this.client
        .get<ErpOrder>(`/orders/${orderId}`)
        .catch(() => ({ status: 599, body: {} as ErpOrder }))
      if (status === 200 && isReached(body)) return body
    }
    throw new Error(`${orderId} did not get where it should`)
  }

  /** Repeats the same call until it is taken, as an ERP does at night, or until it is needless. */
  private async call<T>(
    method: string,
    path: string,
    body: object,
    isNeedless = (): boolean => false,
  ): Promise<T> {
    let last = ''
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(LATER)) {
      try {
        const answer = await this.client.send<T & { code?: string; detail?: string }>(method, path, body)
        if (answer.status < 300 || isNeedless()) return answer.body
        last = `${answer.status} ${answer.body.code ?? ''} ${answer.body.detail ?? ''}`
        if (answer.status === 400 || answer.status === 422) break
      } catch (error) {
        last = String(error)
      }
    }
    throw new Error(`${method} ${path}: ${last}`)
  }
}

function minus(all: ReadonlyMap<string, number>, taken: ReadonlyMap<string, number>): Map<string, number> {
  const left = [...all].map(([id, units]) => [id, units - (taken.get(id) ?? 0)] as const)
  return new Map(left.filter(([, units]) => units > 0))
}

/** What the first parcel of a split order was worth, in cents. */
function invoicedFirst({ lines }: ErpOrder): number {
  return Math.round((lines[0]?.total ?? 0) * 100)
}

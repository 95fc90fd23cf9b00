import fc from 'fast-check'
import { inventorySchema } from '../../flows/inventory/schema'
import { turnInventory } from '../../flows/inventory/turn'
import { newRecord, type OrderRecord } from '../record/record'
import { orderStockOf } from './commitments'
import { marked } from './marks'
import { commitmentsIn, isDue, isMovedSince, newRow, withOrder, type StockRow } from './row'

/** Every step is a second. */
const SECOND = 1_000
const WAREHOUSE = { skuId: '7', skuRef: 'A', warehouse: 'main' }

type Kind = 'on-hand' | 'available'

/** An order in VTEX, in the ERP, and as the app knows it. */
interface Order {
  units: number
  record: OrderRecord
  reservation: 'reserved' | 'acknowledged' | 'none'
  isOpen: boolean
  isInErp: boolean
  /** When the goods left, of which the app hears later. */
  shippedAt: number | null
}

/** VTEX, the ERP and the app around one SKU in one warehouse. */
class World {
  now = Date.parse('2026-03-01T12:00:00Z')
  total = 20
  shelf = 20
  orders: Order[] = []
  row: StockRow = newRow(WAREHOUSE)
  last = { quantity: 20, asOf: this.now, order: '' }

  constructor(readonly kind: Kind) {}

  get available(): number {
    const held = this.orders.filter(({ reservation }) => reservation !== 'none')
    return this.total - held.reduce((sum, { units }) => sum + units, 0)
  }

  /** What is on the shelf and nobody ordered. */
  get sellable(): number {
    return this.shelf - this.orders.filter(({ isOpen }) => isOpen).reduce((sum, { units }) => sum + units, 0)
  }

  /** What the ERP would say: it knows the orders it took. */
  get counted(): number {
    const allocated = this.orders.filter(({ isOpen, isInErp }) => isOpen && isInErp)
    return this.kind === 'on-hand'
      ? this.shelf
      : this.shelf - allocated.reduce((sum, { units }) => sum + units, 0)
  }

  place(units: number): void {
    if (units > this.available) return
    const record = {
      ...newRecord(`${this.orders.length}`, this.now),
      units: [{ ...WAREHOUSE, quantity: units }],
    }
    this.orders.push({
      units,
      reservation: 'reserved',
      isOpen: true,
      isInErp: false,
      shippedAt: null,
      record,
    })
    this.learn(this.orders.length - 1, { stage: 'queued', status: 'ready-for-handling' })
  }

  lease(index: number): void {
    const lease = { receipt: 'r', source: 'erp', until: this.now + 60 * SECOND, attempt: 1 }
    const isLeased = (this.orders[index]?.record.leases.new?.until ?? 0) > this.now
    if (this.stageOf(index) === 'queued' && !isLeased) this.learn(index, { leases: { new: lease } })
  }

  import(index: number): void {
    const order = this.orders[index]
    if (order && this.stageOf(index) === 'queued' && order.record.leases.new) order.isInErp = true
  }

  ack(index: number): void {
    if (!this.orders[index]?.isInErp || this.stageOf(index) !== 'queued') return
    const erp = { orderNumber: 'SO', acknowledgedAt: this.now, source: 'erp', receipt: 'r' }
    this.learn(index, { stage: 'acknowledged', erp })
  }

  /** VTEX confirms; the app hears of it only with `hear`. */
  confirm(index: number): void {
    const order = this.orders[index]
    if (order?.reservation === 'reserved' && this.stageOf(index) === 'acknowledged')
      order.reservation = 'acknowledged'
  }

  hear(index: number): void {
    const isConfirmed = this.orders[index]?.reservation !== 'reserved'
    if (isConfirmed && this.stageOf(index) === 'acknowledged')
      this.learn(index, { stage: 'handling', status: 'handling', handledAt: this.now })
  }

  /** The ERP books the order out. */
  ship(index: number): void {
    const order = this.orders[index]
    if (!order?.isOpen || this.stageOf(index) !== 'handling') return
    this.shelf -= order.units
    order.isOpen = false
    order.shippedAt = this.now
  }

  /** It sends the invoice. */
  invoice(index: number): void {
    const shippedAt = this.orders[index]?.shippedAt ?? null
    if (shippedAt !== null && this.stageOf(index) === 'handling')
      this.learn(index, { stage: 'invoiced', status: 'invoiced', statusSince: shippedAt })
  }

  cancel(index: number): void {
    const order = this.orders[index]
    if (!order?.isOpen || (order.reservation !== 'reserved' && this.stageOf(index) === 'acknowledged')) return
    order.isOpen = false
    if (order.reservation === 'reserved') order.reservation = 'none'
    this.learn(index, { stage: 'canceled', status: 'canceled', statusSince: this.now })
  }

  /** The next thing happens to one of the orders. */
  advance(choice: number): void {
    const open = this.orders.flatMap((_, index) => (this.isUnderWay(index) ? [index] : []))
    const index = open[choice % open.length]
    if (index === undefined) return
    const before = JSON.stringify(this.orders[index])
    for (const what of way) {
      this[what](index)
      if (JSON.stringify(this.orders[index]) !== before) return
    }
  }

  /** Whether the ERP or the app has still to hear of what became of it. */
  isUnderWay(index: number): boolean {
    return this.orders[index]?.isOpen === true || this.isUnheard(index)
  }

  private isUnheard(index: number): boolean {
    return this.orders[index]?.shippedAt !== null && this.stageOf(index) === 'handling'
  }

  /** Whether the last count still tells what is on the shelf, and VTEX and the app agree about all orders. */
  get isQuiet(): boolean {
    const isUnheard = this.orders.some(
      ({ reservation, record }, index) =>
        (reservation !== 'reserved' && record.stage === 'acknowledged') || this.isUnheard(index),
    )
    return this.last.quantity === this.shelf && !isUnheard && !this.isMoving
  }

  private get isMoving(): boolean {
    return commitmentsIn(this.row, this.now).some(({ phase }) => phase === 'importing')
  }

  /** Goods come in, or are sold elsewhere, as far as there are any; the ERP says so at once, or with the next count. */
  count(arrived: number): void {
    this.shelf += Math.max(arrived, -Math.max(0, this.sellable))
    const count = { quantity: Math.max(0, this.counted), asOf: this.now, order: `o${this.now}` }
    // The ledger takes an equal count for unchanged where orders did not move.
    if (count.quantity === this.last.quantity && !isMovedSince(this.row, this.kind)) this.last = count
    else this.write(count)
  }

  /** What the app does by itself. */
  tick(): void {
    if (isDue(this.row) && !this.isMoving) this.write(this.last)
  }

  private write(count: World['last']): void {
    this.last = count
    const asOf = new Date(count.asOf).toISOString()
    const record = inventorySchema.parse({ skuRef: 'A', warehouse: 'main', quantity: count.quantity, asOf })
    const held = { kind: this.kind, commitments: commitmentsIn(this.row, this.now), now: this.now }
    const turned = turnInventory(record, null, held, asOf)
    this.total = turned.record.quantity ?? 0
    for (const order of this.orders) if (order.reservation === 'acknowledged') order.reservation = 'none'
    const mark = {
      record: 'A/main',
      source: 'erp',
      version: this.row.version,
      count: { order: count.order, at: count.asOf },
    }
    this.row = marked(this.row, mark)
  }

  private stageOf(index: number): string | undefined {
    return this.orders[index]?.record.stage
  }

  private learn(index: number, changes: Partial<OrderRecord>): void {
    const order = this.orders[index]
    if (!order) return
    order.record = { ...order.record, ...changes }
    const [stock] = orderStockOf(order.record, this.now)
    if (stock) this.row = withOrder(this.row, order.record.orderId, stock, this.now)
  }
}

const way = ['lease', 'import', 'ack', 'confirm', 'hear', 'ship', 'invoice'] as const

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('place' as const), by: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('advance' as const), by: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('count' as const), by: fc.integer({ min: -3, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tick' as const), by: fc.constant(0) }) },
)

it.each<Kind>(['on-hand', 'available'])(
  'whatever happens in whatever order, VTEX sells no more than there is, and in the end all of it (%s)',
  (kind) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const world = new World(kind)
        for (const { do: what, by } of steps) {
          world.now += SECOND
          world[what](by)
          expect(Math.max(0, world.available)).toBeLessThanOrEqual(Math.max(0, world.sellable))
          if (what === 'tick' && kind === 'on-hand' && world.isQuiet)
            expect(world.available).toBe(world.sellable)
        }
        while (world.orders.some((_, index) => world.isUnderWay(index))) {
          world.now += SECOND
          world.advance(0)
        }
        world.now += SECOND
        world.count(0)
        world.tick()
        expect(world.available).toBe(world.sellable)
      }),
      { seed: 20260301, numRuns: 400 },
    )
  },
)

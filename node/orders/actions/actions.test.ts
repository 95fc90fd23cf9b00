import type { VtexOrder } from '../../clients/oms-order'
import { failure } from '../../errors/failure'
import { inFakeTime } from '../../testing/deps'
import { NOW, wantedInvoice } from '../../testing/invoices'
import { openOrders } from '../../testing/orders'
import type { OrderRecord } from '../record/record'
import { takeByHand } from '../queue/acknowledge'
import { readRecord } from '../record/store'
import { visitOrder } from '../visit'
import { cancelOrder, decideCancellation } from './cancel-order'
import { changeOrder } from './change-order'
import { postInvoice } from './post-invoice'
import { MOST_ATTEMPTS } from './reconcile'

const timeout = failure('vtex_timeout', undefined, { kind: 'timeout' })
const limited = failure('vtex_rate_limited', undefined, { kind: 'rate-limited' })

beforeEach(() => jest.useFakeTimers({ now: NOW }))
afterEach(() => jest.useRealTimers())

/** An order in handling, and a clock of its own. */
function open(changes: Partial<VtexOrder> = {}) {
  const clock = { now: NOW }
  const { deps: real, oms, place, move } = openOrders()
  const deps = { ...real, now: () => clock.now }
  const id = place({ status: 'handling', ...changes })
  const asked = (method: string) => oms.asked.filter((call) => call.startsWith(`${method} `)).length
  const later = async (milliseconds: number) => {
    clock.now += milliseconds
    return (await inFakeTime(visitOrder(deps, id, 'watch')))._unsafeUnwrap()
  }
  return {
    ...{ deps, oms, id, asked, later, move: (status: string) => move(id, status) },
    record: async () => (await inFakeTime(readRecord(deps, id))) as OrderRecord,
    live: () => oms.orders.get(id),
    invoice: (wanted = {}) =>
      inFakeTime(postInvoice(deps, id, { ...wantedInvoice(wanted), tracking: null }, 'erp')),
    cancel: () => inFakeTime(cancelOrder(deps, id, { reason: 'sold out', requestedBy: 'store' }, 'erp')),
    decide: (accept: boolean) => inFakeTime(decideCancellation(deps, id, { accept, reason: 'no' }, 'erp')),
    change: (quantity: number, key: string | null = null) =>
      inFakeTime(
        changeOrder(
          deps,
          id,
          { reason: 'x', lines: [{ lineId: '0', quantity }], add: [], discount: 0, increase: 0 },
          { source: 'erp', key },
        ),
      ),
  }
}

const codeIn = (answer: Awaited<ReturnType<ReturnType<typeof open>['cancel' | 'invoice' | 'change']>>) =>
  answer.match(
    () => 'ok',
    ({ code }) => code,
  )

describe('an invoice', () => {
  it('waits for handling whose confirmation was lost: past it VTEX keeps the reservation for ever', async () => {
    const { deps, oms, id, invoice, later, live } = open({ status: 'ready-for-handling' })
    await later(0)
    oms.faults.push({ method: 'startHandling', failure: timeout })
    await inFakeTime(takeByHand(deps, id, 'SO-1', 'erp'))
    expect(codeIn(await invoice())).toBe('order_busy')
    await later(30_000)
    expect(live()?.status).toBe('handling')
    expect(codeIn(await invoice())).toBe('ok')
  })

  it('whose call was lost is sent again by the watch, and then seen', async () => {
    const { oms, invoice, later, record, live, asked } = open()
    oms.faults.push({ method: 'invoice', failure: timeout }, { method: 'invoice', failure: timeout })
    expect(codeIn(await invoice())).toBe('vtex_timeout')
    await later(29_999)
    expect(asked('invoice')).toBe(2)
    await later(1)
    expect(live()?.status).toBe('invoiced')
    expect((await record()).invoices).toMatchObject([{ state: 'confirmed', attempts: 3 }])
  })

  it('that VTEX takes no notice of is reported in the end', async () => {
    const { oms, invoice, later, record, asked } = open()
    for (let each = 0; each < 20; each++) oms.faults.push({ method: 'invoice', failure: timeout })
    await invoice()
    for (let each = 0; each < 10; each++) await later(60_000)
    expect(asked('invoice')).toBeLessThanOrEqual(MOST_ATTEMPTS + 1)
    expect((await record()).history.filter(({ what }) => what === 'alert')).toHaveLength(1)
  })

  it('with a document is left to the ERP, which alone has it', async () => {
    const { oms, invoice, later, record, asked } = open()
    oms.faults.push({ method: 'invoice', failure: timeout }, { method: 'invoice', failure: timeout })
    await invoice({ document: '<NFe/>' })
    await later(60_000)
    expect(asked('invoice')).toBe(2)
    const { history, invoices } = await record()
    expect(history.at(-1)).toMatchObject({ what: 'alert' })
    expect(JSON.stringify(invoices)).not.toContain('NFe')
  })

  it.each([
    ['that VTEX refuses', failure('vtex_refused', 'No.', { kind: 'refused' })],
    ['that had no room', limited],
  ])('%s is forgotten', async (_name, failed) => {
    const { oms, invoice, record, cancel } = open()
    oms.faults.push({ method: 'invoice', failure: failed })
    expect(codeIn(await invoice())).toBe(failed.code)
    expect((await record()).invoices).toEqual([])
    expect(codeIn(await cancel())).toBe('ok')
  })

  it('row 52: that is full and does not end the order is sent again after half an hour, a few times', async () => {
    const { oms, id, invoice, later, move, record, asked } = open()
    await invoice()
    move('payment-approved')
    const half = 30 * 60_000
    await later(half - 1)
    expect(asked('invoice')).toBe(1)
    await later(1)
    expect(asked('invoice')).toBe(2)
    for (let each = 0; each < 6; each++) await later(half)
    expect(asked('invoice')).toBe(MOST_ATTEMPTS)
    const { history } = await record()
    expect(history.filter(({ what }) => what === 'alert')).toHaveLength(1)
    expect(oms.orders.get(id)?.packageAttachment?.packages).toHaveLength(1)
  })

  it('that was lost and whose order ended without it is given up', async () => {
    const { oms, invoice, later, move, record, asked } = open()
    oms.faults.push({ method: 'invoice', failure: timeout }, { method: 'invoice', failure: timeout })
    await invoice()
    move('canceled')
    await later(30_000)
    expect(asked('invoice')).toBe(2)
    expect(await record()).toMatchObject({ invoices: [], stage: 'canceled' })
  })

  it('of an order that the ERP never acknowledged is noted', async () => {
    const { invoice, record } = open()
    await invoice()
    expect((await record()).history).toContainEqual(
      expect.objectContaining({ what: 'invoice', detail: '7: the ERP never acknowledged the order' }),
    )
  })
})

describe('a cancellation', () => {
  it('that VTEX answers with a request of its own is confirmed', async () => {
    const { oms, cancel, later, move, record, asked } = open()
    oms.faults.push({ method: 'cancel', failure: timeout })
    oms.faults.push({ method: 'cancel', failure: timeout })
    expect(codeIn(await cancel())).toBe('vtex_timeout')
    move('request-cancel')
    await later(30_000)
    expect(asked('cancel')).toBe(3)
    expect((await record()).cancellation).toMatchObject({ kind: 'cancel', state: 'done' })
  })

  it('row 44: that comes and goes in VTEX ends the order once', async () => {
    const { cancel, later, move, record, asked } = open()
    await cancel()
    for (const status of ['cancel', 'canceled', 'cancel', 'canceled']) {
      move(status)
      await later(1_000)
    }
    expect(codeIn(await cancel())).toBe('ok')
    expect(asked('cancel')).toBe(1)
    expect((await record()).stage).toBe('canceled')
  })

  it('row 45: that is our own is not denied', async () => {
    const { oms, cancel, decide, move, asked } = open()
    oms.faults.push({ method: 'cancel', failure: timeout }, { method: 'cancel', failure: timeout })
    await cancel()
    move('cancellation-requested')
    expect(codeIn(await decide(false))).toBe('own_cancellation')
    expect(asked('denyCancellation')).toBe(0)
  })

  it('is decided once, and the next request again', async () => {
    const { id, oms, decide, move, asked } = open({ status: 'cancellation-requested' })
    const ask = (requestId: string) =>
      Object.assign(oms.orders.get(id) ?? {}, { cancellationRequests: [{ id: requestId }] })
    ask('r1')
    expect(codeIn(await decide(false))).toBe('ok')
    expect(codeIn(await decide(false))).toBe('ok')
    expect(codeIn(await decide(true))).toBe('already_decided')
    expect(oms.asked).toContain(`denyCancellation ${id} r1`)
    move('cancellation-requested')
    expect(codeIn(await decide(true))).toBe('already_decided')
    ask('r2')
    expect(codeIn(await decide(true))).toBe('ok')
    expect([asked('denyCancellation'), asked('cancel')]).toEqual([1, 1])
  })
})

describe('a change', () => {
  it('is made once with one key, and found again where its answer was lost', async () => {
    const { oms, change, asked } = open()
    oms.faults.push({ method: 'change', failure: timeout, applied: true })
    expect((await change(1, 'k'))._unsafeUnwrap().done).toMatchObject({
      state: 'done',
      requestId: 'change-1',
    })
    expect((await change(1, 'k'))._unsafeUnwrap().done).toMatchObject({ requestId: 'change-1' })
    expect(asked('change')).toBe(1)
  })

  it('that was lost keeps invoices back until that is known', async () => {
    const { oms, change, invoice, later, record } = open()
    oms.faults.push({ method: 'change', failure: timeout })
    expect(codeIn(await change(1))).toBe('vtex_timeout')
    expect(codeIn(await invoice())).toBe('change_in_progress')
    await later(2 * 60_000)
    expect(await record()).toMatchObject({ changes: [] })
    expect(codeIn(await invoice())).toBe('ok')
  })

  it('row 55: of an order with one SKU on two lines is refused', async () => {
    const line = { id: '7', quantity: 1, price: 1_000 }
    const { change, asked } = open({ items: [line, line] })
    expect(codeIn(await change(0))).toBe('change_not_possible')
    expect(asked('change')).toBe(0)
  })

  it.each(['ready-for-handling', 'payment-approved', 'invoiced'])(
    'of an order that is %s is refused',
    async (status) => {
      expect(codeIn(await open({ status }).change(1))).toBe('order_not_ready')
    },
  )

  it('to what the order is changes nothing', async () => {
    const { change, asked } = open()
    expect((await change(2))._unsafeUnwrap().done).toBeNull()
    expect(asked('change')).toBe(0)
  })
})

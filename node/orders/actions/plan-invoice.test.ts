import fc from 'fast-check'
import type { VtexOrder } from '../../clients/oms-order'
import { handledOrder, NOW, recordOf, wantedInvoice } from '../../testing/invoices'
import type { InvoiceNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import { planInvoice, type WantedInvoice } from './plan-invoice'
import { bodyOf } from './send-invoice'

const plan = (order: VtexOrder, wanted: Partial<WantedInvoice> = {}, record: Partial<OrderRecord> = {}) =>
  planInvoice(order, recordOf(record), wantedInvoice(wanted), { now: NOW, source: 'erp' })
const codeOf = (...given: Parameters<typeof plan>) =>
  plan(...given).match(
    ({ kind }) => kind,
    ({ code }) => code,
  )
const packaged = (...packages: [string, number, 'Output' | 'Input'][]) => ({
  packages: packages.map(([invoiceNumber, invoiceValue, type]) => ({
    invoiceNumber,
    invoiceValue,
    type,
    items: [],
  })),
})
const sent = (changes: Partial<InvoiceNote> = {}): InvoiceNote => ({
  ...{
    number: '1',
    printed: '1',
    type: 'output',
    value: 500,
    issuedAt: '',
    key: null,
    url: null,
    hasDocument: false,
  },
  ...{
    lines: [],
    content: 'other',
    state: 'sending',
    sentAt: 0,
    attempts: 1,
    isAlerted: false,
    source: 'erp',
  },
  ...changes,
})

it.each<[string, Partial<VtexOrder>, string]>([
  ['ready, and not acknowledged', { status: 'ready-for-handling' }, 'send'],
  ['in handling', {}, 'send'],
  ['in the other spelling', { status: 'Waiting-For-Fulfillment' }, 'send'],
  ['paid for the first time', { status: 'payment-approved' }, 'order_not_ready'],
  ['on its way to handling', { status: 'start-handling' }, 'order_busy'],
  ['invoiced', { status: 'invoiced' }, 'order_not_ready'],
  ['cancelled', { status: 'canceled' }, 'order_canceled'],
  ['of an unknown status', { status: 'teleporting' }, 'order_not_ready'],
  ['not complete', { isCompleted: false }, 'order_not_ready'],
  ['row 43: to be cancelled', { status: 'request-cancel' }, 'cancellation_pending'],
  ['row 43: being cancelled', { status: 'cancel' }, 'cancellation_pending'],
])('an order that is %s', (_name, order, expected) => {
  expect(codeOf(handledOrder(order))).toBe(expected)
})

it('row 43: an order is left alone for a minute after somebody wanted it cancelled', () => {
  expect(codeOf(handledOrder(), {}, { cancelSeenAt: NOW - 59_999 })).toBe('order_busy')
  expect(codeOf(handledOrder(), {}, { cancelSeenAt: NOW - 60_000 })).toBe('send')
})

it('the rest of an order that is invoiced in part, and no cent more', () => {
  const paid = handledOrder({
    status: 'payment-approved',
    packageAttachment: packaged(['1', 1_500, 'Output']),
  })
  expect(codeOf(paid, { value: 500 })).toBe('send')
  expect(codeOf(paid, { value: 501 })).toBe('invoice_exceeds_order')
})

it.each<[string, Partial<WantedInvoice>, InvoiceNote[], true | undefined]>([
  ['all there is', {}, [], true],
  ['a part', { lines: [{ lineId: '0', quantity: 1 }], value: 1_000 }, [], undefined],
  [
    'the other part',
    { lines: [{ lineId: '0', quantity: 1 }], value: 1_000 },
    [sent({ lines: [{ lineId: '0', skuId: '7', quantity: 1, price: 1_000 }] })],
    true,
  ],
])('an invoice of %s is or is not the last', (_name, wanted, invoices, isLast) => {
  expect(plan(handledOrder(), wanted, { invoices })._unsafeUnwrap().note.isLast).toBe(isLast)
})

it('what VTEX may have by now counts', () => {
  expect(codeOf(handledOrder(), { value: 1_501 }, { invoices: [sent()] })).toBe('invoice_exceeds_order')
  expect(codeOf(handledOrder(), { value: 1_500 }, { invoices: [sent()] })).toBe('send')
})

it('discounts, shipping and changes are in the value', () => {
  const order = handledOrder({
    value: 1_750,
    totals: [
      { id: 'Items', value: 2_000 },
      { id: 'Discounts', value: -500 },
      { id: 'Shipping', value: 350 },
      { id: 'Changes', value: -100 },
    ],
  })
  expect(codeOf(order, { value: 1_751 })).toBe('invoice_exceeds_order')
  expect(plan(order, { value: 1_750 })._unsafeUnwrap().note.lines).toEqual([
    { lineId: '0', skuId: '7', quantity: 2, price: 750 },
  ])
})

it('the same number is the same invoice, or none', () => {
  const { note } = plan(handledOrder())._unsafeUnwrap()
  const known = { invoices: [{ ...note, state: 'sent' as const }] }
  expect(codeOf(handledOrder(), {}, known)).toBe('same')
  expect(codeOf(handledOrder(), { number: '7', value: 1_999 }, known)).toBe('invoice_conflict')
  expect(codeOf(handledOrder(), {}, { invoices: [note] })).toBe('send')
  const live = handledOrder({ status: 'invoiced', packageAttachment: packaged(['7', 2_000, 'Output']) })
  expect(codeOf(live)).toBe('same')
  expect(codeOf(live, { value: 1 })).toBe('invoice_conflict')
})

it.each<[string, object, string]>([
  ['a line that is not there', { skuRef: 'Z' }, 'unknown_line'],
  ['too many units', { skuRef: 'A', quantity: 3 }, 'too_many_units'],
])('%s is named', (_name, line, code) => {
  const failed = plan(handledOrder(), { lines: [{ quantity: 1, ...line }] })._unsafeUnwrapErr()
  expect(failed.errors).toMatchObject([{ code }])
})

it('row 53: two lines of one SKU are items by their price', () => {
  const items = [
    { id: '7', refId: 'A', quantity: 2, price: 600 },
    { id: '7', refId: 'A', quantity: 1, price: 800 },
  ]
  const order = handledOrder({ items })
  const { note } = plan(order, { lines: [{ skuRef: 'A', quantity: 3 }] })._unsafeUnwrap()
  expect(note.lines.map(({ lineId }) => lineId)).toEqual(['0', '1'])
  expect(bodyOf(note, null).items).toEqual([
    { id: '7', price: 600, quantity: 2 },
    { id: '7', price: 800, quantity: 1 },
  ])
})

it('goods come back at the price they were invoiced at, and no more of them', () => {
  const lines = [{ lineId: '0', skuId: '7', quantity: 2, price: 990 }]
  const record = { invoices: [sent({ number: '1', value: 2_000, state: 'confirmed', lines })] }
  const order = handledOrder({ status: 'invoiced', packageAttachment: packaged(['1', 2_000, 'Output']) })
  const back = { number: 'R', type: 'input' as const, value: 990 }
  expect(
    plan(order, { ...back, lines: [{ skuRef: 'A', quantity: 1 }] }, record)._unsafeUnwrap().note.lines,
  ).toEqual([{ lineId: '0', skuId: '7', quantity: 1, price: 990 }])
  expect(codeOf(order, { ...back, lines: [{ skuRef: 'A', quantity: 3 }] }, record)).toBe(
    'invoice_exceeds_order',
  )
  expect(codeOf(handledOrder(), back)).toBe('order_not_ready')
})

describe('row 54: changes are folded into the lines', () => {
  const changed = (total: number) =>
    handledOrder({
      value: 2_000 + total,
      totals: [{ id: 'Items', value: 2_000 }, ...(total === 0 ? [] : [{ id: 'Changes', value: total }])],
      changesAttachment: {
        changesData: [
          {
            itemsRemoved: [{ id: '7', quantity: 1, price: 1_000 }],
            itemsAdded: [{ id: '9', quantity: 1, price: 300 }],
          },
        ],
      },
    })

  it('what was removed is not invoiced, and what was added is', () => {
    const added = [{ skuRef: 'B', skuId: '9' }]
    const changes: OrderRecord['changes'] = [
      {
        ...{ key: null, content: '', requestId: 'c', before: [], reason: '', state: 'done' },
        ...{ added, sentAt: 0, endedAt: 0, source: 'erp' },
      },
    ]
    const lines = [
      { skuRef: 'A', quantity: 1 },
      { skuRef: 'B', quantity: 1 },
    ]
    expect(plan(changed(-700), { value: 1_300, lines }, { changes })._unsafeUnwrap().note.lines).toEqual([
      { lineId: '0', skuId: '7', quantity: 1, price: 1_000 },
      { lineId: 'added-9', skuId: '9', quantity: 1, price: 300 },
    ])
    expect(codeOf(changed(-700), { value: 1_300, lines: [{ skuRef: 'A', quantity: 2 }] })).toBe(
      'invoice_exceeds_order',
    )
  })

  it('lines that VTEX changed itself are taken as they are', () => {
    expect(plan(changed(0), { value: 2_000 })._unsafeUnwrap().note.lines).toMatchObject([{ quantity: 2 }])
  })
})

describe('row 49: any split of an order into invoices', () => {
  const split = fc.record({
    lines: fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 9 }), total: fc.integer({ min: 0, max: 9_999 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    shipping: fc.integer({ min: 1, max: 999 }),
    takes: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
  })

  it('comes to its lines to the cent, and never to more units', () => {
    fc.assert(
      fc.property(split, ({ lines, shipping, takes }) => {
        const net = lines.reduce((sum, { total }) => sum + total, 0)
        const items = lines.map(({ quantity, total }, index) => ({
          ...{ id: `${index}`, refId: `R${index}`, quantity, price: Math.ceil(total / quantity) },
          priceDefinition: { total },
        }))
        const gross = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
        const totals = [
          { id: 'Items', value: gross },
          { id: 'Discounts', value: net - gross },
          { id: 'Shipping', value: shipping },
        ]
        const order = handledOrder({ items, totals, value: net + shipping })
        let record = recordOf()
        const send = (number: string, wanted: WantedInvoice['lines']) => {
          const made = planInvoice(order, record, wantedInvoice({ number, value: 1, lines: wanted }), {
            ...{ now: NOW, source: 'erp' },
          })
          // Of these only the units count: the value is what the ERP says.
          if (made.isOk())
            record = { ...record, invoices: [...record.invoices, { ...made.value.note, value: 0 }] }
        }
        takes.forEach((quantity, index) => send(`${index}`, [{ skuId: `${index % lines.length}`, quantity }]))
        send('rest', null)
        const units = record.invoices.flatMap((each) => each.lines)
        expect(units.reduce((sum, { price, quantity }) => sum + price * quantity, 0)).toBe(net)
        lines.forEach(({ quantity }, index) => {
          const own = units.filter(({ skuId }) => skuId === `${index}`)
          expect(own.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity)
        })
      }),
    )
  })

  it('is taken as long as it fits, and ends at the value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }), (values) => {
        let record = recordOf()
        let sum = 0
        values.forEach((value, index) => {
          const made = planInvoice(
            handledOrder(),
            record,
            wantedInvoice({ number: `${index}`, value, lines: null }),
            {
              ...{ now: NOW, source: 'erp' },
            },
          )
          expect(made.isOk()).toBe(sum + value <= 2_000)
          if (made.isErr()) return
          sum += value
          record = { ...record, invoices: [...record.invoices, made.value.note] }
        })
        expect(sum).toBeLessThanOrEqual(2_000)
      }),
    )
  })
})

const open = (number: number, fields: object = {}) => ({
  __typename: 'OpenOrder',
  orderId: `117000050000${number}-01`,
  stage: 'QUEUED',
  status: 'ready-for-handling',
  statusSince: '2026-03-04T15:06:07Z',
  firstSeenAt: '2026-03-04T15:06:07Z',
  attempts: 0,
  trouble: null,
  ...fields,
})

/** Orders in several stages, those in trouble first. */
export const manyOrders = [
  open(3, { stage: 'REJECTED', trouble: 'REJECTED', attempts: 1 }),
  open(4, { trouble: 'RETURNED', attempts: 12 }),
  open(5, { stage: 'HANDLING', status: 'request-cancel', trouble: 'STUCK' }),
  open(1),
  open(2, {
    orderId: 'MGZ-29384756102938475610293847561029384756-01',
    stage: 'HANDLING',
    status: 'handling',
  }),
  open(6, { stage: 'ACKNOWLEDGED' }),
]

export const ordersOf = (orders: object[], cursor: string | null = null) => ({
  data: {
    orders: {
      __typename: 'OpenOrderPage',
      orders,
      total: orders.length,
      stages:
        orders.length === 0
          ? []
          : [
              { __typename: 'OrderStageCount', stage: 'QUEUED', count: 2 },
              { __typename: 'OrderStageCount', stage: 'HANDLING', count: 2 },
            ],
      troubles: orders.length === 0 ? 0 : 3,
      cursor,
    },
  },
})

const happening = (what: string, minute: number, fields: object = {}) => ({
  __typename: 'OrderHappening',
  at: `2026-03-04T15:${String(minute).padStart(2, '0')}:07Z`,
  what,
  by: 'event',
  detail: null,
  call: null,
  callStatus: null,
  milliseconds: null,
  ...fields,
})

/** One order that the ERP refused. */
export const orderOf = (fields: object = {}) => ({
  data: {
    order: {
      __typename: 'Order',
      orderId: '1170000500003-01',
      sequence: '500003',
      status: 'ready-for-handling',
      flow: 'complete',
      tradePolicy: '1',
      affiliate: null,
      currency: 'BRL',
      value: 1_231.5,
      createdAt: '2026-03-04T14:55:00Z',
      items: [
        {
          __typename: 'OrderItem',
          skuRef: 'FR-R92B-58',
          name: 'HL Road Frame – Black, 58',
          quantity: 2,
          warehouse: 'main',
          total: 1_200,
        },
      ],
      stage: 'REJECTED',
      statusSince: '2026-03-04T15:06:07Z',
      attempts: 1,
      leasedUntil: null,
      trouble: 'REJECTED',
      awaits: 'ERP',
      erpOrderNumber: null,
      invoices: [],
      canCancel: true,
      cancelRequest: null,
      cancellation: null,
      changes: [],
      rejection: 'Customer has no credit limit in company 01',
      history: [
        happening('status', 6, { detail: 'ready-for-handling' }),
        happening('queued', 6),
        happening('leased', 7, { by: 'vtexappkey-demo-ERPONE', detail: 'new, 1' }),
        happening('start-handling', 8, {
          by: 'app',
          call: 'POST /api/oms/pvt/orders/{orderId}/start-handling',
          callStatus: 'vtex_unavailable',
          milliseconds: 1_204,
        }),
        happening('rejected', 9, { by: 'vtexappkey-demo-ERPONE', detail: 'E7' }),
      ],
      ...fields,
    },
  },
})

const invoice = (fields: object) => ({
  __typename: 'OrderInvoice',
  number: '',
  type: 'output',
  value: 0,
  issuedAt: '2026-03-04T16:00:00Z',
  state: 'confirmed',
  isAlerted: false,
  by: 'vtexappkey-demo-ERPONE',
  ...fields,
})

/** The order with invoices, a change under way and a request to cancel. */
export const acted = {
  stage: 'HANDLING',
  status: 'request-cancel',
  trouble: 'ALERT',
  rejection: null,
  erpOrderNumber: 'SO-4711',
  canCancel: false,
  invoices: [
    invoice({ number: '000.123/1', value: 1_000, by: null }),
    invoice({ number: '000.124/1', value: 231.5, state: 'sending', isAlerted: true }),
    invoice({ number: '000.125/1', type: 'input', value: 100, state: 'sent' }),
  ],
  cancelRequest: {
    __typename: 'OrderCancelRequest',
    requestedBy: 'customer',
    at: '2026-03-04T17:00:00Z',
    reason: 'Bought twice',
  },
  cancellation: {
    __typename: 'OrderCancellation',
    kind: 'deny',
    reason: 'It is packed already',
    requestedBy: 'customer',
    state: 'done',
    isAlerted: false,
    at: '2026-03-04T16:30:00Z',
    by: 'admin-2d62bdf1',
  },
  changes: [
    {
      __typename: 'OrderChange',
      reason: 'One unit is sold out',
      state: 'processing',
      sentAt: '2026-03-04T16:40:00Z',
      by: 'vtexappkey-demo-ERPONE',
    },
  ],
}

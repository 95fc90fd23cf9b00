import { inFakeTime } from '../testing/deps'
import { vtexOrder } from '../testing/orders'
import { ANA, openPanel } from '../testing/panel'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const FIELDS = `__typename ... on Order { status canCancel cancelRequest { requestedBy reason at }
  cancellation { kind reason requestedBy state by isAlerted }
  invoices { number type value state by } changes { state } history { what by } }
  ... on Failure { code errors { pointer } }`
const CANCEL = `mutation ($reason: String!, $requestedBy: String) {
  cancelOrder(id: "1", reason: $reason, requestedBy: $requestedBy) { ${FIELDS} } }`
const DECIDE = `mutation ($accept: Boolean!, $reason: String) {
  decideCancellation(id: "1", accept: $accept, reason: $reason) { ${FIELDS} } }`

/** The panel, and order 1. */
function openOrder(changes: Parameters<typeof vtexOrder>[0]) {
  const panel = openPanel()
  panel.oms.orders.set('1', vtexOrder({ orderId: '1', status: 'handling', ...changes }))
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await inFakeTime(panel.ask(query, variables))
    expect(errors).toBeUndefined()
    return Object.values(data ?? {})[0] as Record<string, unknown>
  }
  return { ask, oms: panel.oms, show: () => ask(`{ order(id: "1") { ${FIELDS} } }`) }
}

const asked = {
  status: 'request-cancel',
  cancellationData: { requestedByUser: true, reason: null },
  cancellationRequests: [{ id: 'r1', reason: ' Too late ', cancellationRequestDate: '2026-03-01T11:00:00Z' }],
}

it('cancels an order in the name of whoever does it', async () => {
  const { ask, show } = openOrder({})
  expect(await show()).toMatchObject({ canCancel: true, cancelRequest: null, cancellation: null })
  const canceled = await ask(CANCEL, { reason: 'sold out', requestedBy: 'customer' })
  const cancellation = { kind: 'cancel', reason: 'sold out', requestedBy: 'customer', by: ANA }
  expect(canceled).toMatchObject({ cancellation, canCancel: false })
  expect(canceled.history).toContainEqual({ what: 'cancel', by: ANA })
  expect(await ask(CANCEL, { reason: 'sold out' })).toMatchObject({ __typename: 'Order' })
})

it('does not cancel what is invoiced, and shows the invoice of somebody else', async () => {
  const packages = [{ invoiceNumber: '77', type: 'Output', invoiceValue: 1_050, items: [] }]
  const { ask, show, oms } = openOrder({ packageAttachment: { packages } } as never)
  expect(await ask(CANCEL, { reason: 'sold out' })).toMatchObject({ code: 'already_shipped' })
  expect(await show()).toMatchObject({
    canCancel: false,
    invoices: [{ number: '77', type: 'output', value: 10.5, state: 'confirmed', by: null }],
  })
  expect(oms.asked.filter((call) => call.startsWith('cancel'))).toEqual([])
})

it('shows a request to cancel, and denies it with a reason', async () => {
  const { ask, show } = openOrder(asked)
  expect(await show()).toMatchObject({
    canCancel: false,
    cancelRequest: { requestedBy: 'customer', reason: 'Too late', at: '2026-03-01T11:00:00.000Z' },
  })
  const denied = await ask(DECIDE, { accept: false, reason: 'It is packed' })
  expect(denied).toMatchObject({ cancelRequest: null, cancellation: { kind: 'deny', by: ANA } })
  expect(await ask(DECIDE, { accept: true })).toMatchObject({ code: 'already_decided' })
})

it('accepts a request without a reason', async () => {
  const { ask } = openOrder(asked)
  expect(await ask(DECIDE, { accept: true })).toMatchObject({
    cancelRequest: null,
    cancellation: { kind: 'accept', reason: 'Accepted by the store' },
  })
})

it.each([
  [CANCEL, { reason: ' ' }, '/reason'],
  [CANCEL, { reason: 'x'.repeat(301) }, '/reason'],
  [CANCEL, { reason: 'x', requestedBy: 'nobody' }, '/requestedBy'],
  [DECIDE, { accept: false }, '/reason'],
])('refuses %#', async (mutation, variables, pointer) => {
  const { ask, oms } = openOrder(asked)
  expect(await ask(mutation, variables)).toMatchObject({ code: 'invalid_parameter', errors: [{ pointer }] })
  expect(oms.asked).toEqual([])
})

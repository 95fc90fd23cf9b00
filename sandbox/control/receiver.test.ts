import type { ApiResponse } from '../http'
import { Receiver } from '../platform/receiver'
import { receiverHandlers } from './receiver'

function open() {
  const receiver = new Receiver(() => 17)
  const control = (name: string, body?: unknown, search = '') =>
    receiverHandlers[name]?.(
      { world: { receiver } },
      { body, id: '', query: new URLSearchParams(search) },
    ) as ApiResponse
  const post = (key: string, rawBody = '{}') =>
    receiver.routes[0]?.handle(
      {
        ...{ account: 'demo', method: 'POST', path: '/_v/erp-orders/new', query: new URLSearchParams('a=1') },
        ...{ headers: { 'idempotency-key': key }, body: {}, rawBody, caller: { kind: 'nobody' } },
      },
      {},
    ) as ApiResponse
  return { control, post }
}

it('keeps what came as it came, the newest first, and numbers each key once', () => {
  const { control, post } = open()
  const numbers = ['a', 'b', 'a'].map((key) => post(key, `{ "key": "${key}" }`).body)
  expect(numbers).toEqual(['ERP-1', 'ERP-2', 'ERP-1'].map((erpOrderNumber) => ({ erpOrderNumber })))
  expect(control('GET receiver', undefined, 'page=1&per_page=2')).toMatchObject({
    body: [
      { at: 17, path: '/_v/erp-orders/new', query: { a: '1' }, body: '{ "key": "a" }', status: 200 },
      { headers: { 'idempotency-key': 'b' } },
    ],
    headers: { 'x-total-count': '3' },
  })
})

it('answers as it is told, in turn and so often', () => {
  const { control, post } = open()
  control('POST receiver', [
    { status: 503, times: 2 },
    { status: 202, headers: { a: 'b' } },
  ])
  const statuses = () => ['a', 'b', 'c', 'd'].map((key) => post(key).status)
  expect(statuses()).toEqual([503, 503, 202, 202])
  control('POST receiver', { status: 422, body: { reason: 'no' } })
  expect(post('a')).toEqual({ status: 422, body: { reason: 'no' } })
  control('POST receiver', [])
  expect(statuses()).toEqual([200, 200, 200, 200])
  control('DELETE receiver')
  expect(control('GET receiver').body).toEqual([])
})

it.each([[{ status: 99 }], [{}], [{ status: 200, delay: 1 }], ['down']])('refuses %j', (body) => {
  expect(open().control('POST receiver', body).status).toBe(400)
})

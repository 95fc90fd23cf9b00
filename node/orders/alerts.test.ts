import { isAlerted } from './alerts'
import { newRecord, type HistoryNote, type OrderRecord } from './record/record'

const note = (what: HistoryNote['what'], status?: string): HistoryNote => ({
  ...{ at: 1, what, by: 'app' },
  ...(status && { call: { method: 'POST', path: '/x', status, milliseconds: 1 } }),
})
const alert = note('alert')
const invoice = (state: string, alerted: boolean) => ({ number: '1', state, isAlerted: alerted })

it.each<[string, object, boolean]>([
  ['nothing happened', {}, false],
  ['an alert came last', { history: [note('invoice', '200'), alert] }, true],
  ['the status changed since', { history: [alert, note('status')] }, false],
  ['VTEX took an invoice since', { history: [alert, note('invoice', '200')] }, false],
  ['a call failed since', { history: [alert, note('invoice', 'vtex_timeout')] }, true],
  ['a parcel was told of since', { history: [alert, note('tracking', '200')] }, true],
  ['an invoice is still missing', { history: [note('status')], invoices: [invoice('sending', true)] }, true],
  ['the invoice has arrived', { history: [note('status')], invoices: [invoice('confirmed', true)] }, false],
  ['a cancellation is missing', { cancellation: { state: 'sent', isAlerted: true } }, true],
  ['a cancellation is done', { cancellation: { state: 'done', isAlerted: true } }, false],
])('%s', (_name, changes, expected) => {
  const record = { ...newRecord('1', 0), ...changes } as OrderRecord
  expect(isAlerted(record)).toBe(expected)
})

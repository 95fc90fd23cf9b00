import type { HistoryNote, OrderRecord } from './record/record'

type Alerting = Pick<OrderRecord, 'invoices' | 'cancellation' | 'history'>

/**
 * Whether something that was sent for the order did not come through, and nothing has overtaken that since: VTEX shows
 * another status, or took an invoice, a cancellation, a decision or a change. Pure.
 */
export function isAlerted({ invoices, cancellation, history }: Alerting): boolean {
  const isOpen = invoices.some((note) => note.isAlerted && note.state !== 'confirmed')
  if (isOpen || (cancellation?.isAlerted && cancellation.state !== 'done')) return true
  const last = history.filter((note) => note.what === 'alert' || overtakes(note)).at(-1)
  return last?.what === 'alert'
}

const actions: ReadonlySet<HistoryNote['what']> = new Set(['invoice', 'cancel', 'decision', 'change'])

function overtakes({ what, call }: HistoryNote): boolean {
  if (what === 'status') return true
  return actions.has(what) && call !== undefined && /^2\d\d$/.test(call.status)
}

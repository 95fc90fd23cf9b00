import type { OrderDeps } from '../deps'
import { readRecord } from '../record/store'
import { unlessBusy } from './order-lease'
import { LOST_AFTER, type ActionEffect } from './reconcile'
import { sendCancellation } from './send-cancellation'
import { pollChanges } from './send-change'
import { sendInvoice } from './send-invoice'

/** Goes on with what the ERP did to an order and VTEX does not show. What fails is looked at again by the next visit. */
export async function resumeAction(deps: OrderDeps, orderId: string, effect: ActionEffect): Promise<void> {
  if (effect.kind === 'poll-changes') return void (await pollChanges(deps, orderId, 'app'))
  await unlessBusy(deps, orderId, async () => {
    const record = await readRecord(deps, orderId)
    const isDue = ({ sentAt }: { sentAt: number }): boolean => deps.now() - sentAt >= LOST_AFTER
    if (effect.kind === 'send-cancellation') {
      const note = record?.cancellation
      if (note && note.state !== 'done' && isDue(note))
        await sendCancellation(deps, { orderId, note, by: 'app' })
      return
    }
    const note = record?.invoices.find(({ number }) => number === effect.number)
    if (note && isDue(note)) await sendInvoice(deps, { orderId, note, document: null, by: 'app' })
  })
}

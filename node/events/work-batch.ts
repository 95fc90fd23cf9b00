import type { EventContext } from '@vtex/api'
import { z } from 'zod'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { workBatch } from '../delivery/work-batch'

const wakeUp = z.object({ batchId: z.string() })

/** Wake-up for a batch: the durable batch decides what is to be done, not the event. */
export async function workBatchEvent({ body, clients, vtex }: EventContext<Clients>): Promise<void> {
  const parsed = wakeUp.safeParse(body)
  if (!parsed.success) return vtex.logger.warn({ message: 'wake-up without a batch id' })
  await workBatch(depsOf(vtex, clients), parsed.data.batchId)
}

import type { EventContext } from '@vtex/api'
import { z } from 'zod'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { awaitedFlows, releaseFor } from '../delivery/parking'

const arrival = z.object({ flow: z.enum(awaitedFlows), refs: z.array(z.string()) })

/** Records were applied: what waits for them goes on. */
export async function arrivedEvent({ body, clients, vtex }: EventContext<Clients>): Promise<void> {
  const parsed = arrival.safeParse(body)
  if (!parsed.success) return vtex.logger.warn({ message: 'arrival without a flow' })
  await releaseFor(depsOf(vtex, clients), parsed.data.flow, parsed.data.refs)
}

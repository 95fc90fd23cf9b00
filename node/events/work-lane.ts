import type { EventContext } from '@vtex/api'
import { z } from 'zod'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { laneNames, workLane } from '../delivery/jobs'

const wakeUp = z.object({ lane: z.enum(laneNames) })

/** Wake-up for a lane: the durable jobs decide what is to be done, not the event. */
export async function workLaneEvent({ body, clients, vtex }: EventContext<Clients>): Promise<void> {
  const parsed = wakeUp.safeParse(body)
  if (!parsed.success) return vtex.logger.warn({ message: 'wake-up without a lane' })
  await workLane(depsOf(vtex, clients), parsed.data.lane)
}

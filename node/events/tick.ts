import type { EventContext } from '@vtex/api'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { releaseParked } from '../delivery/parking'
import { expirePayloads, expireRecent } from '../delivery/personal'
import { releaseAllCodes } from '../mapping/waiting'
import { expireJobs } from '../delivery/retention'
import { readGeneralSettings } from '../delivery/settings'
import { expireProblems } from '../problems'

/** Documents deleted in one go; the next tick goes on. */
const EXPIRY_BUDGET = 500

/** What is due from time to time: records whose SKU has arrived, and documents whose time is over. */
export async function tickEvent({ clients, vtex }: EventContext<Clients>): Promise<void> {
  const deps = depsOf(vtex, clients)
  await releaseParked(deps)
  await releaseAllCodes(deps)
  await expireProblems(deps)
  await expireRecent(deps)
  await expirePayloads(deps, EXPIRY_BUDGET)
  const { keepDays } = await readGeneralSettings(deps)
  await expireJobs(deps, { keepDays, budget: EXPIRY_BUDGET })
}

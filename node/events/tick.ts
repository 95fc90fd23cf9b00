import type { EventContext } from '@vtex/api'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { releaseParked } from '../delivery/parking'
import { expirePayloads, expireRecent } from '../delivery/personal'
import { releaseAllCodes } from '../mapping/waiting'
import { expireJobs } from '../delivery/retention'
import { readGeneralSettings } from '../delivery/settings'
import { notifyFromTime } from '../notifications'
import { orderDepsOf } from '../orders/deps'
import { expireOrders } from '../orders/expire'
import { searchOrders } from '../orders/search'
import { isPushOn } from '../orders/push/settings'
import { maintainStock } from '../orders/stock/maintain'
import { readOrderSettings } from '../orders/settings'
import { expireProblems } from '../problems'

/** Documents deleted in one go; the next tick goes on. */
const EXPIRY_BUDGET = 500
/** A handler has a minute, and more is due than orders. */
const SEARCH_MILLISECONDS = 15_000
const STOCK_MILLISECONDS = 8_000

/** What is due from time to time: orders and their stock, waiting records, what to tell the store, what has expired. */
export async function tickEvent({ clients, vtex }: EventContext<Clients>): Promise<void> {
  const deps = depsOf(vtex, clients)
  await searchOrders(orderDepsOf(deps, clients, 'background'), deps.now() + SEARCH_MILLISECONDS)
  if (await isPushOn(deps)) await deps.push()
  await maintainStock(deps, deps.now() + STOCK_MILLISECONDS)
  await releaseParked(deps)
  await releaseAllCodes(deps)
  await notifyFromTime(deps)
  await expireProblems(deps)
  await expireRecent(deps)
  await expirePayloads(deps, EXPIRY_BUDGET)
  await expireOrders(deps, (await readOrderSettings(deps)).keepDays)
  const { keepDays } = await readGeneralSettings(deps)
  await expireJobs(deps, { keepDays, budget: EXPIRY_BUDGET })
}

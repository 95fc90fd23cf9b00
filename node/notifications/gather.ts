import type { Deps } from '../delivery/deps'
import { heldJobs } from '../delivery/jobs'
import { allTables, readUnknown } from '../mapping/tables'
import { ordersInTrouble } from '../orders/list-orders'
import { readPushSettings } from '../orders/push/settings'
import { isFailing, readState } from '../orders/push/state'
import { groupsSince } from '../problems/hours'
import { flushFailures } from '../problems/note-failures'
import { groupBy } from '../storage/group-by'
import { hourOf, type NotificationKind, type Subject } from './kinds'
import { readRefusals } from './refusals'
import { readNotificationSettings, type NotificationSettings } from './settings'

/** What there is to tell of one kind in one hour: how much of it came in it, or what stands now. */
export type Finding = CountedFinding | StandingFinding

export interface CountedFinding {
  kind: NotificationKind
  hour: string
  count: number
  subjects: Subject[]
}

export interface StandingFinding {
  kind: NotificationKind
  hour: string
  /** What stands, each with a name that stays the same. */
  standing: { id: string; subject: Subject }[]
  /** From how many on it is told. */
  atLeast: number
}

const HOUR_MILLISECONDS = 3_600_000
/** What stands is one document; of more orders the longest in trouble are told of. */
const MOST_ORDERS = 2_000

type Gather = (deps: Deps, kind: NotificationKind, atLeast: number) => Promise<Finding[]>

/** Where each kind is found: in what is stored anyway, so that no record costs more for being told of. */
const gatherers: Record<NotificationKind, Gather> = {
  batch_held: heldBatches,
  records_failing: failingRecords,
  lane_refused: refusedLanes,
  code_unknown: unknownCodes,
  order_stuck: troubledOrders,
  push_failing: failingPush,
}

/** What there is to tell now, of the kinds the store wants to hear of. */
export async function gather(deps: Deps): Promise<Finding[]> {
  const settings = await readNotificationSettings(deps.documents)
  const wanted = (Object.keys(gatherers) as NotificationKind[]).filter((kind) => settings[kind].isOn)
  const found = wanted.map((kind) => gatherers[kind](deps, kind, atLeastOf(settings, kind)))
  return (await Promise.all(found)).flat()
}

const atLeastOf = (settings: NotificationSettings, kind: NotificationKind): number => settings[kind].atLeast

async function heldBatches(deps: Deps, kind: NotificationKind, atLeast: number): Promise<Finding[]> {
  const standing = (await heldJobs(deps)).map(({ id, flow, source }) => ({
    id,
    subject: { flow, source, batch: id, count: 1 },
  }))
  return [{ kind, hour: hourOf(deps.now()), standing, atLeast }]
}

/** Of each flow and code as many as its threshold asks for. */
async function failingRecords(deps: Deps, kind: NotificationKind, atLeast: number): Promise<Finding[]> {
  await flushFailures(deps)
  const groups = await groupsSince(deps.documents, deps.now(), 1)
  const failing = groups.map(({ flow, code, records, lastAt }) => ({
    hour: hourOf(Date.parse(lastAt)),
    subject: { flow, code, count: records },
  }))
  const alike = groupBy(failing, ({ hour, subject: { flow, code } }) => `${hour}/${flow}/${code}`)
  const summed = [...alike.values()].flatMap((same) => {
    const [first] = same
    const count = same.reduce((sum, { subject }) => sum + subject.count, 0)
    return first && count >= atLeast ? [{ ...first, subject: { ...first.subject, count } }] : []
  })
  return byHour(deps, kind, summed)
}

async function refusedLanes(deps: Deps, kind: NotificationKind, atLeast: number): Promise<Finding[]> {
  const refused = (await readRefusals(deps.documents)).map(({ lane, code, at }) => ({
    hour: hourOf(at),
    subject: { lane, code, count: 1 },
  }))
  return byHour(deps, kind, refused).filter(({ count }) => count >= atLeast)
}

/** Codes in the hour in which they came first. */
async function unknownCodes(deps: Deps, kind: NotificationKind, atLeast: number): Promise<Finding[]> {
  const found = await Promise.all(
    (await allTables(deps)).map(async (name) => {
      const hours = [...(await readUnknown(deps, name)).values()].map(({ firstAt }) => firstAt.slice(0, 13))
      return [...groupBy(hours, (hour) => hour)].map(([hour, all]) => ({
        hour,
        subject: { ...name, count: all.length },
      }))
    }),
  )
  return byHour(deps, kind, found.flat()).filter(({ count }) => count >= atLeast)
}

/** By what is wrong with them: an order is told of again when something else is. Its id is kept, and told to nobody. */
async function troubledOrders(deps: Deps, kind: NotificationKind, atLeast: number): Promise<Finding[]> {
  const standing = (await ordersInTrouble(deps)).slice(0, MOST_ORDERS).map(({ orderId, trouble }) => ({
    id: `${trouble} ${orderId}`,
    subject: { trouble, count: 1 },
  }))
  return [{ kind, hour: hourOf(deps.now()), standing, atLeast }]
}

/** Once for each time that the address stops taking orders. */
async function failingPush(deps: Deps, kind: NotificationKind, atLeast: number): Promise<Finding[]> {
  const [{ isActive, source }, state] = await Promise.all([readPushSettings(deps), readState(deps)])
  const isStanding = isActive && source !== null && isFailing(state)
  const standing = isStanding ? [{ id: String(state.failingSince), subject: { source, count: 1 } }] : []
  return [{ kind, hour: hourOf(deps.now()), standing, atLeast }]
}

/** Of this hour and the one before, which may have ended since somebody looked. */
function byHour(
  { now }: Deps,
  kind: NotificationKind,
  found: readonly { hour: string; subject: Subject }[],
): CountedFinding[] {
  const lately = found.filter(({ hour }) => hour >= hourOf(now() - HOUR_MILLISECONDS))
  return [...groupBy(lately, ({ hour }) => hour)].map(([hour, ofHour]) => {
    const subjects = ofHour.map(({ subject }) => subject)
    return { kind, hour, subjects, count: subjects.reduce((sum, { count }) => sum + count, 0) }
  })
}

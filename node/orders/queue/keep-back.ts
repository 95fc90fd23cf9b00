import { noteUnknown } from '../../mapping/tables'
import type { OrderDeps } from '../deps'
import { noted } from '../record/record'
import { changeKnown } from '../record/store'
import { changeEntry, type Held, type QueueEntry } from './entries'
import type { Obstacle } from './shape-order'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Other processes know a change after 10 seconds: an order that was just released may meet the old mapping once more. */
const YOUNG = 2 * MINUTE
const SOON = 15 * SECOND
const LATER = 10 * MINUTE

/** An order that one source leaves to others is offered to it again after this: it may have changed. */
const LEFT = 30 * MINUTE

const LONGEST_REASON = 500
/** Codes remembered of one order. */
const MOST_CODES = 50

/** Keeps an order from the source whose mapping does not take it; everything else in the queue goes on. */
export async function keepBack(
  deps: OrderDeps,
  entry: QueueEntry,
  source: string,
  obstacle: Obstacle,
): Promise<void> {
  return obstacle.kind === 'left' ? leave(deps, entry, source, obstacle) : hold(deps, entry, source, obstacle)
}

async function leave(
  deps: OrderDeps,
  entry: QueueEntry,
  source: string,
  { why, mappingVersion }: Extract<Obstacle, { kind: 'left' }>,
): Promise<void> {
  const left = { mappingVersion, until: deps.now() + LEFT }
  const isKnown = entry.left?.[source]?.mappingVersion === mappingVersion
  if (!isKnown)
    await changeKnown(deps, entry.orderId, (record) =>
      noted(record, { at: deps.now(), what: 'left', by: source, detail: why }),
    )
  await changeEntry(deps, entry, ({ held: _held, ...current }) => ({
    ...notGiven(current),
    freeAt: deps.now(),
    left: { ...current.left, [source]: left },
  }))
}

async function hold(
  deps: OrderDeps,
  entry: QueueEntry,
  source: string,
  { failure, unknown, mappingVersion }: Extract<Obstacle, { kind: 'held' }>,
): Promise<void> {
  const { orderId, held: before } = entry
  const now = deps.now()
  const reason = failure.detail.slice(0, LONGEST_REASON)
  const held: Held = {
    ...{ source, mappingVersion, reason, code: failure.code, codes: unknown.slice(0, MOST_CODES) },
    since: before?.since ?? now,
    releasedAt: before?.releasedAt ?? now,
  }
  const freeAt = now + (now - held.releasedAt < YOUNG ? SOON : LATER)
  const isNews = before?.reason !== reason || before.mappingVersion !== mappingVersion
  await changeKnown(deps, orderId, (record) => {
    const rejection = { reason, code: failure.code, at: held.since, until: freeAt, source, mappingVersion }
    const after = { ...record, rejection }
    return isNews ? noted(after, { at: now, what: 'held', by: source, detail: failure.code }) : after
  })
  if (isNews && unknown.length > 0) {
    const seen = unknown.map(({ table, code }) => ({ table, code, flow: 'orders' as const, ref: orderId }))
    await noteUnknown(deps, source, seen)
  }
  await changeEntry(deps, entry, (current) => ({ ...notGiven(current), freeAt, held }))
}

/** It was taken out to be looked at; the ERP did not get it. */
const notGiven = (entry: QueueEntry): QueueEntry => ({ ...entry, attempts: Math.max(0, entry.attempts - 1) })

import {
  changeShard,
  prepareShards,
  readShards,
  shardOf,
  type ShardDeps,
  type Shards,
} from '../storage/shards'
import type { Documents } from '../storage/documents'
import { isAlerted } from './alerts'
import { isUnderWay } from './record/actions'
import { finalStages, type OrderRecord, type Stage } from './record/record'
import { readOrderSettings } from './settings'
import { statusOf } from './statuses'

/** An open order at a glance. Times in milliseconds since 1970. */
export interface BoardEntry {
  stage: Stage
  status: string
  statusSince: number
  firstSeenAt: number
  /** When VTEX is asked again, whether something is announced or not. */
  dueAt: number
  /** Something that was sent for it did not come through. */
  isAlerted?: true
}

type Shard = Record<string, BoardEntry>

const shards: Shards = { bucket: 'order-board', count: 32 }

const SECOND = 1_000
/** An order that could not be read is read again after this. */
const UNREAD_MILLISECONDS = 20 * SECOND

type BoardDeps = ShardDeps & { documents: Documents; now(): number }

/** Remembers an order as open, or takes it off once nothing more can happen to it. */
export async function putOnBoard(deps: BoardDeps, record: OrderRecord): Promise<void> {
  const { orderId, stage, status, statusSince, firstSeenAt } = record
  const { reconcileSeconds } = await readOrderSettings(deps)
  const patience = patienceOf(record, reconcileSeconds * SECOND)
  const dueAt = deps.now() + patience
  const alerted = isAlerted(record) ? ({ isAlerted: true } as const) : {}
  const entry = isOpen(record) ? { stage, status, statusSince, firstSeenAt, dueAt, ...alerted } : null
  await setEntry(deps, orderId, (before) =>
    before && entry && isAsGood(before, entry, patience) ? before : entry,
  )
}

/** Whether the next visit alone would move, and not by much. */
function isAsGood(before: BoardEntry, { dueAt, ...entry }: BoardEntry, patience: number): boolean {
  const { dueAt: dueBefore, ...known } = before
  const isSame = JSON.stringify(known) === JSON.stringify(entry)
  return isSame && dueBefore <= dueAt && dueAt - dueBefore < patience / 2
}

/** Remembers that an order was announced and could not be read. */
export async function putUnread(deps: BoardDeps, orderId: string): Promise<void> {
  const now = deps.now()
  await setEntry(deps, orderId, (before) => ({
    ...(before ?? { stage: 'seen', status: '', statusSince: now, firstSeenAt: now }),
    dueAt: now + UNREAD_MILLISECONDS,
  }))
}

/** Takes an order off the board that is none of ours. */
export async function takeOffBoard(deps: BoardDeps, orderId: string): Promise<void> {
  await setEntry(deps, orderId, () => null)
}

async function setEntry(
  deps: BoardDeps,
  orderId: string,
  next: (before: BoardEntry | null) => BoardEntry | null,
): Promise<void> {
  await changeShard<Shard>(deps, shards, shardOf(orderId, shards), (shard) => {
    const { [orderId]: before = null, ...others } = shard
    const entry = next(before)
    if (entry === null) return before === null ? shard : others
    return entry === before ? shard : { ...others, [orderId]: entry }
  })
}

/** Orders kept from the ERP stay until they are over too: the search would find them again and again. */
function isOpen(record: OrderRecord): boolean {
  const { stage, status } = record
  if (!finalStages.has(stage) || isAwaited(record)) return true
  const { kind } = statusOf(status)
  return stage === 'skipped' && kind !== 'invoiced' && kind !== 'canceled'
}

/** Whether the store ever had an order; writes nothing. */
export async function hasBoard({ documents }: Pick<BoardDeps, 'documents'>): Promise<boolean> {
  return (await documents.list(shards.bucket, { limit: 1 })).keys.length > 0
}

/** Every open order, by id. */
export async function readBoard(deps: BoardDeps): Promise<Map<string, BoardEntry>> {
  await prepareShards(deps, shards)
  return new Map((await readShards<Shard>(deps.documents, shards)).flatMap((shard) => Object.entries(shard)))
}

/** After how long VTEX is asked about an order that nobody mentions; `period`: of the search. Milliseconds. Pure. */
export function patienceOf(
  {
    stage,
    status,
    ...actions
  }: Pick<OrderRecord, 'stage' | 'status' | 'invoices' | 'cancellation' | 'changes'>,
  period: number,
): number {
  if (isAwaited(actions) || stage === 'acknowledged') return 30 * SECOND
  if (stage === 'skipped' || stage === 'elsewhere') return 360 * period
  const { kind, isTransient } = statusOf(status)
  if (isTransient) return 2 * period
  if (kind === 'cancel-asked' || stage === 'seen') return 5 * period
  return stage === 'queued' || stage === 'handling' ? 10 * period : 30 * period
}

/** Whether VTEX has to show something that the ERP did. */
function isAwaited({
  invoices,
  cancellation,
  changes,
}: Pick<OrderRecord, 'invoices' | 'cancellation' | 'changes'>): boolean {
  const isOpenInvoice = invoices.some((note) => note.state !== 'confirmed' && !note.isAlerted)
  const isOpenWish = cancellation !== null && cancellation.state !== 'done' && !cancellation.isAlerted
  return isOpenInvoice || isOpenWish || changes.some(isUnderWay)
}

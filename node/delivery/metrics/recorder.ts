import { LRUCache } from 'lru-cache'
import type { FlowName } from '../../flows/flow'
import { scopeOf, type Deps } from '../deps'
import { noCounts, sumCounts, type Counts } from '../outcome'

/** Calls to VTEX, and attempts that were made again after a failure. */
export interface CallTally {
  calls: number
  retries: number
}

/** What one flow did in one hour. */
export interface FlowHour extends CallTally {
  counts: Counts
}

export type Hour = Partial<Record<FlowName, FlowHour>>

const BUCKET = 'metrics'
const FLUSH_MILLISECONDS = 10_000
const SHOWN_HOURS = 24

interface Pending {
  hour: string
  flows: Map<FlowName, FlowHour>
  flushedAt: number
}

/** Counted in memory and added to the store's hour every 10 s: what a killed process had not added is lost, and only that. */
const pending = new LRUCache<string, Pending>({ max: 1_000 })

type MetricsDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'now' | 'log'>

/** Adds to the store's hour. Never fails: metrics must not stop records. */
export async function record(deps: MetricsDeps, flow: FlowName, added: FlowHour): Promise<void> {
  const hour = hourOf(deps.now())
  // What belongs to an hour that is over is on its way before anything is added to the new one.
  const flushed = pendingOf(deps).hour === hour ? null : flush(deps)
  const current = pendingOf(deps)
  current.hour = hour
  current.flows.set(flow, sumOf(current.flows.get(flow), added))
  await flushed
  if (deps.now() - current.flushedAt >= FLUSH_MILLISECONDS) await flush(deps)
}

/** Stores what was counted; kept for the next time when storage does not take it. */
export async function flush(deps: MetricsDeps): Promise<void> {
  const current = pendingOf(deps)
  const { hour, flows } = current
  current.flushedAt = deps.now()
  if (flows.size === 0) return
  current.flows = new Map()
  try {
    await deps.documents.update<Hour>(BUCKET, hour, (stored) => withAdded(stored, flows))
  } catch (error) {
    if (current.hour === hour) for (const [flow, added] of flows) putBack(current, flow, added)
    deps.log.warn({ message: 'metrics could not be stored', reason: String(error) })
  }
}

function pendingOf(deps: Pick<MetricsDeps, 'account' | 'workspace' | 'now'>): Pending {
  const known = pending.get(scopeOf(deps))
  if (known) return known
  const current: Pending = { hour: hourOf(deps.now()), flows: new Map(), flushedAt: deps.now() }
  pending.set(scopeOf(deps), current)
  return current
}

function putBack({ flows }: Pending, flow: FlowName, added: FlowHour): void {
  flows.set(flow, sumOf(flows.get(flow), added))
}

function withAdded(stored: Hour | null, flows: ReadonlyMap<FlowName, FlowHour>): Hour {
  const next: Hour = { ...stored }
  for (const [flow, added] of flows) next[flow] = sumOf(stored?.[flow], added)
  return next
}

/** The last 24 hours, newest first; hours without work are left out. */
export async function lastDay({
  documents,
  now,
}: Pick<MetricsDeps, 'documents' | 'now'>): Promise<{ hour: string; flows: Hour }[]> {
  const hours = Array.from({ length: SHOWN_HOURS }, (_, ago) => hourOf(now() - ago * 3_600_000))
  const stored = await Promise.all(hours.map((hour) => documents.read<Hour>(BUCKET, hour)))
  return hours.flatMap((hour, index) => {
    const flows = stored[index]?.value
    return flows ? [{ hour: `${hour}:00:00Z`, flows }] : []
  })
}

function sumOf(before: FlowHour | undefined, added: FlowHour): FlowHour {
  if (!before) return added
  return {
    counts: sumCounts([before.counts, added.counts]),
    calls: before.calls + added.calls,
    retries: before.retries + added.retries,
  }
}

export const noHour: FlowHour = { counts: noCounts, calls: 0, retries: 0 }

const hourOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 13)

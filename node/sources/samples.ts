import { LRUCache } from 'lru-cache'
import { scopeOf, type Deps } from '../delivery/deps'
import type { RawRecord } from '../delivery/jobs'
import { readGeneralSettings } from '../delivery/settings'
import { flows } from '../flows'
import type { Flow, FlowName } from '../flows/flow'

/** A record as its source sent it. */
export interface Sample {
  /** RFC 3339. */
  at: string
  /** As JSON text. */
  json: string
}

const BUCKET = 'samples'
const MOST_SAMPLES = 5
/** Characters of a sample; larger ones are not kept. */
const LARGEST_SAMPLE = 65_536
const KEEP_MILLISECONDS = 24 * 3_600_000
/** How often samples of a source and flow are written down per process, at most. */
const EVERY_MILLISECONDS = 60_000

const kept = new LRUCache<string, true>({ max: 10_000, ttl: EVERY_MILLISECONDS })

interface Name {
  source: string
  flow: FlowName
}

/**
 * Keeps the newest records of a source for previews, unless they are about people or the store does not want that.
 * Never fails.
 */
export async function keepSamples(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents' | 'now' | 'log'>,
  name: Name,
  records: readonly RawRecord[],
  { isPersonal }: Pick<Flow, 'isPersonal'> = flows[name.flow],
): Promise<void> {
  if (isPersonal) return
  const key = `${scopeOf(deps)}/${keyOf(name)}`
  if (kept.has(key)) return
  kept.set(key, true)
  try {
    const { keepSamples: isWanted } = await readGeneralSettings(deps)
    const found = isWanted ? samplesIn(records, new Date(deps.now()).toISOString()) : []
    if (found.length === 0) return
    await deps.documents.update<Sample[]>(BUCKET, keyOf(name), (before) =>
      [...found, ...fresh(before ?? [], deps.now())].slice(0, MOST_SAMPLES),
    )
  } catch (error) {
    deps.log.warn({ message: 'samples could not be kept', reason: String(error) })
  }
}

/** The newest records of a source and flow of the last 24 hours. */
export async function recentSamples(deps: Pick<Deps, 'documents' | 'now'>, name: Name): Promise<Sample[]> {
  return fresh((await deps.documents.read<Sample[]>(BUCKET, keyOf(name)))?.value ?? [], deps.now())
}

function samplesIn(records: readonly RawRecord[], at: string): Sample[] {
  return records
    .slice(0, MOST_SAMPLES)
    .flatMap((record) => (record.isOk() ? [{ at, json: JSON.stringify(record.value) ?? 'null' }] : []))
    .filter(({ json }) => json.length <= LARGEST_SAMPLE)
}

const fresh = (samples: readonly Sample[], now: number): Sample[] =>
  samples.filter(({ at }) => now - Date.parse(at) < KEEP_MILLISECONDS)

const keyOf = ({ source, flow }: Name): string => `${source}~${flow}`

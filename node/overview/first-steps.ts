import type { Deps } from '../delivery/deps'
import { jobStoreIn, countsOf } from '../delivery/jobs'
import { lastDay } from '../delivery/metrics'
import { sumCounts, type Counts } from '../delivery/outcome'

/** Steps that stay done: what showed them may expire. */
export interface FirstSteps {
  /** A record was received. */
  hasCall: boolean
  /** Somebody looked at a preview. */
  hasPreview: boolean
  /** A record was applied, or VTEX held it already. */
  hasApplied: boolean
}

const BUCKET = 'panel'
const KEY = 'first-steps'
const none: FirstSteps = { hasCall: false, hasPreview: false, hasApplied: false }
/** Batches that are looked at where nothing happened in the last day. */
const JOBS = 20

/** Which of the first steps are done; looks for what is not known yet, and remembers what it finds. */
export async function readFirstSteps(deps: Pick<Deps, 'documents' | 'now'>): Promise<FirstSteps> {
  const known = (await deps.documents.read<FirstSteps>(BUCKET, KEY))?.value ?? none
  if (known.hasCall && known.hasApplied) return known
  const { applied, unchanged, ...others } = await latelyCounted(deps)
  const hasApplied = applied + unchanged > 0
  const found = {
    hasCall: hasApplied || Object.values(others).some((count) => count > 0),
    hasApplied,
  }
  const isNews = (found.hasCall && !known.hasCall) || (found.hasApplied && !known.hasApplied)
  return isNews ? rememberSteps(deps, found) : known
}

/** Marks steps as done. */
export async function rememberSteps(
  { documents }: Pick<Deps, 'documents'>,
  steps: Partial<FirstSteps>,
): Promise<FirstSteps> {
  const after = await documents.update<FirstSteps>(BUCKET, KEY, (stored) => {
    const before = stored ?? none
    const next = {
      hasCall: before.hasCall || steps.hasCall === true,
      hasPreview: before.hasPreview || steps.hasPreview === true,
      hasApplied: before.hasApplied || steps.hasApplied === true,
    }
    return JSON.stringify(next) === JSON.stringify(stored) ? null : next
  })
  return after ?? none
}

async function latelyCounted(deps: Pick<Deps, 'documents' | 'now'>): Promise<Counts> {
  const hours = await lastDay(deps)
  const counts = hours.flatMap(({ flows }) => Object.values(flows).map((hour) => hour.counts))
  const store = jobStoreIn(deps.documents)
  const { keys } = await store.newest({ limit: JOBS })
  const jobs = (await Promise.all(keys.map((id) => store.read(id)))).filter((job) => job !== null)
  return sumCounts([...counts, ...jobs.filter(({ dryRun }) => !dryRun).map(countsOf)])
}

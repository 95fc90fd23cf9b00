import { LRUCache } from 'lru-cache'
import type { FlowName } from '../../flows/flow'
import { scopeOf, type Deps } from '../deps'
import { ruleNames, rulesOf, verdict, type GuardFigures, type GuardSettings, type RuleName } from '../guards'
import { readGeneralSettings } from '../settings'
import type { Job } from './job'
import { inBatches, jobStoreIn } from './job-store'

/** What limits would have done to the batches that are still kept. */
export interface GuardEstimate {
  /** Days looked back on. */
  days: number
  /** Batches the guards saw in that time. */
  batches: number
  /** Of these, how many would have waited for a yes. */
  held: number
  /** Per guard: batches it looks at, and those in which it would have tripped, to hold or to warn. */
  guards: { guard: RuleName; batches: number; tripped: number }[]
}

/** What the guards saw of one batch, without examples. */
interface Seen {
  flow: FlowName
  figures: GuardFigures
}

interface Past {
  days: number
  batches: Seen[]
}

const DAY = 24 * 3_600_000
const MOST_DAYS = 30
/** Batches looked at, and read at once. */
const MOST_BATCHES = 1_000
const PAGE = 100
const READS = 25

/** Somebody types a limit: what batches were is good for a minute. */
const known = new LRUCache<string, Past>({ max: 100, ttl: 60_000 })

type EstimateDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'now'>

/** How often batches of the last 30 days, the newest 1,000 at most, would have been held under these limits. */
export async function estimateGuards(deps: EstimateDeps, settings: GuardSettings): Promise<GuardEstimate> {
  const { days, batches } = known.get(scopeOf(deps)) ?? (await lookBack(deps))
  const verdicts = batches.map(({ flow, figures }) => verdict(flow, figures, settings))
  const guards = ruleNames.map((guard) => ({
    guard,
    batches: batches.filter(({ flow }) => rulesOf(flow).includes(guard)).length,
    tripped: verdicts.filter(({ findings }) => findings.some(({ rule }) => rule === guard)).length,
  }))
  return { days, batches: batches.length, held: verdicts.filter(isHold).length, guards }
}

const isHold = ({ status }: { status: string }): boolean => status === 'hold'

async function lookBack(deps: EstimateDeps): Promise<Past> {
  const { keepDays } = await readGeneralSettings(deps)
  const store = jobStoreIn(deps.documents)
  const now = deps.now()
  const oldest = now - Math.min(MOST_DAYS, keepDays) * DAY
  const jobs: Job[] = []
  let next: string | null = null
  let isWhole = false
  do {
    const page = await store.newest({ limit: PAGE, ...(next !== null && { next }) })
    const read = (await inBatches(page.keys, READS, (id) => store.read(id))).filter((job) => job !== null)
    const recent = read.filter(({ createdAt }) => createdAt >= oldest)
    jobs.push(...recent)
    next = page.next
    isWhole = next === null || recent.length < read.length
  } while (!isWhole && jobs.length < MOST_BATCHES)
  const since = isWhole ? oldest : (jobs[jobs.length - 1]?.createdAt ?? oldest)
  const past = { days: Math.ceil((now - since) / DAY), batches: jobs.filter(wasJudged).map(seenOf) }
  known.set(scopeOf(deps), past)
  return past
}

/** A dry run is never held; of a batch that is not inspected to its end nobody knows yet. */
function wasJudged({ dryRun, phase, status, guard }: Job): boolean {
  return !dryRun && (phase === 'apply' || status === 'done') && guard.figures.records > 0
}

function seenOf({ flow, guard: { figures } }: Job): Seen {
  const rules = Object.entries(figures.rules).map(([name, { bySteps }]) => [name, { bySteps, worst: [] }])
  return { flow, figures: { records: figures.records, rules: Object.fromEntries(rules) } }
}

import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import type { Sandbox } from '../../sandbox'
import { send } from '../support/raw-http'
import { faultsFound } from './judge'
import { Life } from './life'
import { programOf, type Kind, type Program } from './program'
import { ChaosStore } from './store'

/** What a seed came to. */
export interface Verdict {
  seed: number
  /** Null when all was as promised. */
  problem: string | null
  records: number
  writes: number
}

/** Milliseconds of every answer of VTEX: writers of one record then meet often. */
const LATENCY = 40
const EVENTS = { drop: 0.3, duplicate: 0.2, delayMs: 400, delayProbability: 0.5 }
/** Milliseconds before each kill, and before the late SKUs arrive. */
const KILLS = [300, 1_500]
const LATE = 500

let stores = 0

/** Every eighth seed has its workers killed. */
export function kindOf(seed: number): Kind {
  return seed % 8 === 0 ? 'killed' : 'plain'
}

/**
 * Runs some seeds of one kind side by side, a store each, in one sandbox: they share events that are lost, doubled and
 * late, and kills of all workers; each has its own calls and faults. Faults end when all stores have finished.
 */
export async function runFleet(sandbox: Sandbox, seeds: readonly number[], kind: Kind): Promise<Verdict[]> {
  sandbox.events.set({ ...EVENTS, seed: seeds[0] ?? 1 })
  sandbox.setLatency(LATENCY)
  sandbox.outbound.length = 0
  let kills = Promise.resolve()
  const begun = new Barrier(seeds.length, async () => {
    if (kind === 'killed') kills = killNowAndThen(sandbox)
  })
  const calm = new Barrier(seeds.length, () => calmDown(sandbox, kills))
  const verdicts = await Promise.all(seeds.map((seed) => runSeed(sandbox, seed, kind, { begun, calm })))
  await kills
  sandbox.faults.clear()
  sandbox.events.set({})
  return verdicts
}

interface Gates {
  /** The store has prices; chaos begins. */
  begun: Barrier
  /** The batches are finished; chaos ends. */
  calm: Barrier
}

async function runSeed(sandbox: Sandbox, seed: number, kind: Kind, gates: Gates): Promise<Verdict> {
  const verdict: Verdict = { seed, problem: null, records: 0, writes: 0 }
  const store = new ChaosStore(sandbox, stores++, kind)
  const property = fc.asyncProperty(programOf(kind), async (program) => {
    try {
      Object.assign(verdict, await live(store, program, gates))
    } finally {
      gates.begun.leave()
      gates.calm.leave()
    }
  })
  // A run takes seconds and no two are alike, so nothing is gained by shrinking.
  const details = await fc.check(property, { seed, numRuns: 1, endOnFailure: true })
  const reason = details.errorInstance instanceof Error ? details.errorInstance.message : 'failed'
  return {
    ...verdict,
    problem: details.failed ? `${store.workspace}, path ${details.counterexamplePath}: ${reason}` : null,
  }
}

async function live(
  store: ChaosStore,
  program: Program,
  { begun, calm }: Gates,
): Promise<Pick<Verdict, 'records' | 'writes'>> {
  const life = new Life(store, program)
  await life.begin()
  await begun.reached()
  await Promise.all([life.act(), wait(LATE).then(() => store.seedLate())])
  await life.untilFinished()
  await calm.reached()
  await untilNothingWaits(store)
  await life.retryFailed()
  const found = await faultsFound(store, life.history)
  if (found.length > 0) throw new Error(found.join('\n  '))
  return { records: life.history.accepted, writes: store.writes() }
}

/** Parked records are looked for at most every half minute. */
async function untilNothingWaits({ erp, kind }: ChaosStore): Promise<void> {
  if (kind !== 'killed') return
  for (let round = 0; round < 120; round++) {
    const { body } = await erp.call<{ total: number }>('GET', '/waiting')
    if (body.total === 0) return
    await wait(1_000)
  }
  throw new Error('records wait for SKUs that have arrived')
}

async function killNowAndThen(sandbox: Sandbox): Promise<void> {
  for (const pause of KILLS) {
    await wait(pause)
    await sandbox.killService()
  }
}

async function calmDown(sandbox: Sandbox, kills: Promise<void>): Promise<void> {
  await kills
  const unordered = await unordered429s(sandbox)
  sandbox.faults.clear()
  sandbox.events.set({})
  await sandbox.events.idle()
  sandbox.resetStats()
  if (unordered > 0) throw new Error(`${unordered} calls went over VTEX's budget (429)`)
}

/** 429s that no fault ordered: the lanes were too fast. */
async function unordered429s(sandbox: Sandbox): Promise<number> {
  const target = { url: sandbox.url, method: 'GET', path: '/_sandbox/faults', headers: {} }
  const { body } = await send<{ hits: number; spec: { action: { status?: number } } }[]>(target, undefined)
  const ordered = body
    .filter(({ spec }) => spec.action.status === 429)
    .reduce((sum, { hits }) => sum + hits, 0)
  const answered = sandbox
    .stats()
    .calls.filter(({ via }) => via === 'app')
    .reduce((sum, { statuses }) => sum + (statuses[429] ?? 0), 0)
  return answered - ordered
}

/** Where all stores of a fleet wait for each other; a store that failed is not waited for. */
class Barrier {
  private readonly open: Promise<void>
  private release: (done: Promise<void>) => void = () => undefined
  private missing: number
  private here = 0
  private isOpen = false

  constructor(
    members: number,
    private readonly atOpening: () => Promise<void>,
  ) {
    this.missing = members
    this.open = new Promise((resolve) => (this.release = resolve))
  }

  reached(): Promise<void> {
    this.here++
    this.check()
    return this.open
  }

  /** Called by every member at its end. */
  leave(): void {
    this.missing--
    this.check()
  }

  private check(): void {
    if (this.isOpen || this.here === 0 || this.here < this.missing) return
    this.isOpen = true
    this.release(this.atOpening())
  }
}

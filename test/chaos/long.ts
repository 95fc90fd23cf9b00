import { describeFailure, runSeeds } from './suite'
import type { Verdict } from './fleet'

/** How often one seed is repeated: it fixes calls and faults, not how processes interleave. */
const REPEATS = 6

/**
 * The long form: CHAOS_RUNS seeds (500) from CHAOS_FIRST (1) on, or one seed, CHAOS_SEED, six times at once.
 * Exits with 1 when a seed failed.
 */
async function main(): Promise<void> {
  const { CHAOS_SEED, CHAOS_RUNS = '500', CHAOS_FIRST = '1' } = process.env
  const seeds = CHAOS_SEED
    ? Array.from({ length: REPEATS }, () => Number(CHAOS_SEED))
    : Array.from({ length: Number(CHAOS_RUNS) }, (_, index) => Number(CHAOS_FIRST) + index)
  const began = Date.now()
  const seconds = (): number => Math.round((Date.now() - began) / 1_000)
  let done = 0
  const verdicts = await runSeeds(seeds, (fleet) => {
    done += fleet.length
    console.log(`${done} of ${seeds.length} after ${seconds()} s; ${figuresOf(fleet)}`)
    for (const verdict of fleet) if (verdict.problem !== null) console.error(describeFailure(verdict))
  })
  const failed = verdicts.filter(({ problem }) => problem !== null)
  for (const verdict of failed) console.error(describeFailure(verdict))
  console.log(`${figuresOf(verdicts)}; ${seconds()} s, ${(seconds() / seeds.length).toFixed(1)} s per seed`)
  console.log(`${verdicts.length - failed.length} passed, ${failed.length} failed`)
  process.exitCode = failed.length > 0 ? 1 : 0
}

function figuresOf(verdicts: readonly Verdict[]): string {
  const sum = (figure: 'records' | 'writes'): number =>
    verdicts.reduce((total, verdict) => total + verdict[figure], 0)
  const most = Math.max(...verdicts.map(({ records, writes }) => (records > 0 ? writes / records : 0)))
  return `${sum('records')} records, ${sum('writes')} writes, at most ${most.toFixed(2)} per record`
}

void main()

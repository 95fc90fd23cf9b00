import { createSandbox, type Sandbox } from '../../sandbox'
import { kindOf, runFleet, type Verdict } from './fleet'
import { WAREHOUSES, type Kind } from './program'

/** Stores side by side in one sandbox: most of a run is waiting. */
const FLEET = 12

/** A sandbox for stores that bring their SKUs along. */
export function chaosSandbox(): Promise<Sandbox> {
  return createSandbox({ replicas: 2, seed: { warehouses: WAREHOUSES } })
}

/** Seeds in fleets of one kind. */
export function fleetsOf(seeds: readonly number[]): { kind: Kind; seeds: number[] }[] {
  return (['killed', 'plain'] as const).flatMap((kind) => {
    const own = seeds.filter((seed) => kindOf(seed) === kind)
    const count = Math.ceil(own.length / FLEET)
    return Array.from({ length: count }, (_, fleet) => ({
      kind,
      seeds: own.slice(fleet * FLEET, (fleet + 1) * FLEET),
    }))
  })
}

/** Runs seeds in two sandboxes at once. `report` hears of each fleet as it ends. */
export async function runSeeds(
  seeds: readonly number[],
  report: (verdicts: readonly Verdict[]) => void,
): Promise<Verdict[]> {
  const fleets = fleetsOf(seeds)
  const all: Verdict[] = []
  const work = async (): Promise<void> => {
    const sandbox = await chaosSandbox()
    try {
      for (let fleet = fleets.shift(); fleet; fleet = fleets.shift()) {
        const verdicts = await runFleet(sandbox, fleet.seeds, fleet.kind)
        report(verdicts)
        all.push(...verdicts)
      }
    } finally {
      await sandbox.stop()
    }
  }
  await Promise.all([work(), ...(fleets.length > 1 ? [work()] : [])])
  return all
}

/** How to see a failing seed again. */
export function describeFailure({ seed, problem }: Verdict): string {
  return `seed ${seed} failed (CHAOS_SEED=${seed} npm run test:chaos)\n  ${problem}`
}

import { sweep } from '../delivery/jobs'
import type { FirstSteps } from '../overview/first-steps'
import { readOverview } from '../overview/overview'
import type { Source } from '../sources'
import { noArguments } from './arguments'
import { show } from './resolver'
import { batchView, problemView } from './views'

/** `Query.overview`. */
export const overview = show(noArguments, async ({ deps }) => {
  await sweep(deps)
  const { held, problems, stuck, waitingRecords, troubledOrders, sources, flows, lanes, firstSteps } =
    await readOverview(deps)
  return {
    heldBatches: held.map((job) => batchView(job, deps.now())),
    unknownCodes: sources.flatMap(({ id, unknownIn }) =>
      unknownIn.map((table) => ({ source: id, ...table })),
    ),
    problems: problems.map(problemView),
    stuckBatches: stuck,
    waitingRecords,
    troubledOrders,
    flows,
    lanes,
    gettingStarted: { ...firstSteps, ...stepsOf(firstSteps, sources) },
  }
})

/** A source that publishes nothing sends canonical records: once they arrive in VTEX, nothing is left to map. */
function stepsOf({ hasCall, hasApplied }: FirstSteps, sources: readonly Source[]) {
  const mappings = sources.flatMap((source) => source.mappings)
  const hasPublished = mappings.some(({ publishedVersion }) => publishedVersion !== null)
  return {
    hasSource: hasCall || sources.length > 0,
    hasMapping: mappings.length > 0 || hasApplied,
    hasPublished: hasPublished || hasApplied,
  }
}

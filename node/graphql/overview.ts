import { sweep } from '../delivery/jobs'
import { readOverview } from '../overview/overview'
import { noArguments } from './arguments'
import { show } from './resolver'
import { batchView, problemView } from './views'

/** `Query.overview`. */
export const overview = show(noArguments, async ({ deps }) => {
  await sweep(deps)
  const { held, problems, stuck, waitingRecords, flows, lanes, firstSteps } = await readOverview(deps)
  return {
    heldBatches: held.map((job) => batchView(job, deps.now())),
    unknownCodes: [],
    problems: problems.map(problemView),
    stuckBatches: stuck,
    waitingRecords,
    flows,
    lanes,
    gettingStarted: { ...firstSteps, hasSource: firstSteps.hasCall, hasMapping: false, hasPublished: false },
  }
})

import { z } from 'zod'
import { readProblems, retryProblem as retry } from '../problems'
import { flowName, hours, optional, source } from './arguments'
import { answer, show } from './resolver'
import { batchView, problemView } from './views'

const listArguments = z.object({
  filter: optional(z.object({ flow: optional(flowName), source: optional(source), hours })),
})
const retryArguments = z.object({ flow: flowName, code: z.string().max(100), hours })

/** `Query.problems`. */
export const problems = show(listArguments, async ({ deps }, { filter }) => {
  const found = await readProblems(deps, { hours: 24, ...filter })
  return { problems: found.map(problemView), records: found.reduce((sum, { records }) => sum + records, 0) }
})

/** `Mutation.retryProblem`. */
export const retryProblem = answer('RetriedProblem', retryArguments, async ({ deps }, args) => {
  const retried = await retry(deps, args)
  return retried.map((jobs) => ({ batches: jobs.map((job) => batchView(job, deps.now())) }))
})

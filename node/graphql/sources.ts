import { listSources } from '../sources'
import { noArguments } from './arguments'
import { show } from './resolver'

/** `Query.sources`. */
export const sources = show(noArguments, async ({ deps }) =>
  (await listSources(deps)).map(
    ({ firstSeenAt = null, lastSeenAt = null, lastFlow = null, unknownIn: _, ...source }) => ({
      ...source,
      firstSeenAt,
      lastSeenAt,
      lastFlow,
    }),
  ),
)

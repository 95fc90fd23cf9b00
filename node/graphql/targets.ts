import { z } from 'zod'
import { flows } from '../flows'
import { targetsOf } from '../mapping/engine'
import { flowName } from './arguments'
import { show } from './resolver'

/** `Query.targetFields`. */
export const targetFields = show(z.object({ flow: flowName }), async (_call, { flow }) =>
  targetsOf(flows[flow]).map(({ examples, ...field }) => ({
    ...field,
    examplesJson: examples.length > 0 ? JSON.stringify(examples) : null,
  })),
)

import { z } from 'zod'
import { sourceFields as readable, targetFields as settable, type TargetField } from '../mapping/shapes'
import { mappingFlow } from './arguments'
import { show } from './resolver'

/** `Query.targetFields`. */
export const targetFields = show(z.object({ flow: mappingFlow }), async (_call, { flow }) =>
  settable(flow).map(fieldView),
)

/** `Query.sourceFields`. */
export const sourceFields = show(z.object({ flow: mappingFlow }), async (_call, { flow }) =>
  readable(flow).map(fieldView),
)

const fieldView = ({ examples, ...field }: TargetField) => ({
  ...field,
  examplesJson: examples.length > 0 ? JSON.stringify(examples) : null,
})

import { ok } from 'neverthrow'
import { z } from 'zod'
import { flows } from '../flows'
import type { JsonValue } from '../mapping/document'
import { presets as allPresets } from '../mapping/presets'
import { suggestMapping as suggest } from '../mapping/suggest'
import { flowName, jsonArgument, mappingFlow, optional } from './arguments'
import { answer, show } from './resolver'
import { jsonText } from './views'

/** `Query.presets`. */
export const presets = show(z.object({ flow: optional(mappingFlow) }), async (_call, { flow }) =>
  allPresets
    .filter((preset) => flow === undefined || preset.flow === flow)
    .map(({ document, tables: _, ...preset }) => ({ ...preset, documentJson: JSON.stringify(document) })),
)

/** `Query.suggestMapping`. */
export const suggestMapping = answer(
  'Suggestions',
  z.object({ flow: flowName, sampleJson: jsonArgument }),
  async (_call, { flow, sampleJson }) =>
    ok({
      suggestions: suggest(flows[flow], sampleJson as JsonValue).map(({ example, rule, ...suggestion }) => ({
        ...suggestion,
        exampleJson: jsonText(example),
        ruleJson: jsonText(rule),
      })),
    }),
)

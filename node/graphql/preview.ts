import { z } from 'zod'
import type { PreviewedRecord as Previewed } from '../mapping/preview'
import { previewRecords } from '../mapping/preview'
import { helpFor } from '../delivery/outcome'
import { rememberSteps } from '../overview/first-steps'
import { sourceName } from '../sources'
import { recentSamples } from '../sources/samples'
import { flowName, jsonArgument, mappingFlow, optional } from './arguments'
import { answer, show } from './resolver'
import type { PreviewedRecord } from './schema-types'
import { changeView, jsonText, outcomeName } from './views'

const input = z.object({
  source: sourceName,
  flow: mappingFlow,
  documentJson: optional(jsonArgument),
  payloadJson: jsonArgument,
})

/** `Query.preview`. */
export const preview = answer('Preview', z.object({ input }), async ({ deps }, args) => {
  const { source, flow, documentJson: document, payloadJson: payload } = args.input
  const previewed = await previewRecords(deps, { source, flow, document, payload })
  if (previewed.isOk()) await rememberSteps(deps, { hasPreview: true })
  return previewed.map((records) => ({ records: records.map(recordView) }))
})

/** `Query.recentPayloads`. */
export const recentPayloads = show(z.object({ source: sourceName, flow: flowName }), async ({ deps }, name) =>
  (await recentSamples(deps, name)).map((sample) => ({ ...sample, outcome: null })),
)

function recordView({ canonical, unknownCodes, result }: Previewed): PreviewedRecord {
  const { index, ref, outcome, vtexId, errors, changes, code, message } = result
  return {
    index,
    ref,
    outcome: outcomeName(outcome),
    vtexId: vtexId || null,
    canonicalJson: jsonText(canonical),
    errors,
    unknownCodes,
    changes: changes.map(changeView),
    code,
    message,
    help: helpFor(code),
  }
}

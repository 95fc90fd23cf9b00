import { ok } from 'neverthrow'
import { z } from 'zod'
import {
  compareVersions,
  discardDraft as discard,
  publishDraft as publish,
  readMapping,
  removeMapping as remove,
  rollBackMapping as rollBack,
  saveDraft as save,
  type MappingState,
} from '../mapping/versions'
import { sourceName } from '../sources'
import { jsonArgument, mappingFlow, optional } from './arguments'
import { answer, show } from './resolver'
import type { Mapping } from './schema-types'
import { jsonText } from './views'

const nameArguments = z.object({ source: sourceName, flow: mappingFlow })
const revision = z.string().min(1).max(100)
const version = z.int().min(1)
const versionName = z
  .object({ version: optional(version) })
  .transform(({ version: number }) => number ?? ('draft' as const))

/** `Query.mapping`. */
export const mapping = show(nameArguments, async ({ deps }, name) =>
  mappingView(await readMapping(deps, name)),
)

/** `Query.mappingDifferences`. */
export const mappingDifferences = answer(
  'MappingDifferences',
  nameArguments.extend({ from: versionName, to: versionName }),
  async ({ deps }, args) => {
    const compared = await compareVersions(deps, args)
    return compared.map((differences) => ({
      differences: differences.map(({ target, before, after }) => ({
        target,
        beforeJson: jsonText(before),
        afterJson: jsonText(after),
      })),
    }))
  },
)

/** `Mutation.saveDraft`. */
export const saveDraft = answer(
  'Mapping',
  nameArguments.extend({ documentJson: jsonArgument, revision: optional(revision) }),
  async ({ deps, by }, { documentJson, revision: before, ...name }) => {
    const saved = await save(deps, {
      ...name,
      document: documentJson,
      revision: before ?? null,
      by: await by(),
    })
    return saved.map(mappingView)
  },
)

/** `Mutation.discardDraft`. */
export const discardDraft = answer('Mapping', nameArguments.extend({ revision }), async ({ deps }, args) =>
  (await discard(deps, args)).map(mappingView),
)

/** `Mutation.publishDraft`. */
export const publishDraft = answer(
  'Mapping',
  nameArguments.extend({ revision, note: optional(z.string().max(500)) }),
  async ({ deps, by }, { note, ...args }) =>
    (await publish(deps, { ...args, note: note?.trim() || null, by: await by() })).map(mappingView),
)

/** `Mutation.rollBackMapping`. */
export const rollBackMapping = answer(
  'Mapping',
  nameArguments.extend({ version }),
  async ({ deps, by }, args) => (await rollBack(deps, { ...args, by: await by() })).map(mappingView),
)

/** `Mutation.removeMapping`. */
export const removeMapping = answer('Mapping', nameArguments, async ({ deps }, name) =>
  ok(mappingView(await remove(deps, name))),
)

function mappingView({ source, flow, published, draft, versions }: MappingState): Mapping {
  return {
    source,
    flow,
    published: published && { ...published, documentJson: JSON.stringify(published.content) },
    draft: draft && {
      ...draft,
      documentJson: JSON.stringify(draft.content),
      testResults: draft.tests.map(({ name, passed, actual, expected, message }) => ({
        name,
        passed,
        message,
        actualJson: jsonText(actual),
        expectedJson: jsonText(expected),
      })),
    },
    versions,
  }
}

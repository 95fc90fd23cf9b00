import { z } from 'zod'
import { flows } from '../../flows'
import type { Flow, MatchRule } from '../../flows/flow'
import { ownerships, type FieldOwnership } from './ownership'
import type { FlowSettings } from './resolve'
import type { OwnFlowSettings } from './source-settings'

/**
 * What may be set for a flow: fields it has, no `never` for those it can not be created without, and a match rule it
 * knows. What is left out has its default.
 */
export function flowSettingsSchema(flow: Flow): z.ZodType<FlowSettings> {
  return z.strictObject({
    ownership: ownershipSchema(flow).default({}),
    ...(flow.matches
      ? { match: matchSchema(flow.matches).default(flow.matches[0] ?? 'refId') }
      : { match: nothingToMatch(flow).optional() }),
  })
}

/** What a source may set for a flow: the same, and what is left out is the store's. */
export function ownFlowSettingsSchema(flow: Flow): z.ZodType<OwnFlowSettings> {
  return z.strictObject({
    ownership: ownershipSchema(flow).optional(),
    match: (flow.matches ? matchSchema(flow.matches) : nothingToMatch(flow)).optional(),
  })
}

function ownershipSchema(flow: Flow): z.ZodType<FieldOwnership> {
  const { fields, required } = fieldsOf(flow)
  return z
    .record(
      z.string().refine((field) => fields.includes(field), {
        message: `must be one of ${fields.join(', ')}`,
      }),
      z.enum(ownerships),
    )
    .refine((ownership) => required.every((field) => ownership[field] !== 'never'), {
      message: `${required.join(', ')} are needed to create the record: use create instead of never`,
    })
}

function matchSchema(matches: readonly MatchRule[]): z.ZodType<MatchRule> {
  return z.enum(matches, { error: `must be one of ${matches.join(', ')}` })
}

function nothingToMatch({ name }: Flow) {
  const settable = Object.values(flows).flatMap((flow) =>
    flow.matches ? [`${flow.name} (${flow.matches.join(', ')})`] : [],
  )
  return z.never({
    error: `can not be set for ${name}, only for ${settable.slice(0, -1).join(', ')} and ${settable.at(-1)}`,
  })
}

interface ObjectSchema {
  properties?: Record<string, unknown>
  required?: string[]
}

/** Fields of a flow's records besides its key and what orders them. */
export function fieldsOf({ schema, keyFields }: Flow): { fields: string[]; required: string[] } {
  const json = z.toJSONSchema(schema, { io: 'input' }) as ObjectSchema & {
    $ref?: string
    $defs?: Record<string, ObjectSchema>
  }
  // A schema with a name of its own stands among the definitions.
  const { properties = {}, required = [] } = json.$defs?.[json.$ref?.split('/').pop() ?? ''] ?? json
  const isContent = (field: string): boolean =>
    ![...keyFields, 'version', 'updatedAt', 'asOf'].includes(field)
  return {
    fields: Object.keys(properties).filter(isContent),
    required: required.filter(isContent),
  }
}

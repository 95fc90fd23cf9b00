import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { flows } from '../../flows'
import type { Flow, FlowName, MatchRule } from '../../flows/flow'
import type { Documents } from '../../storage/documents'
import { scopeOf, type Deps } from '../deps'

export const ownerships = ['always', 'create', 'never'] as const
/** always: the source decides. create: the source decides while VTEX does not have the record. never: people do. */
export type Ownership = (typeof ownerships)[number]

/** Who decides on a field, by its name; the source where nothing is said. */
export type FieldOwnership = Readonly<Record<string, Ownership>>

export interface FlowSettings {
  ownership: FieldOwnership
  /** Absent in flows that have nothing to choose. */
  match?: MatchRule
}

export type AllFlowSettings = Partial<Record<FlowName, FlowSettings>>

/** What holds where nothing is set. */
export function defaultFlowSettings(flow: FlowName): FlowSettings {
  const [match] = flows[flow].matches ?? []
  return { ownership: {}, ...(match && { match }) }
}

const BUCKET = 'settings'
const KEY = 'flows'
/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

const known = new LRUCache<string, AllFlowSettings>({ max: 1_000, ttl: KNOWN_MILLISECONDS })

/**
 * What may be set for a flow: fields it has, no `never` for those it can not be created without, and a match rule it
 * knows.
 */
export function flowSettingsSchema(flow: Flow): z.ZodType<FlowSettings> {
  const { fields, required } = fieldsOf(flow)
  return z.strictObject({
    ownership: z
      .record(
        z.string().refine((field) => fields.includes(field), {
          message: `must be one of ${fields.join(', ')}`,
        }),
        z.enum(ownerships),
      )
      .refine((ownership) => required.every((field) => ownership[field] !== 'never'), {
        message: `${required.join(', ')} are needed to create the record: use create instead of never`,
      })
      .default({}),
    ...matchSchema(flow),
  })
}

function matchSchema({ name, matches }: Flow): { match: z.ZodType<MatchRule | undefined> } {
  if (matches) {
    const error = `must be one of ${matches.join(', ')}`
    return { match: z.enum(matches, { error }).default(matches[0] ?? 'refId') }
  }
  const settable = Object.values(flows).flatMap((flow) =>
    flow.matches ? [`${flow.name} (${flow.matches.join(', ')})`] : [],
  )
  const error = `can not be set for ${name}, only for ${settable.slice(0, -1).join(', ')} and ${settable.at(-1)}`
  return { match: z.never({ error }).optional() }
}

/** The flow's settings; a change takes up to 10 seconds to be known. */
export async function readFlowSettings(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  flow: FlowName,
): Promise<FlowSettings> {
  const scope = scopeOf(deps)
  const all = known.get(scope) ?? (await readAllFlowSettings(deps.documents))
  known.set(scope, all)
  return { ...defaultFlowSettings(flow), ...all[flow] }
}

/** How records of the flow find what VTEX has already. */
export async function readMatchRule(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  flow: FlowName,
): Promise<MatchRule> {
  return (await readFlowSettings(deps, flow)).match ?? 'refId'
}

export async function readAllFlowSettings(documents: Pick<Documents, 'read'>): Promise<AllFlowSettings> {
  return (await documents.read<AllFlowSettings>(BUCKET, KEY))?.value ?? {}
}

export async function saveFlowSettings(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  flow: FlowName,
  settings: FlowSettings,
): Promise<void> {
  await deps.documents.update<AllFlowSettings>(BUCKET, KEY, (all) => ({ ...all, [flow]: settings }))
  known.delete(scopeOf(deps))
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

/** Every flow's settings, the defaults included. */
export async function allFlowSettings(
  documents: Pick<Documents, 'read'>,
): Promise<Record<FlowName, FlowSettings>> {
  const stored = await readAllFlowSettings(documents)
  const names = Object.keys(flows) as FlowName[]
  return Object.fromEntries(
    names.map((name) => [name, { ...defaultFlowSettings(name), ...stored[name] }]),
  ) as Record<FlowName, FlowSettings>
}

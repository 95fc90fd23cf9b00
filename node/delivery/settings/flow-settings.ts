import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { flows } from '../../flows'
import type { Flow, FlowName } from '../../flows/flow'
import type { Documents } from '../../storage/documents'
import { scopeOf, type Deps } from '../deps'

export const ownerships = ['always', 'create', 'never'] as const
/** always: the source decides. create: the source decides while VTEX does not have the record. never: people do. */
export type Ownership = (typeof ownerships)[number]

/** Who decides on a field, by its name; the source where nothing is said. */
export type FieldOwnership = Readonly<Record<string, Ownership>>

export interface FlowSettings {
  ownership: FieldOwnership
}

export type AllFlowSettings = Partial<Record<FlowName, FlowSettings>>

export const defaultFlowSettings: FlowSettings = { ownership: {} }

const BUCKET = 'settings'
const KEY = 'flows'
/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

const known = new LRUCache<string, AllFlowSettings>({ max: 1_000, ttl: KNOWN_MILLISECONDS })

/** What may be set for a flow: fields it has, and no `never` for those it can not be created without. */
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
  })
}

/** The flow's settings; a change takes up to 10 seconds to be known. */
export async function readFlowSettings(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  flow: FlowName,
): Promise<FlowSettings> {
  const scope = scopeOf(deps)
  const all = known.get(scope) ?? (await readAllFlowSettings(deps.documents))
  known.set(scope, all)
  return all[flow] ?? defaultFlowSettings
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
    names.map((name) => [name, { ...defaultFlowSettings, ...stored[name] }]),
  ) as Record<FlowName, FlowSettings>
}

import type { Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import type { FlowClients } from '../../flows/flow'
import { callLane } from '../call-lane'
import { recordCalls, type CallKind, type CallLog, type LaneName } from '../lanes'
import type { Run } from './run'

export const laneOfClient: Readonly<Record<keyof FlowClients, LaneName>> = {
  pricing: 'pricing',
  logistics: 'logistics',
  brands: 'catalog',
  categories: 'catalog',
  specifications: 'catalog',
  catalog: 'catalog',
  products: 'catalog',
  skus: 'catalog',
  eans: 'catalog',
  skuSpecifications: 'catalog',
  kits: 'catalog',
  attachments: 'catalog',
  complements: 'catalog',
  services: 'catalog',
  images: 'catalog',
  customers: 'masterdata',
  addresses: 'masterdata',
}

/** Clients whose every call waits for room in its lane, and whether one of the calls was a write. */
export interface Metered {
  clients: FlowClients
  hasWritten(): boolean
}

interface MeteredFor {
  deps: Pick<Run['deps'], 'account' | 'workspace' | 'clients' | 'documents' | 'log' | 'now'>
  options: Pick<Run['options'], 'priority' | 'deadline' | 'tally'>
  /** Where the calls are noted; absent: nowhere. */
  log?: CallLog
  /** Asked when the lane has room for a write: false where the plan is out of date, and VTEX is not called. */
  mayWrite?(): Promise<boolean>
}

type Method = (...parameters: unknown[]) => Promise<Result<unknown, Failure>>

/** Meters the calls made for one record: one call of a flow may make several of VTEX. */
export function meter({ deps, options, log, mayWrite }: MeteredFor): Metered {
  let hasWritten = false
  const { priority, deadline: until, tally } = options
  const metered = <T extends object>(client: T, lane: LaneName): T =>
    new Proxy(client, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function' || typeof name !== 'string') return method
        const kind = kindOf(name)
        return (...parameters: unknown[]) =>
          callLane(deps, { lane, kind, priority, until, tally, isOfOneRecord: true }, async () => {
            if (kind !== 'read' && mayWrite && !(await mayWrite())) return overtaken()
            hasWritten ||= kind !== 'read'
            const call = () => (method as Method).apply(target, parameters)
            return log ? recordCalls(log, call) : call()
          })
      },
    })
  const names = Object.keys(laneOfClient) as (keyof FlowClients)[]
  const clients = {} as FlowClients
  for (const name of names)
    Object.defineProperty(clients, name, { get: () => metered(deps.clients[name], laneOfClient[name]) })
  return { clients, hasWritten: () => hasWritten }
}

function overtaken(): Result<never, Failure> {
  const detail = 'Orders kept changing what this record holds; it was not written.'
  return fail('vtex_locked', detail, { kind: 'overtaken' })
}

/** Clients name calls that change something by these verbs, and those that delete by `remove`; the rest only reads. */
export function kindOf(method: string): CallKind {
  if (/^remove/.test(method)) return 'delete'
  return /^(create|replace|merge|set|add|assign)/.test(method) ? 'write' : 'read'
}

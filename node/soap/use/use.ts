import type { ErrorCode } from '../../errors/catalogue'
import { isOperation, type OperationName } from '../contract'

/** In the place of a name: all requests that name no operation of the WebService, or cannot be read. */
export const NO_OPERATION = '-'

export type UseName = OperationName | typeof NO_OPERATION

/** How often a source called an operation, when, and how that went; times are RFC 3339. */
export interface OperationUse {
  firstAt: string
  lastAt: string
  calls: number
  /** Of the calls, those that were answered with a fault. */
  faults: number
  /** The last call that was answered without a fault. */
  lastAnsweredAt: string | null
  lastFault: LastFault | null
}

export interface LastFault {
  at: string
  code: ErrorCode
  /** Without personal data. */
  message: string
}

/** What one source called; never more entries than the WebService has operations, and one. */
export type SourceUses = Partial<Record<UseName, OperationUse>>

/** The use that is one call. Pure. */
export function useOfCall(at: string, fault: Omit<LastFault, 'at'> | null): OperationUse {
  return {
    firstAt: at,
    lastAt: at,
    calls: 1,
    faults: fault ? 1 : 0,
    lastAnsweredAt: fault ? null : at,
    lastFault: fault && { at, ...fault },
  }
}

/** Both uses in one, whichever was earlier. Pure. */
export function mergeUses(a: OperationUse, b: OperationUse): OperationUse {
  return {
    firstAt: a.firstAt < b.firstAt ? a.firstAt : b.firstAt,
    lastAt: a.lastAt > b.lastAt ? a.lastAt : b.lastAt,
    calls: a.calls + b.calls,
    faults: a.faults + b.faults,
    lastAnsweredAt: (a.lastAnsweredAt ?? '') > (b.lastAnsweredAt ?? '') ? a.lastAnsweredAt : b.lastAnsweredAt,
    lastFault: (a.lastFault?.at ?? '') > (b.lastFault?.at ?? '') ? a.lastFault : b.lastFault,
  }
}

/** What a source called, with more of it. Pure. */
export function withUses(before: SourceUses, added: SourceUses): SourceUses {
  const after = { ...before }
  for (const [name, use] of usesIn(added)) {
    const known = after[name]
    after[name] = known ? mergeUses(known, use) : use
  }
  return after
}

/** By name; names that this version does not know are left out. */
export function usesIn(uses: SourceUses): [UseName, OperationUse][] {
  return Object.entries(uses).filter((entry): entry is [UseName, OperationUse] => isUseName(entry[0]))
}

const isUseName = (name: string): boolean => name === NO_OPERATION || isOperation(name)

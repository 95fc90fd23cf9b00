import type { ErrorCode } from '../errors/catalogue'
import type { RecordResult } from '../delivery/outcome'
import { partIn } from '../delivery/jobs/stored-records'
import type { FlowName } from '../flows/flow'

/** Failed records of one flow that failed with one code. */
export interface ProblemGroup {
  flow: FlowName
  code: ErrorCode
  /** appKeys of the calling systems. */
  sources: string[]
  /** How many times a record failed so. */
  records: number
  /** RFC 3339. */
  firstAt: string
  lastAt: string
  /** One of the last. */
  example: ProblemExample
  /** The last batches whose records are stored, oldest first. */
  batches: string[]
}

export interface ProblemExample {
  ref: string | null
  message: string | null
  /** null: it came in a single call. */
  batch: string | null
  index: number
  /** Of an import, from 1. */
  part: number | null
}

/** Where failed records come from. */
export interface Occasion {
  flow: FlowName
  source: string
  /** null: a single call. */
  batch: string | null
  /** Whether the batch holds the records, so that they can be sent again from there. */
  isStored: boolean
  /** RFC 3339. */
  at: string
}

const MOST_BATCHES = 20
const MOST_SOURCES = 20
const LONGEST_MESSAGE = 300

/** The failed ones among results, a group per code. Pure. */
export function groupsIn(results: readonly RecordResult[], occasion: Occasion): ProblemGroup[] {
  const groups = new Map<ErrorCode, ProblemGroup>()
  for (const result of results) {
    if (result.outcome !== 'failed') continue
    const group = groupOf(result, occasion)
    const before = groups.get(group.code)
    groups.set(group.code, before ? mergeGroups(before, group) : group)
  }
  return [...groups.values()]
}

/** Both in one; the example is of the later. Pure. */
export function mergeGroups(a: ProblemGroup, b: ProblemGroup): ProblemGroup {
  const [older, newer] = a.lastAt <= b.lastAt ? [a, b] : [b, a]
  return {
    ...newer,
    sources: union(older.sources, newer.sources).slice(-MOST_SOURCES),
    records: older.records + newer.records,
    firstAt: older.firstAt < newer.firstAt ? older.firstAt : newer.firstAt,
    batches: union(older.batches, newer.batches).slice(-MOST_BATCHES),
  }
}

function groupOf({ ref, code, message, index, order }: RecordResult, occasion: Occasion): ProblemGroup {
  const { flow, source, batch, isStored, at } = occasion
  return {
    flow,
    code: code ?? 'internal',
    sources: [source],
    records: 1,
    firstAt: at,
    lastAt: at,
    example: { ref, message: message?.slice(0, LONGEST_MESSAGE) ?? null, batch, index, part: partIn(order) },
    batches: batch !== null && isStored ? [batch] : [],
  }
}

/** What is in both stands where the later has it. */
const union = (older: readonly string[], newer: readonly string[]): string[] => [
  ...older.filter((each) => !newer.includes(each)),
  ...newer,
]

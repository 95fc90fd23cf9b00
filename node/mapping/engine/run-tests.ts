import type { Result } from 'neverthrow'
import { stringify } from 'safe-stable-stringify'
import { parseNested } from '../../delivery/nested/parse'
import { isNested } from '../../delivery/nested/split'
import { invalidRecord } from '../../delivery/record'
import type { Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { FlowName } from '../../flows/flow'
import type { MappingTest } from '../document/schema'
import type { CompiledMapping } from './compiled'
import { mapRecord } from './run'
import type { MappedRecord, Tables } from './types'

/** What came of a stored test. */
export interface TestOutcome {
  name: string
  passed: boolean
  /** The canonical record, {"error": "code"} or {"filtered": true}. */
  actual: unknown
  expected: unknown
  /** Why it failed, where the actual alone does not say it. */
  message: string | null
}

/** Runs a document's tests; what comes out is compared as the flow's schema reads it ("12.50" is 12.5). */
export async function runTests(
  mapping: CompiledMapping,
  tests: readonly MappingTest[],
  tables: Tables,
): Promise<TestOutcome[]> {
  const outcomes: TestOutcome[] = []
  for (const test of tests) outcomes.push(await runTest(mapping, test, tables))
  return outcomes
}

async function runTest(mapping: CompiledMapping, test: MappingTest, tables: Tables): Promise<TestOutcome> {
  const { actual, message } = canonical(mapping.flow, await mapRecord(mapping, test.sample, tables))
  const expected = isMark(test.expected) ? test.expected : asRead(mapping.flow, test.expected)
  return {
    name: test.name,
    passed: stringify(asRead(mapping.flow, actual)) === stringify(expected),
    actual,
    expected: test.expected,
    message,
  }
}

function canonical(flow: FlowName, mapped: MappedRecord): { actual: unknown; message: string | null } {
  switch (mapped.kind) {
    case 'filtered':
      return { actual: { filtered: true }, message: mapped.why }
    case 'parked':
      return { actual: { error: 'unmapped_code' }, message: wordsOf(mapped) }
    case 'failed':
      return { actual: { error: mapped.failure.code }, message: mapped.failure.detail }
    case 'mapped': {
      const problem = problemOf(flow, mapped.record)
      if (problem === null) return { actual: mapped.record, message: null }
      return { actual: { error: problem.code }, message: problem.detail }
    }
  }
}

const wordsOf = ({ unknown }: { unknown: { table: string; code: string }[] }): string =>
  `The record would wait for ${unknown.map(({ table, code }) => `${code} in ${table}`).join(', ')}.`

/** {"error": …} and {"filtered": true} are no records. */
const isMark = (expected: unknown): boolean =>
  typeof expected === 'object' && expected !== null && ('error' in expected || 'filtered' in expected)

function problemOf(flow: FlowName, record: Record<string, unknown>): Failure | null {
  if (flow === 'products' && isNested(record)) return errorOf(nestedOf(record))
  const parsed = flows[flow].schema.safeParse(record, { reportInput: true })
  return parsed.success ? null : invalidRecord(parsed.error.issues)
}

const errorOf = (result: Result<unknown, Failure>): Failure | null =>
  result.match(
    () => null,
    (failed) => failed,
  )

const nestedOf = (record: Record<string, unknown>) =>
  parseNested(record, 0, { idOf: () => '', acceptedAt: '' })

/** A record as the schema reads it; as it is where it is not valid. */
function asRead(flow: FlowName, record: unknown): unknown {
  if (flow === 'products' && typeof record === 'object' && record !== null && isNested(record))
    return nestedOf(record).match(
      ({ product, parts }) => [product.record, ...parts.map((part) => [part.flow, part.record.record])],
      () => record,
    )
  const parsed = flows[flow].schema.safeParse(record)
  return parsed.success ? parsed.data : record
}

import { stringify } from 'safe-stable-stringify'
import type { MappingTest } from '../document/schema'
import { shapeOf, type Shape } from '../shapes'
import type { CompiledMapping } from './compiled'
import { mapRecord } from './run'
import type { MappedRecord, Tables } from './types'

/** What came of a stored test. */
export interface TestOutcome {
  name: string
  passed: boolean
  /** The record that came out, {"error": "code"} or {"filtered": true}. */
  actual: unknown
  expected: unknown
  /** Why it failed, where the actual alone does not say it. */
  message: string | null
}

/** Runs a document's tests; what comes out is compared as whoever gets it reads it ("12.50" is 12.5). */
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
  const shape = shapeOf(mapping.flow)
  const asRead = (record: unknown): unknown => shape.read(record).unwrapOr(record)
  const { actual, message } = outcomeOf(shape, await mapRecord(mapping, test.sample, tables))
  const expected = isMark(test.expected) ? test.expected : asRead(test.expected)
  return {
    name: test.name,
    passed: stringify(asRead(actual)) === stringify(expected),
    actual,
    expected: test.expected,
    message,
  }
}

function outcomeOf(shape: Shape, mapped: MappedRecord): { actual: unknown; message: string | null } {
  switch (mapped.kind) {
    case 'filtered':
      return { actual: { filtered: true }, message: mapped.why }
    case 'parked':
      return { actual: { error: 'unmapped_code' }, message: wordsOf(mapped) }
    case 'failed':
      return { actual: { error: mapped.failure.code }, message: mapped.failure.detail }
    case 'mapped':
      return shape.read(mapped.record).match(
        () => ({ actual: mapped.record, message: null }),
        ({ code, detail }) => ({ actual: { error: code }, message: detail }),
      )
  }
}

const wordsOf = ({ unknown }: { unknown: { table: string; code: string }[] }): string =>
  `The record would wait for ${unknown.map(({ table, code }) => `${code} in ${table}`).join(', ')}.`

/** {"error": …} and {"filtered": true} are no records. */
const isMark = (expected: unknown): boolean =>
  typeof expected === 'object' && expected !== null && ('error' in expected || 'filtered' in expected)

import { readJson } from '../document/read'
import { JsonValue, MappingTest } from '../document/types'

/** How a test ended on the last save, as the app tells it. */
export interface TestResult {
  name: string
  passed: boolean
  actualJson: string | null
  expectedJson: string | null
  message: string | null
}

/** What a test of this record would have to expect; undefined while it is not known. */
export function expectedOf(previewed: {
  outcome: string
  code: string | null
  canonicalJson: string | null
}): JsonValue | undefined {
  if (previewed.code === 'filtered') return { filtered: true }
  if (previewed.outcome === 'FAILED' && previewed.code !== null) return { error: previewed.code }
  return previewed.canonicalJson === null ? undefined : readJson(previewed.canonicalJson)
}

/** The tests with one put in place of the one of its name, or at the end. */
export function withTest(tests: MappingTest[], test: MappingTest): MappingTest[] {
  const exists = tests.some(({ name }) => name === test.name)
  return exists ? tests.map((one) => (one.name === test.name ? test : one)) : [...tests, test]
}

/** The result of a test as it stands now; undefined where it was changed since the last save. */
export function testResultOf(results: readonly TestResult[], test: MappingTest): TestResult | undefined {
  const result = results.find(({ name }) => name === test.name)
  if (!result) return undefined
  const isSame = result.expectedJson === null || sameJson(readJson(result.expectedJson), test.expected)
  return isSame ? result : undefined
}

/** Whether two values are the same, whatever the order of their fields. */
export function sameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item) => sorted(item) ?? null)
  if (value === null || typeof value !== 'object') return value
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map((name) => [name, sorted(value[name]) ?? null]))
}

/** How many tests passed of those that ran. */
export function countPassed(results: readonly TestResult[]): { passed: number; total: number } {
  return { passed: results.filter(({ passed }) => passed).length, total: results.length }
}

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** One step of `npm test`: a tool that passes or fails, or a jest project whose tests are counted. */
interface Step {
  name: string
  command: string[]
  isJest: boolean
}

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const root = join(__dirname, '..')
const reports = join(root, '.tmp', 'reports')

const tool = (name: string, ...command: string[]): Step => ({ name, command, isJest: false })
const jest = (name: string, ...options: string[]): Step => ({
  name,
  command: [
    'jest',
    '--selectProjects',
    name,
    '--ci',
    '--json',
    `--outputFile=${join(reports, `${name}.json`)}`,
    ...options,
  ],
  isJest: true,
})

/** Cheap steps first: a wrong type is told in seconds. */
const steps: Step[] = [
  tool('types', 'tsc', '-p', 'node'),
  tool('types of the sandbox', 'tsc', '-p', 'sandbox'),
  tool('types of the tests', 'tsc', '-p', 'test'),
  tool('types of the panel', 'tsc', '-p', 'react'),
  tool('types of GraphQL', 'tsx', 'scripts/write-graphql-types.ts', '--check'),
  tool('lint', 'eslint', '.'),
  tool(
    'format',
    'prettier',
    '--check',
    '--log-level',
    'warn',
    '{node,react,sandbox,test,bench,scripts}/**/*.{ts,tsx}',
  ),
  jest('unit'),
  jest('contract'),
  jest('e2e', '--runInBand'),
  jest('chaos', '--runInBand'),
  jest('browser', '--runInBand'),
]

/** Runs the named steps, or all; every step runs even when one before it failed. */
async function main(wanted: string[]): Promise<void> {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  console.log(`Property tests use seed ${process.env.FC_SEED ?? '20261123'} (FC_SEED)`)
  const total: Tally = { passed: 0, failed: 0, skipped: 0 }
  const failed: string[] = []
  for (const step of steps.filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name.split(' ')[0] as string),
  )) {
    if (step.name === 'browser' && !mayRunBrowser()) {
      console.log('── browser: SKIPPED, no Chromium on this machine (CHROMIUM_PATH names one elsewhere)')
      total.skipped += 1
      continue
    }
    const startedAt = Date.now()
    const status = await run(step.command)
    const tally = step.isJest
      ? tallyOf(step.name, status)
      : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
    total.passed += tally.passed
    total.failed += tally.failed
    total.skipped += tally.skipped
    if (tally.failed > 0) failed.push(step.name)
    console.log(
      `── ${step.name}: ${tally.passed} passed, ${tally.failed} failed (${((Date.now() - startedAt) / 1_000).toFixed(1)} s)`,
    )
  }
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  )
  process.exitCode = total.failed > 0 ? 1 : 0
}

/** The tests need nothing but Node; only CI insists on a browser. */
function mayRunBrowser(): boolean {
  const places = [
    process.env.CHROMIUM_PATH ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return process.env.CI === 'true' || places.some((path) => path !== '' && existsSync(path))
}

/** Counts of a jest run; a run that ended without a report, or whose suites could not start, has failed. */
function tallyOf(name: string, status: number): Tally {
  try {
    const report = JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8')) as JestReport
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
    const isEmpty = report.numPassedTests === 0 || (status !== 0 && failed === 0)
    return {
      passed: report.numPassedTests,
      failed: failed + (isEmpty ? 1 : 0),
      skipped: report.numPendingTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numRuntimeErrorTestSuites: number
}

function run([command = '', ...args]: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules', '.bin', command), args, { cwd: root, stdio: 'inherit' })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

void main(process.argv.slice(2))

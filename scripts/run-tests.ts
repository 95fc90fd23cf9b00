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
/** What did not change since the last run is not checked again. */
const types = (name: string, project: string): Step =>
  tool(
    name,
    'tsc',
    '-p',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    join(root, '.tmp', `types-${project}.json`),
  )
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

/** Files that start a browser, or work a sandbox hard: two side by side and no more, as their processes come on top. */
const BUSY = '--maxWorkers=2'
/** Those that wait most of the time: for a lock, a lease, the next tick. */
const WAITING = '--maxWorkers=3'

/**
 * Cheap steps first: a wrong type is told in seconds. Those of the first list start nothing but themselves, so two of
 * them run at once.
 */
const alone: Step[] = [
  // A file that did not change is not looked at again; in a fresh clone all are.
  tool(
    'lint',
    'eslint',
    '.',
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    join(root, '.tmp', 'eslint'),
  ),
  types('types', 'node'),
  types('types of the sandbox', 'sandbox'),
  types('types of the tests', 'test'),
  types('types of the panel', 'react'),
  tool('types of GraphQL', 'tsx', 'scripts/write-graphql-types.ts', '--check'),
  tool(
    'format',
    'prettier',
    '--check',
    '--log-level',
    'warn',
    '{node,react,sandbox,test,bench,scripts}/**/*.{ts,tsx}',
  ),
  jest('unit', '--maxWorkers=100%'),
  jest('contract', '--maxWorkers=100%'),
]
const withSandboxes: Step[] = [jest('e2e', WAITING), jest('chaos', BUSY), jest('browser', BUSY)]

/** Runs the named steps, or all; every step runs even when one before it failed. */
async function main(wanted: string[]): Promise<void> {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  console.log(`Property tests use seed ${process.env.FC_SEED ?? '20261123'} (FC_SEED)`)
  const isWanted = ({ name }: Step) => wanted.length === 0 || wanted.includes(name.split(' ')[0] as string)
  const done: [Step, Tally][] = []
  const runNext = async (queue: Step[]): Promise<void> => {
    for (let step = queue.shift(); step; step = queue.shift()) done.push([step, await perform(step)])
  }
  const first = alone.filter(isWanted)
  await Promise.all([runNext(first), runNext(first)])
  await runNext(withSandboxes.filter(isWanted))
  conclude(done)
}

/** Runs one step and prints how it ended; what a check says is printed with that, as another runs beside it. */
async function perform(step: Step): Promise<Tally> {
  if (step.name === 'browser' && !mayRunBrowser()) {
    console.log('── browser: SKIPPED, no Chromium on this machine (CHROMIUM_PATH names one elsewhere)')
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const startedAt = Date.now()
  const { status, said } = await run(step.command, step.isJest)
  const tally = step.isJest
    ? tallyOf(step.name, status)
    : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1)
  console.log(`${said}── ${step.name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`)
  return tally
}

/** The last lines, for people and machines: what failed, and how many of all. */
function conclude(done: readonly (readonly [Step, Tally])[]): void {
  const sum = (count: keyof Tally): number => done.reduce((total, [, tally]) => total + tally[count], 0)
  const failed = done.filter(([, tally]) => tally.failed > 0).map(([{ name }]) => name)
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
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

/** Ends with the exit status, and with all that was said where it was not shown at once. */
function run([command = '', ...args]: string[], isShown: boolean): Promise<{ status: number; said: string }> {
  return new Promise((resolve) => {
    let said = ''
    const stdio = isShown ? 'inherit' : 'pipe'
    const child = spawn(join(root, 'node_modules', '.bin', command), args, { cwd: root, stdio })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.on('error', (error) => resolve({ status: 1, said: `${said}${error.message}\n` }))
    child.on('close', (status) => resolve({ status: status ?? 1, said }))
  })
}

void main(process.argv.slice(2))

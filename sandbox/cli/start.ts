import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createSandbox, type Sandbox, type SandboxOptions } from '..'
import { demoSkus } from '../data/seed'
import { buildAdminPanel } from '../platform/admin'
import { readyBlock } from './ready-block'

const root = resolve(__dirname, '../..')
const usage = 'Usage: npm start -- [--data DIR] [--replicas N] [--skus FILE] [--no-strict] [--latency MS]'

class StartError extends Error {}

async function main(): Promise<void> {
  const startedAt = Date.now()
  const options = readOptions()
  const stopper = createStopper()
  // A panel that cannot be built is no reason to do without the API.
  const panel = buildAdminPanel(root).then(
    () => undefined,
    (error: Error) => error.message,
  )
  const sandbox = await createSandbox(options).catch((error: NodeJS.ErrnoException) => {
    throw explain(error, options.port ?? 0)
  })
  stopper.sandbox = sandbox
  if (stopper.asked) return stopper.stop()
  const problem = await panel
  console.log(readyBlock(sandbox, { seconds: (Date.now() - startedAt) / 1_000, panelProblem: problem }))
}

function readOptions(): SandboxOptions {
  const { values } = readFlags()
  if (values.skus !== undefined && !existsSync(values.skus))
    throw new StartError(`There is no file ${values.skus}`)
  return {
    root,
    port: wholeNumber('PORT', process.env.PORT ?? '3000', 0, 65_535),
    replicas: wholeNumber('--replicas', values.replicas ?? '2', 1, 40),
    latencyMs: wholeNumber('--latency', values.latency ?? '0', 0, 60_000),
    strict: values['no-strict'] !== true,
    ...(values.data === undefined ? {} : { dataDir: resolve(values.data) }),
    ...(values.skus === undefined ? {} : { skusFile: resolve(values.skus) }),
    seed: {
      ...(values.skus === undefined ? { skus: demoSkus } : {}),
      warehouses: [
        { id: 'main', name: 'Main warehouse' },
        { id: 'outlet', name: 'Outlet' },
      ],
    },
  }
}

function readFlags() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      options: { data: text, replicas: text, skus: text, latency: text, 'no-strict': { type: 'boolean' } },
    })
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`)
  }
}

function wholeNumber(name: string, value: string, least: number, most: number): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new StartError(`${name} must be a whole number from ${least} to ${most}, not "${value}"`)
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is taken: another program listens there; choose another with PORT=${port + 1} npm start`,
    )
  }
  if (error.code === 'EACCES' && port < 1024) {
    return new StartError(
      `Port ${port} needs more rights than this user has; choose another with PORT=3000 npm start`,
    )
  }
  return error
}

/** One signal stops everything in order, a second one at once. */
function createStopper() {
  const stopper = {
    asked: false,
    sandbox: undefined as Sandbox | undefined,
    stop: async (): Promise<void> => {
      await stopper.sandbox?.stop()
      process.exit(0)
    },
  }
  let askedAt = 0
  const onSignal = () => {
    // A terminal's Ctrl-C reaches this process twice: directly and through the process that started it.
    if (stopper.asked && Date.now() - askedAt < 300) return
    if (stopper.asked) process.exit(1)
    stopper.asked = true
    askedAt = Date.now()
    if (stopper.sandbox === undefined) return
    console.log('\nStopping …')
    void stopper.stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  return stopper
}

main().catch((error: Error) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
})

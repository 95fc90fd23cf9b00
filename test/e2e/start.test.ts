import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const root = join(__dirname, '../..')

function start(port: number | string): {
  child: ChildProcess
  output: () => string
  exit: Promise<number | null>
} {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/cli/start.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port) },
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, output: () => text, exit }
}

function printed(run: ReturnType<typeof start>, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => run.output().includes(words) && resolve()
    run.child.stdout?.on('data', check)
    void run.exit.then((code) => reject(new Error(`Ended with ${code}: ${run.output()}`)))
  })
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'npm start prints one block, and %s stops it with all it started',
  async (signal) => {
    const run = start(0)
    await printed(run, 'Ctrl-C stops it.')
    const address = /Address\s+(\S+)/.exec(run.output())?.[1] ?? ''
    const health = await fetch(`${address}/_sandbox/health`)
    expect(await health.json()).toEqual({ ready: true, replicas: 2 })
    expect(run.output().match(/^curl /gm)).toHaveLength(3)
    run.child.kill(signal)
    expect(await run.exit).toBe(0)
    await expect(fetch(`${address}/_sandbox/health`)).rejects.toThrow()
  },
  60_000,
)

it('npm start says in one line that the port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const run = start(port)
  expect(await run.exit).toBe(1)
  expect(run.output().trim()).toBe(
    `Port ${port} is taken: another program listens there; choose another with PORT=${port + 1} npm start`,
  )
  await new Promise((resolve) => other.close(resolve))
}, 60_000)

it('npm start refuses a port that is none', async () => {
  const run = start('three')
  expect(await run.exit).toBe(1)
  expect(run.output()).toContain('PORT must be a whole number')
}, 60_000)

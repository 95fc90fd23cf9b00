import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LogSink } from './logs'
import { Supervisor } from './supervisor'

const healthy = `
  console.log('hello from ' + process.env.NAME)
  const server = require('node:http').createServer((req, res) => res.end())
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
  process.on('disconnect', () => process.exit(0))
`
const broken = `console.error('cannot find the door'); process.exit(1)`

let dir: string
let supervisor: Supervisor
const gaveUp: string[] = []

function supervise(code: string, replicas = 2): Supervisor {
  writeFileSync(join(dir, 'replica.js'), code)
  supervisor = new Supervisor({
    dir,
    replicas,
    env: { NAME: 'the replica' },
    memory: 64,
    logs,
    onGiveUp: (reason) => gaveUp.push(reason),
  })
  return supervisor
}

let logs: LogSink

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'supervisor-'))
  logs = new LogSink()
  gaveUp.length = 0
})

afterEach(async () => {
  await supervisor.stop()
  rmSync(dir, { recursive: true })
})

it('starts all replicas, takes turns and ends them', async () => {
  await supervise(healthy).start()
  const ports = [supervisor.pick(), supervisor.pick(), supervisor.pick()]
  expect(new Set(ports).size).toBe(2)
  expect(ports[0]).toBe(ports[2])
  expect(logs.tail().map(({ line }) => line)).toContain('hello from the replica')
  const pids = supervisor.pids()
  await supervisor.stop()
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow()
})

it('brings back what was killed, from outside too', async () => {
  await supervise(healthy, 1).start()
  const [before] = supervisor.pids()
  process.kill(before ?? 0, 'SIGKILL')
  await supervisor.restart()
  expect(supervisor.ready()).toBe(1)
  expect(supervisor.pids()).not.toContain(before)
})

it('has nobody to pick while all are dead, and waits for one on request', async () => {
  await supervise(healthy).start()
  supervisor.killAll()
  expect(supervisor.pick()).toBeUndefined()
  expect(await supervisor.pickPatiently(10_000)).toBeGreaterThan(0)
})

it('gives up with the app’s words when it crashes at every start', async () => {
  await expect(supervise(broken, 1).start()).rejects.toThrow('cannot find the door')
  expect(gaveUp).toHaveLength(1)
})

import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { LogSink } from './logs'

export interface SupervisorOptions {
  /** Built folder, see build.ts. */
  dir: string
  replicas: number
  /** The replicas' whole environment; nothing of the parent's is inherited. */
  env: Record<string, string>
  /** Heap limit in MB, as service.json says. */
  memory: number
  logs: LogSink
  /** Called once when the app cannot be started. */
  onGiveUp: (reason: string) => void
}

interface Slot {
  index: number
  child: ChildProcess | undefined
  /** Known once the replica listens. */
  port: number | undefined
  crashes: number
  respawn: NodeJS.Timeout | undefined
}

const CRASHES_BEFORE_GIVING_UP = 3
const RESPAWN_MS = 50
const STOP_PATIENCE_MS = 3_000

/** Keeps N replicas of the app alive, as VTEX's scheduler does, and knows which of them can be called. */
export class Supervisor {
  private readonly slots: Slot[]
  private turn = 0
  private stopping = false
  private givenUp: string | undefined
  private waiters: (() => void)[] = []

  constructor(private readonly options: SupervisorOptions) {
    this.slots = Array.from({ length: options.replicas }, (_, index) => ({
      index,
      child: undefined,
      port: undefined,
      crashes: 0,
      respawn: undefined,
    }))
  }

  /** Starts every replica and waits until all listen. Rejects with the replica's output when the app crashes at start. */
  async start(): Promise<void> {
    for (const slot of this.slots) this.spawn(slot)
    await this.allReady()
  }

  /** The port of the next replica in turn, or undefined while none listens. */
  pick(): number | undefined {
    for (let step = 0; step < this.slots.length; step++) {
      this.turn = (this.turn + 1) % this.slots.length
      const port = this.slots[this.turn]?.port
      if (port !== undefined) return port
    }
    return undefined
  }

  /** Like pick, but waits up to `patienceMs` for a replica to come back. */
  async pickPatiently(patienceMs: number): Promise<number | undefined> {
    const deadline = Date.now() + patienceMs
    let port = this.pick()
    while (port === undefined && Date.now() < deadline && !this.stopping) {
      await this.change(deadline - Date.now())
      port = this.pick()
    }
    return port
  }

  /** How many replicas listen. */
  ready(): number {
    return this.slots.filter((slot) => slot.port !== undefined).length
  }

  /** Process ids of the living replicas. */
  pids(): number[] {
    return this.slots.flatMap((slot) => slot.child?.pid ?? [])
  }

  /** Kills every replica at once; they come back by themselves. */
  killAll(signal: NodeJS.Signals = 'SIGKILL'): void {
    for (const slot of this.slots) {
      slot.port = undefined
      slot.child?.kill(signal)
    }
  }

  /** Kills every replica and waits until all listen again. */
  async restart(): Promise<void> {
    this.killAll('SIGKILL')
    await this.allReady()
  }

  /** Ends every replica and waits for their exits. */
  async stop(): Promise<void> {
    this.stopping = true
    await Promise.all(this.slots.map((slot) => this.end(slot)))
    this.announce()
  }

  private async end(slot: Slot): Promise<void> {
    clearTimeout(slot.respawn)
    const { child } = slot
    if (child === undefined) return
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
    await exited
    clearTimeout(force)
  }

  private spawn(slot: Slot): void {
    const { dir, env, memory, logs } = this.options
    const child = fork(join(dir, 'replica.js'), [], {
      cwd: dir,
      env,
      execArgv: [`--max-old-space-size=${memory}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    slot.child = child
    if (child.stdout) logs.follow(slot.index, 'stdout', child.stdout)
    if (child.stderr) logs.follow(slot.index, 'stderr', child.stderr)
    child.on('message', (message) => this.onMessage(slot, message))
    child.on('exit', () => this.onExit(slot))
  }

  private onMessage(slot: Slot, message: unknown): void {
    if (typeof message !== 'object' || message === null || !('port' in message)) return
    // Words of a replica that was killed meanwhile.
    if (slot.child === undefined || slot.child.killed) return
    slot.port = Number(message.port)
    slot.crashes = 0
    this.announce()
  }

  private onExit(slot: Slot): void {
    const diedAtStart = slot.port === undefined && slot.child?.killed !== true
    slot.child = undefined
    slot.port = undefined
    if (this.stopping || this.givenUp !== undefined) return
    if (diedAtStart && ++slot.crashes >= CRASHES_BEFORE_GIVING_UP) return this.giveUp()
    slot.respawn = setTimeout(() => this.spawn(slot), RESPAWN_MS * 2 ** slot.crashes)
    this.announce()
  }

  private giveUp(): void {
    const output = this.options.logs.tail(40).map(({ line }) => line)
    this.givenUp = `The app crashed ${CRASHES_BEFORE_GIVING_UP} times while starting. Its last output:\n${output.join('\n')}`
    this.options.onGiveUp(this.givenUp)
    this.announce()
  }

  private async allReady(): Promise<void> {
    while (this.ready() < this.slots.length) {
      if (this.givenUp !== undefined) throw new Error(this.givenUp)
      if (this.stopping) return
      await this.change(60_000)
    }
  }

  private change(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs)
      this.waiters.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  private announce(): void {
    const waiters = this.waiters
    this.waiters = []
    for (const wake of waiters) wake()
  }
}

import { createWriteStream, type WriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'

export interface LogLine {
  /** RFC 3339 */
  at: string
  replica: number
  stream: 'stdout' | 'stderr'
  line: string
}

const KEPT_LINES = 2_000

/** Keeps the replicas' last log lines, and writes all of them to a file when one is given. */
export class LogSink {
  private kept: LogLine[] = []
  private readonly file: WriteStream | undefined

  constructor(file?: string) {
    this.file = file === undefined ? undefined : createWriteStream(file, { flags: 'a' })
  }

  /** Follows one output stream of a replica until it ends. */
  follow(replica: number, stream: LogLine['stream'], source: Readable): void {
    createInterface({ input: source }).on('line', (line) =>
      this.add({ at: new Date().toISOString(), replica, stream, line }),
    )
  }

  add(entry: LogLine): void {
    this.kept.push(entry)
    if (this.kept.length > KEPT_LINES * 2) this.kept = this.kept.slice(-KEPT_LINES)
    this.file?.write(`${JSON.stringify(entry)}\n`)
  }

  /** The newest lines, oldest first, at most 2,000. */
  tail(count = KEPT_LINES): LogLine[] {
    return this.kept.slice(-Math.min(count, KEPT_LINES))
  }

  close(): void {
    this.file?.end()
  }
}

import { callKinds, type CallKind, type Priority } from './limits'

export interface QueuedCall {
  kind: CallKind
  priority: Priority
  /** Milliseconds since 1970 after which the call is not worth beginning. */
  until: number
}

interface Place<C> {
  call: C
  arrival: number
}

const priorities: readonly Priority[] = ['interactive', 'background']

/** Calls that wait: interactive before background, then by arrival; a kind that must wait does not hold up another. */
export class CallQueue<C extends QueuedCall> {
  private readonly lines = new Map<string, Place<C>[]>()
  private arrivals = 0
  private firstEnd = Infinity

  get size(): number {
    return [...this.lines.values()].reduce((sum, line) => sum + line.length, 0)
  }

  /** When the first of the calls that wait runs out of time, or before. */
  get endsAt(): number {
    return this.firstEnd
  }

  add(call: C): void {
    this.line(call.priority, call.kind).push({ call, arrival: this.arrivals++ })
    this.firstEnd = Math.min(this.firstEnd, call.until)
  }

  /** Removes and answers the first call in turn that `mayStart` lets go. */
  next(mayStart: (call: C) => boolean): C | null {
    for (const priority of priorities) {
      const lines = callKinds.map((kind) => this.line(priority, kind)).filter((line) => line.length > 0)
      lines.sort(([a], [b]) => (a?.arrival ?? 0) - (b?.arrival ?? 0))
      for (const line of lines) {
        const first = line[0]
        if (!first || !mayStart(first.call)) continue
        line.shift()
        return first.call
      }
    }
    return null
  }

  /** Removes and answers the calls that cannot begin in time when nothing, or no background call, begins before. */
  expired(earliest: number, background = earliest): C[] {
    if (Math.max(earliest, background) < this.firstEnd) return []
    const isLate = ({ priority, until }: C) => until <= (priority === 'background' ? background : earliest)
    const late: C[] = []
    this.firstEnd = Infinity
    for (const [name, line] of this.lines) {
      const inTime = line.filter(({ call }) => !isLate(call))
      late.push(...line.filter(({ call }) => isLate(call)).map(({ call }) => call))
      this.lines.set(name, inTime)
      for (const { call } of inTime) this.firstEnd = Math.min(this.firstEnd, call.until)
    }
    return late
  }

  private line(priority: Priority, kind: CallKind): Place<C>[] {
    const name = `${priority}.${kind}`
    const line = this.lines.get(name) ?? []
    this.lines.set(name, line)
    return line
  }
}

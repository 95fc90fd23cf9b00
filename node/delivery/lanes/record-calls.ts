import { AsyncLocalStorage } from 'node:async_hooks'

/** One call to VTEX as it is stored; status 0: no answer came. */
export type StoredCall = readonly [method: string, path: string, status: number, milliseconds: number]

/** The last calls that were made for one thing, oldest first. */
export interface CallLog {
  calls: StoredCall[]
  /** How many came before these. */
  leftOut: number
}

/** Calls kept per log, and characters of a path. */
const MOST_CALLS = 20
const LONGEST_PATH = 160

const current = new AsyncLocalStorage<CallLog>()

export const newCallLog = (): CallLog => ({ calls: [], leftOut: 0 })

/** Runs a task whose calls to VTEX go into the log, however deep in it they are made. */
export function recordCalls<T>(log: CallLog, task: () => T): T {
  return current.run(log, task)
}

/** Adds a call to the log of the task that made it; `url` without its query, which may say whom it is about. */
export function noteCall(method: string, url: string, status: number, milliseconds: number): void {
  const log = current.getStore()
  if (!log) return
  const path = pathIn(url).slice(0, LONGEST_PATH)
  log.calls.push([method.toUpperCase(), path, status, Math.round(milliseconds)])
  if (log.calls.length <= MOST_CALLS) return
  log.calls.shift()
  log.leftOut += 1
}

function pathIn(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
}

import { LRUCache } from 'lru-cache'
import { scopeOf, type Deps } from '../../delivery/deps'
import type { Failure } from '../../errors/failure'
import type { OperationName } from '../contract'
import { messageOf } from './message'
import { SOAP_USE } from './stored'
import { NO_OPERATION, useOfCall, withUses, type SourceUses } from './use'

/** A call that was answered. */
export interface AnsweredCall {
  /** null: the request named no operation of the WebService. */
  operation: OperationName | null
  /** What the fault said; null: there was none. */
  failed: Failure | null
}

type NoteDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'now' | 'log'>

interface Noted {
  /** Not stored yet. */
  uses: SourceUses
  storedAt: number
  isWaiting: boolean
}

/** How often what a source called is stored per process, at most. */
const EVERY_MILLISECONDS = 60_000

/** By store and source. */
const noted = new LRUCache<string, Noted>({ max: 10_000 })

/**
 * Notes that a source called an operation: in memory, so that the call waits for nothing. It is stored beside the calls,
 * by a timer: at once when the last time is a minute ago, else when it is. A process that dies takes a minute's calls
 * along, which is why such a timer will do here and nowhere else: nothing else may run after an answer.
 */
export function noteCall(deps: NoteDeps, source: string, { operation, failed }: AnsweredCall): void {
  const fault = failed && { code: failed.code, message: messageOf(operation, failed) }
  const use = useOfCall(new Date(deps.now()).toISOString(), fault)
  const current = notedOf(deps, source)
  current.uses = withUses(current.uses, { [operation ?? NO_OPERATION]: use })
  if (current.isWaiting) return
  current.isWaiting = true
  const wait = Math.max(0, current.storedAt + EVERY_MILLISECONDS - deps.now())
  setTimeout(() => void store(deps, source, current), wait).unref()
}

/** What this process noted of a source and has not stored. */
export function notStored(deps: Pick<NoteDeps, 'account' | 'workspace'>, source: string): SourceUses {
  return noted.get(keyOf(deps, source))?.uses ?? {}
}

/** Sources of which this process has noted anything. */
export function notedSources(deps: Pick<NoteDeps, 'account' | 'workspace'>): string[] {
  const store = keyOf(deps, '')
  return [...noted.keys()].filter((key) => key.startsWith(store)).map((key) => key.slice(store.length))
}

/** What storage does not take is kept for the next time. */
async function store(deps: NoteDeps, source: string, current: Noted): Promise<void> {
  const { uses } = current
  current.uses = {}
  current.storedAt = deps.now()
  current.isWaiting = false
  try {
    await deps.documents.update<SourceUses>(SOAP_USE, source, (stored) => withUses(stored ?? {}, uses))
  } catch (error) {
    current.uses = withUses(uses, current.uses)
    deps.log.warn({ message: 'calls of the WebService could not be noted', reason: String(error) })
  }
}

function notedOf(deps: Pick<NoteDeps, 'account' | 'workspace'>, source: string): Noted {
  const key = keyOf(deps, source)
  const known = noted.get(key)
  if (known) return known
  const current: Noted = { uses: {}, storedAt: -EVERY_MILLISECONDS, isWaiting: false }
  noted.set(key, current)
  return current
}

const keyOf = (deps: Pick<NoteDeps, 'account' | 'workspace'>, source: string): string =>
  `${scopeOf(deps)}/${source}`

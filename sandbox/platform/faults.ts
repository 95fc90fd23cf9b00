import { globToRegExp } from './glob'
import { seededRandom } from './random'

export type FaultTarget = 'commerce' | 'vbase' | 'identity'

export type FaultAction =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Never answers; the effect is not applied. */
  | { kind: 'timeout' }
  | { kind: 'apply-then-fail'; status: number }
  | { kind: 'apply-then-timeout' }
  | { kind: 'delay'; ms: number }

export interface FaultSpec {
  method?: string
  /** Glob on the raw path, with or without the account prefix of api.vtex.com. */
  path?: string
  /** Glob on the host that the app called. */
  host?: string
  /** Only calls of the app (`app`) or only calls that came in at the store's address (`edge`). */
  via?: 'app' | 'edge'
  target?: FaultTarget
  action: FaultAction
  times?: number
  probability?: number
  seed?: number
}

export interface FaultSubject {
  target: FaultTarget
  via: 'app' | 'edge'
  method: string
  host: string
  /** The path as sent, and without the account prefix. */
  paths: readonly string[]
}

interface Rule {
  id: string
  spec: FaultSpec
  remaining: number
  hits: number
  host: RegExp | undefined
  path: RegExp | undefined
  random: () => number
}

/** The troubles ordered by control. The first rule that matches and has hits left decides. */
export class Faults {
  private rules: Rule[] = []
  private lastId = 0

  add(spec: FaultSpec): { id: string } {
    const id = `fault-${++this.lastId}`
    this.rules.push({
      id,
      spec,
      remaining: spec.times ?? Number.POSITIVE_INFINITY,
      hits: 0,
      host: spec.host === undefined ? undefined : globToRegExp(spec.host, 'i'),
      path: spec.path === undefined ? undefined : globToRegExp(spec.path),
      random: seededRandom(spec.seed ?? 1),
    })
    return { id }
  }

  clear(): void {
    this.rules = []
  }

  list(): { id: string; hits: number; spec: FaultSpec }[] {
    return this.rules.map(({ id, hits, spec }) => ({ id, hits, spec }))
  }

  /** What befalls this call, counting it against the rule. */
  take(subject: FaultSubject): FaultAction | undefined {
    if (this.rules.length === 0) return undefined
    for (const rule of this.rules) {
      if (rule.remaining <= 0 || !matches(rule, subject)) continue
      if (rule.spec.probability !== undefined && rule.random() >= rule.spec.probability) continue
      rule.remaining--
      rule.hits++
      return rule.spec.action
    }
    return undefined
  }
}

function matches({ spec, host, path }: Rule, subject: FaultSubject): boolean {
  return (
    (spec.target ?? 'commerce') === subject.target &&
    (spec.via === undefined || spec.via === subject.via) &&
    (spec.method === undefined || spec.method.toUpperCase() === subject.method) &&
    (host === undefined || host.test(subject.host)) &&
    (path === undefined || subject.paths.some((candidate) => path.test(candidate)))
  )
}

/** The answer that never comes. */
export const NO_ANSWER = Symbol('no answer')

/** Runs a call under a fault: `fail` shapes the answer of an injected status. */
export async function underFault<T>(
  action: FaultAction | undefined,
  run: () => T | Promise<T>,
  fail: (status: number, body?: unknown, headers?: Record<string, string>) => T,
): Promise<T | typeof NO_ANSWER> {
  switch (action?.kind) {
    case undefined:
      return run()
    case 'status':
      return fail(action.status, action.body, action.headers)
    case 'timeout':
      return NO_ANSWER
    case 'apply-then-fail':
      await run()
      return fail(action.status)
    case 'apply-then-timeout':
      await run()
      return NO_ANSWER
    case 'delay': {
      const answer = await run()
      await sleep(action.ms)
      return answer
    }
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

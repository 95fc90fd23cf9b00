import { setTimeout as pause } from 'node:timers/promises'
import type { HttpClient } from '../test/support/http'

export interface NaivePut {
  path: string
  body: object
}

export interface NaiveRun {
  seconds: number
  calls: number
  limited: number
}

/**
 * The integration most stores begin with: one thread that PUTs record by record straight to VTEX. After a 429 it
 * waits as Retry-After says and sends the record again.
 */
export async function naively(vtex: HttpClient, puts: readonly NaivePut[]): Promise<NaiveRun> {
  const startedAt = performance.now()
  const run = { calls: 0, limited: 0 }
  for (const put of puts) await send(vtex, put, run)
  return { ...run, seconds: (performance.now() - startedAt) / 1_000 }
}

async function send(
  vtex: HttpClient,
  { path, body }: NaivePut,
  run: { calls: number; limited: number },
): Promise<void> {
  for (;;) {
    const { status, headers } = await vtex.put(path, body)
    run.calls += 1
    if (status < 300) return
    if (status !== 429) throw new Error(`PUT ${path} was answered ${status}`)
    run.limited += 1
    await pause(Number(headers['retry-after'] ?? 1) * 1_000)
  }
}

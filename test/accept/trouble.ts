import type { Sandbox } from '../../sandbox'

const EVENTS = { drop: 0.3, duplicate: 0.2, delayMs: 400, delayProbability: 0.5, seed: 5 }
const KILLS = [4_000, 9_000, 15_000]
const VTEX_FAULTS = [
  { action: { kind: 'apply-then-fail', status: 500 }, probability: 0.03 },
  { action: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }, probability: 0.02 },
  { action: { kind: 'status', status: 503 }, probability: 0.02 },
  { action: { kind: 'delay', ms: 900 }, probability: 0.02 },
  // Costs the app's patience each time, so there are few.
  { action: { kind: 'apply-then-timeout' }, probability: 0.01, times: 12 },
] as const

/** The troubles of the chaos suite, on every write to the store: lost and late events, kills, a VTEX that stumbles. */
export function orderTrouble(sandbox: Sandbox): void {
  sandbox.events.set(EVENTS)
  for (const method of ['POST', 'PUT', 'DELETE'])
    VTEX_FAULTS.forEach((fault, index) =>
      sandbox.faults.add({ via: 'app', target: 'commerce', method, seed: 17 + index, ...fault }),
    )
  sandbox.faults.add({
    via: 'app',
    target: 'vbase',
    action: { kind: 'status', status: 500 },
    probability: 0.01,
    seed: 3,
  })
  for (const pause of KILLS)
    setTimeout(() => void sandbox.killService().catch(() => undefined), pause).unref()
}

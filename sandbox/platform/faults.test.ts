import { Faults, NO_ANSWER, underFault, type FaultAction, type FaultSpec, type FaultSubject } from './faults'

const subject: FaultSubject = {
  target: 'commerce',
  via: 'app',
  method: 'PUT',
  host: 'api.vtex.com',
  paths: ['/demo/pricing/prices/1', '/pricing/prices/1'],
}
const action: FaultAction = { kind: 'status', status: 500 }

it.each<[string, Partial<FaultSpec>, boolean]>([
  ['anything', {}, true],
  ['the method, in any case', { method: 'put' }, true],
  ['another method', { method: 'GET' }, false],
  ['the path with the account', { path: '/demo/pricing/*' }, true],
  ['the path without the account', { path: '/pricing/prices/1' }, true],
  ['another path', { path: '/pricing/prices/2' }, false],
  ['the host', { host: 'api.*' }, true],
  ['another host', { host: 'portal.*' }, false],
  ['another target', { target: 'vbase' }, false],
  ['calls at the edge only', { via: 'edge' }, false],
  ['calls of the app only', { via: 'app' }, true],
])('matches %s', (_, spec, hit) => {
  const faults = new Faults()
  faults.add({ action, ...spec })
  expect(faults.take(subject)).toEqual(hit ? action : undefined)
})

it('happens as often as told', () => {
  const faults = new Faults()
  faults.add({ action, times: 2 })
  expect([1, 2, 3].map(() => faults.take(subject)?.kind)).toEqual(['status', 'status', undefined])
})

it('happens with a repeatable probability', () => {
  const hits = (seed: number) => {
    const faults = new Faults()
    faults.add({ action, probability: 0.3, seed })
    return Array.from({ length: 1_000 }, () => (faults.take(subject) === undefined ? 0 : 1))
  }
  expect(hits(5)).toEqual(hits(5))
  const count = hits(5).filter(Boolean).length
  expect(count).toBeGreaterThan(250)
  expect(count).toBeLessThan(350)
})

it('lets the first rule decide, and forgets all when cleared', () => {
  const faults = new Faults()
  faults.add({ action, times: 1 })
  faults.add({ action: { kind: 'timeout' } })
  expect([faults.take(subject)?.kind, faults.take(subject)?.kind]).toEqual(['status', 'timeout'])
  expect(faults.list().map(({ hits }) => hits)).toEqual([1, 1])
  faults.clear()
  expect(faults.take(subject)).toBeUndefined()
})

it.each<[string, FaultAction | undefined, unknown, number]>([
  ['nothing', undefined, 'done', 1],
  ['a status', { kind: 'status', status: 503 }, 503, 0],
  ['a timeout', { kind: 'timeout' }, NO_ANSWER, 0],
  ['apply, then fail', { kind: 'apply-then-fail', status: 500 }, 500, 1],
  ['apply, then time out', { kind: 'apply-then-timeout' }, NO_ANSWER, 1],
  ['a delay', { kind: 'delay', ms: 1 }, 'done', 1],
])('under %s', async (_, fault, answer, applied) => {
  let runs = 0
  const run = (): string | number => {
    runs++
    return 'done'
  }
  expect(await underFault<string | number>(fault, run, (status) => status)).toBe(answer)
  expect(runs).toBe(applied)
})

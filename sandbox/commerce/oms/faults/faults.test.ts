import { OrderFaults, type OrderFaultSpec } from '.'

const order = { orderId: '17-01', status: 'handling' }

it.each<[string, Partial<OrderFaultSpec>, boolean]>([
  ['any order', {}, true],
  ['this order', { orderId: '17-01' }, true],
  ['another order', { orderId: '18-01' }, false],
  ['this status', { status: 'handling' }, true],
  ['another status', { status: 'invoiced' }, false],
  ['never', { probability: 0 }, false],
  ['another fault', { fault: 'flip' }, false],
])('a rule of %s', (_name, spec, expected) => {
  const hits: string[] = []
  const faults = new OrderFaults((fault) => hits.push(fault))
  faults.add({ fault: 'stuck', ...spec })
  expect(faults.take('stuck', order) !== null).toBe(expected)
  expect(hits).toEqual(expected ? ['stuck'] : [])
  expect(faults.list()).toMatchObject([{ hits: expected ? 1 : 0 }])
})

it('is used up after its times, and the next rule decides', () => {
  const faults = new OrderFaults()
  faults.add({ fault: 'delay-event', times: 1, delayMs: 5 })
  faults.add({ fault: 'delay-event', times: 1, delayMs: 7 })
  const taken = [1, 2, 3].map(() => faults.take('delay-event', order)?.delayMs)
  expect(taken).toEqual([5, 7, undefined])
})

it('repeats itself by its seed, whatever other rules are asked in between', () => {
  const run = (seed: number, isDisturbed: boolean) => {
    const faults = new OrderFaults()
    faults.add({ fault: 'lose-event', probability: 0.5, seed })
    faults.add({ fault: 'double-event', probability: 0.5, seed: 99 })
    return Array.from({ length: 40 }, () => {
      if (isDisturbed) faults.take('double-event', order)
      return faults.take('lose-event', order) ? 1 : 0
    }).join('')
  }
  expect(run(7, true)).toBe(run(7, false))
  expect(run(7, false)).not.toBe(run(8, false))
})

it('ends by name, or all of it', () => {
  const faults = new OrderFaults()
  faults.add({ fault: 'flip' })
  faults.add({ fault: 'stuck' })
  faults.clear(['flip'])
  expect(faults.list().map(({ spec }) => spec.fault)).toEqual(['stuck'])
  faults.clear()
  expect(faults.list()).toEqual([])
})

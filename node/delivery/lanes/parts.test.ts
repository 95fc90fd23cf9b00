import { Breaker } from './breaker'
import { Concurrency } from './concurrency'
import { LatencyWatch } from './latency'
import { laneLimits } from './limits'
import { CallQueue, type QueuedCall } from './queue'
import { Usage } from './usage'

const times = (count: number, act: (index: number) => void) => {
  for (let index = 0; index < count; index++) act(index)
}

describe('the breaker', () => {
  const fail = (breaker: Breaker, now: number) => breaker.end(breaker.begin(), 'silent', now)
  const broken = () => {
    const breaker = new Breaker()
    times(10, () => fail(breaker, 0))
    return breaker
  }

  it('opens after ten failures in a row', () => {
    const breaker = new Breaker()
    times(9, () => fail(breaker, 0))
    expect(breaker.state(0)).toBe('closed')
    fail(breaker, 0)
    expect(breaker.state(0)).toBe('open')
    expect(breaker.wait(0)).toBe(5_000)
    expect(breaker.openUntil).toBe(5_000)
  })

  it('stays closed when an answer comes between', () => {
    const breaker = new Breaker()
    times(40, (index) => breaker.end(breaker.begin(), index % 10 === 9 ? 'answers' : 'silent', 0))
    expect(breaker.state(0)).toBe('closed')
  })

  it('lets one call ask, and closes on its answer', () => {
    const breaker = broken()
    expect(breaker.state(5_000)).toBe('half-open')
    const probe = breaker.begin()
    expect(breaker.wait(5_000)).toBe(Infinity)
    breaker.end(probe, 'answers', 5_100)
    expect(breaker.state(5_100)).toBe('closed')
    expect(breaker.wait(5_100)).toBe(0)
  })

  it('doubles the pause with each failed question, up to a minute, and begins anew once VTEX was back', () => {
    const breaker = broken()
    let now = 0
    const pauses = [5, 10, 20, 40, 60, 60].map(() => {
      const wait = breaker.wait(now)
      now += wait
      fail(breaker, now)
      return wait / 1_000
    })
    expect(pauses).toEqual([5, 10, 20, 40, 60, 60])
    now += breaker.wait(now)
    breaker.end(breaker.begin(), 'answers', now)
    times(10, () => fail(breaker, now))
    expect(breaker.wait(now)).toBe(5_000)
  })

  it('does not count what calls sent before the change show', () => {
    const breaker = new Breaker()
    const early = breaker.begin()
    times(10, () => fail(breaker, 0))
    breaker.end(early, 'silent', 4_000)
    expect(breaker.wait(4_000)).toBe(1_000)
    const probe = breaker.begin()
    breaker.end(early, 'answers', 5_000)
    expect(breaker.wait(5_000)).toBe(Infinity)
    breaker.end(probe, 'silent', 5_000)
    expect(breaker.wait(5_000)).toBe(10_000)
  })

  it('asks again when the question showed nothing', () => {
    const breaker = broken()
    breaker.end(breaker.begin(), 'nothing', 5_000)
    expect(breaker.state(5_000)).toBe('half-open')
    expect(breaker.wait(5_000)).toBe(0)
  })
})

describe('concurrency', () => {
  const bounds = laneLimits.pricing.concurrency
  const roundTrip = (concurrency: Concurrency, felt = true) => {
    if (felt) concurrency.admits(concurrency.limit, 'background')
    times(concurrency.limit, () => concurrency.succeeded())
  }

  it('grows by one per round trip in which it was felt, up to its maximum', () => {
    const concurrency = new Concurrency(bounds)
    expect(concurrency.limit).toBe(8)
    roundTrip(concurrency)
    expect(concurrency.limit).toBe(9)
    roundTrip(concurrency, false)
    expect(concurrency.limit).toBe(9)
    times(100, () => roundTrip(concurrency))
    expect(concurrency.limit).toBe(48)
  })

  it('falls by 30 % per round trip with strain, down to one', () => {
    const concurrency = new Concurrency(bounds)
    times(100, () => roundTrip(concurrency))
    times(48, () => concurrency.strained(100, 200))
    expect(concurrency.limit).toBe(33)
    times(33, () => concurrency.strained(200, 300))
    expect(concurrency.limit).toBe(23)
    times(20, (index) => concurrency.strained(300 + index, 301 + index))
    expect(concurrency.limit).toBe(1)
  })

  it('admits a few more calls that somebody waits for', () => {
    const concurrency = new Concurrency(bounds)
    expect(concurrency.admits(7, 'background')).toBe(true)
    expect(concurrency.admits(8, 'background')).toBe(false)
    expect(concurrency.admits(8, 'interactive')).toBe(true)
    expect(concurrency.admits(12, 'interactive')).toBe(false)
  })
})

describe('latency', () => {
  const last = (watch: LatencyWatch, milliseconds: number, now = 0, count = 8) => {
    let isHigh = false
    times(count, () => (isHigh = watch.isHigh('put', milliseconds, now)))
    return isHigh
  }

  it.each([
    { from: 100, to: 250, isHigh: false },
    { from: 100, to: 310, isHigh: true },
    { from: 1, to: 90, isHigh: false },
  ])('from $from ms to $to ms: high $isHigh', ({ from, to, isHigh }) => {
    const watch = new LatencyWatch()
    expect(last(watch, from)).toBe(false)
    expect(last(watch, to)).toBe(isHigh)
  })

  it('is not misled by one slow answer, or by another route', () => {
    const watch = new LatencyWatch()
    last(watch, 100)
    watch.isHigh('put', 1_000, 0)
    expect(last(watch, 100, 0, 7)).toBe(false)
    times(8, () => expect(watch.isHigh('get', 1_000, 0)).toBe(false))
  })

  it('gets used to it in two minutes', () => {
    const watch = new LatencyWatch()
    last(watch, 100)
    times(119, (second) => expect(last(watch, 1_000, (second + 1) * 1_000)).toBe(true))
    expect(last(watch, 1_000, 120_000)).toBe(false)
  })
})

describe('the queue', () => {
  const call = (name: string, kind: QueuedCall['kind'], priority: QueuedCall['priority'], until = 100) => ({
    name,
    kind,
    priority,
    until,
  })
  const filled = () => {
    const queue = new CallQueue<ReturnType<typeof call>>()
    queue.add(call('a', 'write', 'background'))
    queue.add(call('b', 'read', 'background', 50))
    queue.add(call('c', 'write', 'background'))
    queue.add(call('d', 'write', 'interactive', 70))
    queue.add(call('e', 'read', 'interactive'))
    return queue
  }
  const drain = (queue: ReturnType<typeof filled>, kinds: string[]) => {
    const names: string[] = []
    const mayStart = ({ kind }: QueuedCall) => kinds.includes(kind)
    for (let next = queue.next(mayStart); next; next = queue.next(mayStart)) names.push(next.name)
    return names.join('')
  }

  it('lets interactive calls go first, then by arrival', () => {
    expect(drain(filled(), ['read', 'write'])).toBe('deabc')
  })

  it('lets a kind pass another that must wait', () => {
    const queue = filled()
    expect(drain(queue, ['read'])).toBe('eb')
    expect(queue.size).toBe(3)
    expect(drain(queue, ['write'])).toBe('dac')
  })

  it('gives up calls that run out of time', () => {
    const queue = filled()
    expect(queue.endsAt).toBe(50)
    expect(queue.expired(49)).toEqual([])
    expect(
      queue
        .expired(70)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['b', 'd'])
    expect(queue.endsAt).toBe(100)
    expect(queue.size).toBe(3)
  })
})

describe('usage', () => {
  it('shows the kind of call nearest to its rate', () => {
    const usage = new Usage(laneLimits.pricing.rates)
    times(10_000, (now) => {
      if (now % 50 === 0) usage.note('write', now)
      if (now % 100 === 0) usage.note('delete', now)
      usage.note('read', now)
    })
    expect(usage.used(10_000)).toEqual({ budgetPerSecond: 16, usedPerSecond: 10 })
  })

  it('shows all calls where no rate is published, of the last ten seconds only', () => {
    const usage = new Usage(laneLimits.logistics.rates)
    times(5_000, (now) => usage.note(now % 2 ? 'read' : 'write', now * 10))
    expect(usage.used(50_000)).toEqual({ budgetPerSecond: null, usedPerSecond: 100 })
    expect(usage.used(90_000).usedPerSecond).toBe(0)
  })
})

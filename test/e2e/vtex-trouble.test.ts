import type { FaultSpec } from '../../sandbox'
import type { Answer } from '../support/http'
import { expectProblem } from './problem'
import { SHORT_PATIENCE, lockEnds, pathOf, withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox(SHORT_PATIENCE)

interface Flow {
  name: 'prices' | 'inventory'
  /** Glob of the address a record is written at, by the method of the write. */
  method: 'PUT' | 'PATCH'
  path: string
  put(sku: Sku, amount: number): Promise<Answer>
  /** What VTEX holds. */
  held(sku: Sku): Promise<number | undefined | null>
}

const flows: Flow[] = [
  {
    name: 'prices',
    method: 'PUT',
    path: '/pricing/prices/*',
    put: (sku, amount) => store().erp.put(pathOf('prices', sku.ref), { basePrice: amount }),
    held: async (sku) => (await store().price(sku))?.basePrice,
  },
  {
    name: 'inventory',
    method: 'PATCH',
    path: '/api/logistics/pvt/inventory/skus/*',
    put: (sku, amount) => store().erp.put(pathOf('inventory', sku.ref, 'main'), { quantity: amount }),
    held: async (sku) => (await store().balance(sku))?.totalQuantity,
  },
]

/** The next `times` writes of the app go wrong in this way. */
function writesGoWrong({ method, path }: Flow, action: FaultSpec['action'], times?: number): void {
  store().sandbox.faults.add({ via: 'app', method, path, action, ...(times !== undefined && { times }) })
}

const readsGoWrong = ({ path }: Flow, status: number, times: number): unknown =>
  store().sandbox.faults.add({ via: 'app', method: 'GET', path, action: { kind: 'status', status }, times })

/** How often the app sent a write of this SKU to VTEX. */
const writesOf = ({ method }: Flow, { id }: Sku): number =>
  store().sandbox.outbound.filter((call) => call.method === method && call.path.split('/').includes(`${id}`))
    .length

describe.each(flows)('$name', (flow) => {
  const { put, held } = flow

  it.each<[name: string, action: FaultSpec['action'], times: number]>([
    ['429 with Retry-After', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }, 1],
    ['423, another write is in progress', { kind: 'status', status: 423, body: 'Unable to acquire lock' }, 1],
    ['500', { kind: 'status', status: 500, body: { message: 'boom' } }, 2],
    ['503', { kind: 'status', status: 503 }, 1],
  ])('a refusal by %s is repeated until it passes', async (_, action, times) => {
    const sku = store().newSku()
    writesGoWrong(flow, action, times)
    const started = Date.now()
    expect(await put(sku, 7)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(writesOf(flow, sku)).toBe(times + 1)
    expect(await held(sku)).toBe(7)
    if (action.kind === 'status' && action.status === 429)
      expect(Date.now() - started).toBeGreaterThanOrEqual(1_000)
  })

  it.each([500, 504])('a write that was made and answered by %d is not made again', async (status) => {
    const sku = store().newSku()
    writesGoWrong(flow, { kind: 'apply-then-fail', status }, 1)
    await expectAppliedOnce(flow, sku)
  })

  it('reads that fail are repeated', async () => {
    const sku = store().newSku()
    readsGoWrong(flow, 502, 1)
    expect(await put(sku, 7)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await held(sku)).toBe(7)
  })

  it('a refusal by values is answered with VTEX’s words and not repeated', async () => {
    const sku = store().newSku()
    writesGoWrong(flow, { kind: 'status', status: 400, body: { Message: 'Not on my watch' } })
    const problem = expectProblem(await put(sku, 7), { status: 422, code: 'vtex_refused' })
    expect(problem).toMatchObject({ detail: expect.stringContaining('Not on my watch'), owner: 'vtex' })
    expect(writesOf(flow, sku)).toBe(1)
    expect(await held(sku)).not.toBe(7)
  })

  it('after a write whose fate is unknown the value before it is written again, too', async () => {
    const sku = store().newSku()
    await put(sku, 5)
    await lockEnds()
    writesGoWrong(flow, { kind: 'apply-then-fail', status: 500 }, 1)
    const answering = put(sku, 7)
    while (writesOf(flow, sku) < 2) await new Promise((resolve) => setImmediate(resolve))
    readsGoWrong(flow, 400, 1)
    expect((await answering).status).toBeGreaterThanOrEqual(400)
    expect(await held(sku)).toBe(7)
    expect(await put(sku, 5)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect(await held(sku)).toBe(5)
  })
})

describe('what takes long, for all flows side by side', () => {
  const forAll = (act: (flow: Flow, sku: Sku) => Promise<unknown>) => {
    const sku = store().newSku()
    return Promise.all(flows.map((flow) => act(flow, sku)))
  }

  it('a write that was made and never answered is not made again', () =>
    forAll(async (flow, sku) => {
      writesGoWrong(flow, { kind: 'apply-then-timeout' }, 1)
      await expectAppliedOnce(flow, sku)
    }))

  it('a VTEX that stays down is 503 with Retry-After, and the record can be sent again', async () => {
    const sku = store().newSku()
    await Promise.all(flows.map(({ put }) => put(sku, 5)))
    flows.forEach((flow) => writesGoWrong(flow, { kind: 'status', status: 503 }))
    for (const answer of await Promise.all(flows.map(({ put }) => put(sku, 7)))) {
      expect(expectProblem(answer, { status: 503, code: 'vtex_unavailable' })).toMatchObject({
        outcome: 'failed',
        owner: 'vtex',
        ref: expect.stringContaining(sku.ref),
      })
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
    store().sandbox.faults.clear()
    for (const { put, held } of flows) {
      expect(await held(sku)).toBe(5)
      expect(await put(sku, 7)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
      expect(await held(sku)).toBe(7)
    }
  })
})

async function expectAppliedOnce(flow: Flow, sku: Sku): Promise<void> {
  const applied = { outcome: 'applied', changes: [{ after: 7 }] }
  expect(await flow.put(sku, 7)).toMatchObject({ status: 200, body: applied })
  expect(await flow.held(sku)).toBe(7)
  expect(await flow.put(sku, 7)).toMatchObject({ body: { outcome: 'unchanged' } })
  expect(writesOf(flow, sku)).toBe(1)
}

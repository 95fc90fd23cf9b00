import { failure } from '../errors/failure'
import { expirePayloads, expireRecent } from '../delivery/personal'
import { showHistory } from '../delivery/show-history'
import { flows } from '../flows'
import { vtexCustomer } from '../flows/customers/fixtures'
import { keepSamples } from '../sources/samples'
import { openCustomers, putCustomer } from '../testing/customers'
import { resultsOf } from '../testing/jobs'
import { ok } from 'neverthrow'

const HOUR = 3_600_000
const NOON = Date.parse('2026-03-01T12:00:00Z')

beforeEach(() => jest.useFakeTimers({ now: NOON }))
afterEach(() => jest.useRealTimers())

const ada = {
  ref: 'C-1',
  email: 'ada@example.com',
  firstName: 'Ada',
  document: '12345678900',
  phone: '+442071234567',
  addresses: [{ ref: 'HQ', street: 'Marylebone' }],
}
const secrets = ['ada@', 'bob@', 'Ada', '12345678900', '442071234567', 'Marylebone']

type Opened = ReturnType<typeof openCustomers>

/** Buckets of documents that hold any of the personal data. */
function leaksIn({ deps }: Opened): string[] {
  const found = [...deps.documents.stored].filter(([, { json }]) =>
    secrets.some((each) => json.includes(each)),
  )
  return [...new Set(found.map(([at]) => at.split('/')[0] ?? ''))].sort()
}

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds)

it('keeps no value of a customer longer than delivering it takes', async () => {
  const opened = openCustomers()
  const { deps, put, batch, memory } = opened
  memory.faults.set('customers.create', [{ failure: failure('vtex_refused', 'no', { kind: 'refused' }) }])
  const failing = await batch(
    { ref: 'C-2', email: 'bob@example.com' },
    { ref: 'ada@example.com', email: 'x' },
  )
  const id = await batch(ada)
  later(1_000)
  expect((await put({ ...ada, firstName: 'Augusta Ada' }))._unsafeUnwrap().outcome).toBe('applied')
  expect((await put({ ...ada, email: 'no address of Ada' })).isErr()).toBe(true)
  expect(leaksIn(opened)).toEqual(['job-records', 'recent-values'])
  const kept = [...deps.documents.stored.keys()].filter((at) => at.startsWith('job-records/'))
  expect(kept.every((at) => at.startsWith(`job-records/${failing}.`))).toBe(true)
  expect(kept.some((at) => at.includes(id))).toBe(false)
  expect(secrets.filter((each) => JSON.stringify(deps.logged).includes(each))).toEqual([])

  later(2 * HOUR)
  await expireRecent(deps)
  expect(leaksIn(opened)).toEqual(['job-records'])
  later(46 * HOUR)
  await expirePayloads(deps, 100)
  expect(leaksIn(opened)).toEqual([])
  expect((await resultsOf(deps, failing)).map(({ ref, code }) => [ref, code])).toEqual([
    [null, 'invalid_record'],
    ['C-2', 'vtex_refused'],
  ])
})

it('shows which fields changed, and whether they were empty, not what to', async () => {
  const { deps, memory, put, batch } = openCustomers()
  memory.put(vtexCustomer({ firstName: null }))
  const [result] = await resultsOf(
    deps,
    await batch({ ref: 'C-1', email: 'ada@example.com', firstName: 'Ada', phone: '1' }),
  )
  expect(result?.changes).toEqual([
    { field: 'firstName', before: null, after: '(hidden)' },
    { field: 'phone', before: '(hidden)', after: '(hidden)' },
  ])
  later(1_000)
  const single = (await put({ ref: 'C-1', email: 'ada@example.com', phone: null }))._unsafeUnwrap()
  expect(single.changes).toEqual([{ field: 'phone', before: '(hidden)', after: null }])
  const history = (await showHistory(deps, flows.customers, ['C-1']))._unsafeUnwrap()
  expect(history.events.map(({ fields }) => fields)).toEqual([['phone'], []])
})

it('keeps no samples of customers', async () => {
  const { deps } = openCustomers()
  await keepSamples(deps, { source: 'erp', flow: 'customers' }, [ok(ada)])
  expect(deps.documents.stored.size).toBe(0)
})

it('costs nothing when the same is sent again, although no values are kept', async () => {
  const { memory, put, batch } = openCustomers()
  await batch(ada)
  later(5 * HOUR)
  const calls = memory.calls.length
  expect((await put(ada))._unsafeUnwrap().outcome).toBe('unchanged')
  await batch(ada)
  expect(memory.calls).toHaveLength(calls)
})

it('mends what an older record wrote over a newer one, from values of the last hour', async () => {
  const { deps, memory, put } = openCustomers()
  await put(ada)
  later(1_000)
  const { customers } = memory.clients
  const write = customers.setFields.bind(customers)
  // The older one is slow: another replica reads, writes and remembers the newer one in between.
  const replica = { ...deps, workspace: 'another process' }
  const newer = { ref: 'C-1', email: 'ada@example.com', phone: '3', lastName: 'King' }
  let isFirst = true
  Object.assign(customers, {
    setFields: async (...args: Parameters<typeof write>) => {
      if (isFirst) {
        isFirst = false
        later(1_000)
        expect((await putCustomer(replica, newer))._unsafeUnwrap().outcome).toBe('applied')
      }
      return write(...args)
    },
  })
  const older = await put({ ref: 'C-1', email: 'ada@example.com', phone: '2', firstName: 'Augusta' })
  expect(older._unsafeUnwrap().outcome).toBe('applied')
  expect([...memory.customers.values()]).toMatchObject([
    { homePhone: '3', lastName: 'King', firstName: 'Augusta' },
  ])
})

import { ok } from 'neverthrow'
import { failure } from '../errors/failure'
import { showHistory } from '../delivery/show-history'
import { flows } from '../flows'
import { SHOPPER, vtexAddress, vtexCustomer } from '../flows/customers/fixtures'
import { openCustomers } from '../testing/customers'
import { accept, work } from '../testing/jobs'
import { eraseCustomer } from './erase-customer'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const ada = {
  ref: 'C-1',
  email: 'ada@example.com',
  firstName: 'Ada',
  addresses: [{ ref: 'HQ', city: 'Rio' }],
}
const bob = { ref: 'C-2', email: 'bob@example.com' }
const nothing = { ref: 'C-1', ledger: false, records: 0, complete: true }

type Opened = ReturnType<typeof openCustomers>

const erase = async ({ deps }: Opened, vtex = false) => eraseCustomer(deps, { key: ['C-1'], vtex, by: 'erp' })
const holds = ({ deps }: Opened, text: string) =>
  [...deps.documents.stored.values()].some(({ json }) => json.includes(text))

it('forgets what the app keeps, failed records of batches included, and leaves VTEX and others', async () => {
  const opened = openCustomers()
  const { memory, deps, batch, put } = opened
  const refusal = { failure: failure('vtex_refused', 'no', { kind: 'refused' as const }) }
  memory.faults.set('customers.create', [refusal, refusal])
  await batch(ada, bob, { ...ada, email: 'ada' })
  await put(ada)
  expect((await erase(opened))._unsafeUnwrap()).toEqual({ ...nothing, ledger: true, records: 2, vtex: null })
  expect(holds(opened, 'ada@')).toBe(false)
  expect(holds(opened, 'bob@')).toBe(true)
  expect(memory.customers.size).toBe(1)
  expect((await showHistory(deps, flows.customers, ['C-1']))._unsafeUnwrapErr().code).toBe('record_not_found')
  expect((await showHistory(deps, flows.customers, ['C-2'])).isOk()).toBe(true)
  expect((await erase(opened))._unsafeUnwrap()).toEqual({ ...nothing, vtex: null })
})

it('deletes customer and addresses in VTEX, also an address that searches do not know yet', async () => {
  const opened = openCustomers()
  const { memory, put } = opened
  memory.put(vtexCustomer(), vtexAddress())
  await put(ada)
  expect(memory.addresses.size).toBe(2)
  Object.assign(memory.clients.addresses, { ofCustomer: async () => ok([vtexAddress()]) })
  const erased = (await erase(opened, true))._unsafeUnwrap()
  expect(erased).toMatchObject({ ledger: true, vtex: { customers: 1, addresses: 2 } })
  expect([memory.customers.size, memory.addresses.size]).toEqual([0, 0])
  expect((await erase(opened, true))._unsafeUnwrap()).toMatchObject({ vtex: { customers: 0 } })
})

it('forgets a customer under VTEX’s id too, as SOAP names it', async () => {
  const opened = openCustomers()
  const { memory, deps, put } = opened
  memory.put(vtexCustomer())
  await put(ada)
  await put({ ...ada, ref: `vtex:${SHOPPER}`, addresses: [{ ref: 'SHOP', city: 'Rio' }] })
  expect((await erase(opened, true))._unsafeUnwrap()).toMatchObject({ ledger: true, vtex: { customers: 1 } })
  for (const ref of ['C-1', `vtex:${SHOPPER}`])
    expect((await showHistory(deps, flows.customers, [ref]))._unsafeUnwrapErr().code).toBe('record_not_found')
  expect(holds(opened, 'Rio')).toBe(false)
  expect([memory.customers.size, memory.addresses.size]).toEqual([0, 0])
})

it('deletes a customer of VTEX that is named by its id', async () => {
  const { memory, deps } = openCustomers()
  memory.put(vtexCustomer(), vtexAddress())
  const erased = await eraseCustomer(deps, { key: [`vtex:${SHOPPER}`], vtex: true, by: 'erp' })
  expect(erased._unsafeUnwrap()).toMatchObject({ ledger: false, vtex: { customers: 1, addresses: 1 } })
})

it('can be sent again when VTEX fails in between', async () => {
  const opened = openCustomers()
  const { memory, put } = opened
  memory.put(vtexCustomer())
  await put(ada)
  memory.faults.set('customers.remove', [
    { failure: failure('vtex_unavailable', undefined, { kind: 'server-error' }) },
  ])
  expect((await erase(opened, true))._unsafeUnwrapErr().code).toBe('vtex_unavailable')
  expect(memory.customers.has(SHOPPER)).toBe(true)
  expect((await erase(opened, true))._unsafeUnwrap()).toMatchObject({ ledger: true, vtex: { customers: 1 } })
})

it('waits for a batch that would bring the customer back', async () => {
  const opened = openCustomers()
  const { deps, put } = opened
  await put(ada)
  await accept(deps, [ok(bob), ok(ada)], { flow: flows.customers } as never)
  expect((await erase(opened))._unsafeUnwrapErr().code).toBe('batch_running')
  expect((await showHistory(deps, flows.customers, ['C-1'])).isOk()).toBe(true)
  await work(deps, 'masterdata')
  expect((await erase(opened))._unsafeUnwrap()).toMatchObject({ ledger: true, records: 0 })
})

it('is noted without saying who', async () => {
  const opened = openCustomers()
  await opened.put(ada)
  await erase(opened)
  const note = opened.deps.logged.find((each) => JSON.stringify(each).includes('customer erased'))
  expect(note).toMatchObject({ message: 'customer erased', by: 'erp', ledger: true })
  expect(JSON.stringify(note)).not.toMatch(/C-1|ada/i)
})

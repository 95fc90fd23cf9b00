import { failure } from '../../errors/failure'
import { testDeps, type TestDeps } from '../../testing/deps'
import { listUses } from './list-uses'
import { messageOf } from './message'
import { noteCall } from './note-call'
import { SOAP_USE } from './stored'
import { useOfCall } from './use'

const START = '2026-03-01T12:00:00.000Z'

beforeEach(() => jest.useFakeTimers({ now: Date.parse(START) }))
afterEach(() => jest.useRealTimers())

const answered = { operation: 'BrandGet', failed: null } as const
const writesOf = ({ documents }: TestDeps) =>
  [...documents.stored].map(([key, { json }]) => [key, JSON.parse(json) as object])
const countsOf = async (deps: TestDeps) =>
  (await listUses(deps)).operations.map(({ source, operation, calls }) => [source, operation, calls])

it('leaves the call alone, and stores at most once a minute however many come', async () => {
  const deps = testDeps()
  noteCall(deps, 'erp', answered)
  expect(deps.documents.calls).toEqual([])
  for (let second = 0; second < 180; second++) {
    for (let call = 0; call < 50; call++) noteCall(deps, 'erp', answered)
    await jest.advanceTimersByTimeAsync(1_000)
  }
  const writes = deps.documents.calls.filter((call) => !call.startsWith('read'))
  // A first write that creates the document is no call of its own here.
  expect(writes.length).toBeLessThanOrEqual(3)
  await jest.advanceTimersByTimeAsync(60_000)
  expect(writesOf(deps)).toEqual([
    [
      `${SOAP_USE}/erp`,
      { BrandGet: expect.objectContaining({ calls: 9_001, lastAt: '2026-03-01T12:02:59.000Z' }) as object },
    ],
  ])
})

it('stores the last calls of a source that says no more, within a minute', async () => {
  const deps = testDeps()
  noteCall(deps, 'erp', answered)
  await jest.advanceTimersByTimeAsync(1_000)
  noteCall(deps, 'erp', { operation: 'BrandInsertUpdate', failed: null })
  await jest.advanceTimersByTimeAsync(60_000)
  const [[, uses] = []] = writesOf(deps)
  expect(Object.keys(uses ?? {})).toEqual(['BrandGet', 'BrandInsertUpdate'])
})

it('keeps sources and stores apart, and shows what is not stored yet', async () => {
  const [deps, other] = [testDeps(), testDeps()]
  noteCall(deps, 'erp', answered)
  noteCall(deps, 'wms', answered)
  noteCall(other, 'erp', answered)
  expect(await countsOf(deps)).toEqual([
    ['erp', 'BrandGet', 1],
    ['wms', 'BrandGet', 1],
  ])
  await jest.advanceTimersByTimeAsync(0)
  expect(writesOf(deps).map(([key]) => key)).toEqual([`${SOAP_USE}/erp`, `${SOAP_USE}/wms`])
  expect(await countsOf(deps)).toHaveLength(2)
  expect(await countsOf(other)).toEqual([['erp', 'BrandGet', 1]])
})

it('adds to what other workers stored', async () => {
  const deps = testDeps()
  await deps.documents.write(SOAP_USE, 'erp', { BrandGet: useOfCall('2026-02-01T00:00:00.000Z', null) })
  noteCall(deps, 'erp', answered)
  await jest.advanceTimersByTimeAsync(0)
  expect((await listUses(deps)).operations).toMatchObject([
    { calls: 2, firstAt: '2026-02-01T00:00:00.000Z', lastAt: START },
  ])
})

it('keeps what storage did not take, and never fails', async () => {
  const deps = testDeps()
  const { update } = deps.documents
  Object.assign(deps.documents, { update: () => Promise.reject(new Error('down')) })
  noteCall(deps, 'erp', answered)
  await jest.advanceTimersByTimeAsync(0)
  expect(deps.logged).toHaveLength(1)
  Object.assign(deps.documents, { update })
  noteCall(deps, 'erp', answered)
  await jest.advanceTimersByTimeAsync(60_000)
  expect(writesOf(deps)).toMatchObject([[`${SOAP_USE}/erp`, { BrandGet: { calls: 2 } }]])
})

it('counts names of no operation under one entry', async () => {
  const deps = testDeps()
  for (const name of ['Foo', 'Bar'])
    noteCall(deps, 'erp', { operation: null, failed: failure('unknown_operation', `No ${name}.`) })
  const { operations } = await listUses(deps)
  expect(operations).toMatchObject([
    { operation: null, instead: null, calls: 2, faults: 2, lastFault: { message: 'No Bar.' } },
  ])
})

it('lists the last call first, of one source or only what failed', async () => {
  const deps = testDeps()
  noteCall(deps, 'erp', answered)
  await jest.advanceTimersByTimeAsync(1_000)
  noteCall(deps, 'wms', {
    operation: 'GiftListGet',
    failed: failure('operation_not_supported', 'GiftListGet: …'),
  })
  const { operations, sources } = await listUses(deps)
  expect(sources).toEqual(['erp', 'wms'])
  expect(operations).toMatchObject([
    { source: 'wms', operation: 'GiftListGet', instead: expect.stringContaining('VTEX') as string },
    { source: 'erp', operation: 'BrandGet', instead: null },
  ])
  const faults = await listUses(deps, { onlyFaults: true })
  expect(faults).toEqual({ operations: [operations[0]], sources })
  expect((await listUses(deps, { source: 'erp' })).operations).toEqual([operations[1]])
})

it.each([
  ['BrandGet', 'VTEX answered 400: Name is taken.', 'VTEX answered 400: Name is taken.'],
  [
    'OrderGet',
    'Order 1305371685465-01 of ana@store.example, 123.456.789-09',
    'Order 1305371685465-01 of …, …',
  ],
  ['OrderGet', '12345678909', '…'],
  [null, 'x'.repeat(400), 'x'.repeat(300)],
] as const)('keeps of a fault of %s what is about nobody', (operation, said, kept) => {
  expect(messageOf(operation, failure('vtex_refused', said))).toBe(kept)
})

it('keeps of operations about people no word of VTEX', () => {
  const kept = messageOf('ClientInsertUpdateV3', failure('vtex_refused', 'VTEX answered 400: Ana is taken.'))
  expect(kept).toBe(failure('vtex_refused').detail)
})

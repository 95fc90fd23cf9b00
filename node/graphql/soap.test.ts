import { failure } from '../errors/failure'
import type { Deps } from '../delivery/deps'
import { noteCall } from '../soap/use'
import { openPanel } from '../testing/panel'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const FIELDS = `total cursor sources operations {
  source operation state instead firstAt lastAt calls faults lastFault { at code title message owner help }
}`

interface Page {
  total: number
  cursor: string | null
  sources: string[]
  operations: { source: string; operation: string | null; state: string }[]
}

function open() {
  const panel = openPanel()
  const page = async (given = '') => {
    const { data, errors } = await panel.ask(`{ soapOperations${given} { ${FIELDS} } }`)
    expect(errors).toBeUndefined()
    return data?.soapOperations as Page
  }
  return { ...panel, page }
}

/** An ERP that had a fault once, one that has one now, and calls that the app does not answer. */
async function callAll(deps: Deps) {
  const wait = () => jest.advanceTimersByTimeAsync(1_000)
  const slow = failure('vtex_timeout')
  noteCall(deps, 'wms', { operation: 'BrandGet', failed: slow })
  await wait()
  noteCall(deps, 'wms', { operation: 'BrandGet', failed: null })
  await wait()
  noteCall(deps, 'erp', { operation: 'ProductGet', failed: null })
  await wait()
  noteCall(deps, 'erp', { operation: 'ProductGet', failed: slow })
  await wait()
  noteCall(deps, 'erp', { operation: 'GiftListGet', failed: failure('operation_not_supported') })
  await wait()
  noteCall(deps, 'erp', { operation: null, failed: failure('unknown_operation') })
}

it('is empty where nobody calls', async () => {
  expect(await open().page()).toEqual({ total: 0, cursor: null, sources: [], operations: [] })
})

it('tells what sources call, whether it works, and what to use instead', async () => {
  const { deps, page } = open()
  await callAll(deps)
  const { operations, sources } = await page()
  expect(sources).toEqual(['erp', 'wms'])
  expect(operations).toMatchObject([
    { source: 'erp', operation: null, state: 'NOT_ANSWERED', instead: null },
    {
      operation: 'GiftListGet',
      state: 'NOT_ANSWERED',
      instead: 'VTEX offers no API for gift lists any more.',
    },
    {
      operation: 'ProductGet',
      state: 'FAILED',
      firstAt: '2026-03-01T12:00:02.000Z',
      lastAt: '2026-03-01T12:00:03.000Z',
      calls: 2,
      faults: 1,
      lastFault: {
        at: '2026-03-01T12:00:03.000Z',
        code: 'vtex_timeout',
        title: expect.any(String) as string,
        message: failure('vtex_timeout').detail,
        owner: 'vtex',
        help: expect.any(String) as string,
      },
    },
    { source: 'wms', operation: 'BrandGet', state: 'ANSWERED', calls: 2, faults: 1 },
  ])
})

it('answers pages, of one source, and of what failed', async () => {
  const { deps, page } = open()
  noteCall(deps, 'wms', { operation: 'StoreList', failed: null })
  await callAll(deps)
  expect(await page('(limit: 4)')).toMatchObject({ total: 5, cursor: '4' })
  expect(await page('(limit: 4, cursor: "4")')).toMatchObject({ total: 5, cursor: null })
  const named = async (given: string) => (await page(given)).operations.map(({ operation }) => operation)
  expect(await named('(source: "wms")')).toEqual(['BrandGet', 'StoreList'])
  expect(await named('(source: "wms", onlyFaults: true)')).toEqual(['BrandGet'])
  expect(await named('(source: "nobody")')).toEqual([])
})

it('names a system that only reads among the sources, with when it called', async () => {
  const { deps, ask } = open()
  await callAll(deps)
  await jest.advanceTimersByTimeAsync(60_000)
  const { data } = await ask('{ sources { id usesSoap firstSeenAt lastSeenAt lastFlow } }')
  expect(data?.sources).toEqual([
    {
      id: 'erp',
      usesSoap: true,
      firstSeenAt: '2026-03-01T12:00:02.000Z',
      lastSeenAt: '2026-03-01T12:00:05.000Z',
      lastFlow: null,
    },
    expect.objectContaining({ id: 'wms', usesSoap: true }),
  ])
})

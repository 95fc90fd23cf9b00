import { ok } from 'neverthrow'
import { failure } from '../errors/failure'
import { testDeps } from '../testing/deps'
import { choiceKinds, listChoices, type ChoiceKind } from './list-choices'

/** A store of two departments of 20 categories each, and of what else tables refer to. */
function openStore(children = 20, carrierPages = 2) {
  const deps = testDeps()
  const calls: string[] = []
  const answer =
    <T>(name: string, value: (argument: string) => T) =>
    async (argument = '') => {
      calls.push(name)
      return ok(value(argument))
    }
  const branch = (id: number, name: string) => ({ id, name, children: [] as { id: number; name: string }[] })
  const tree = ['Bikes', 'Parts'].map((name, index) => ({
    ...branch(index + 1, name),
    children: Array.from({ length: children }, (_, child) => branch(100 * (index + 1) + child, `C${child}`)),
  }))
  Object.assign(deps.clients, {
    pricing: { tables: answer('tables', () => ['gold', '1']) },
    categories: { tree: answer('tree', () => tree) },
    brands: {
      all: answer('brands', () => [
        { id: 7, name: 'Zed' },
        { id: 8, name: 'acme' },
      ]),
    },
    logistics: {
      ...deps.clients.logistics,
      warehouses: deps.clients.logistics.warehouses.bind(deps.clients.logistics),
      shippingPolicies: answer('carriers', (page) => ({
        items: [{ id: `c${page}`, name: `Carrier ${page}` }],
        paging: { pages: carrierPages },
      })),
    },
    payments: { systems: answer('payments', () => [{ id: 125, name: 'Pix' }]) },
    catalog: { tradePolicies: answer('policies', () => [{ Id: 1, Name: 'Main' }]) },
    specifications: {
      ofCategory: answer('specifications', (id) => [
        { FieldId: Number(id) + 1_000, Name: 'Color', IsStockKeepingUnit: true },
      ]),
    },
  })
  return { deps, calls }
}

const list = async (kind: ChoiceKind, search?: string, limit = 500) =>
  (await listChoices(openStore().deps, { kind, search, limit }))._unsafeUnwrap()

it.each<[ChoiceKind, string | undefined, object[]]>([
  ['WAREHOUSE', undefined, [{ value: 'main', label: 'main' }]],
  [
    'PRICE_TABLE',
    undefined,
    [
      { value: '1', label: '1' },
      { value: 'gold', label: 'gold' },
    ],
  ],
  [
    'BRAND',
    undefined,
    [
      { value: '8', label: 'acme' },
      { value: '7', label: 'Zed' },
    ],
  ],
  ['BRAND', ' ACME', [{ value: '8', label: 'acme' }]],
  ['BRAND', '7', [{ value: '7', label: 'Zed' }]],
  ['TRADE_POLICY', undefined, [{ value: '1', label: 'Main' }]],
  ['PAYMENT_METHOD', 'pix', [{ value: '125', label: 'Pix' }]],
  [
    'CARRIER',
    undefined,
    [
      { value: 'c1', label: 'Carrier 1' },
      { value: 'c2', label: 'Carrier 2' },
    ],
  ],
  ['CATEGORY', 'parts › c3', [{ value: '203', label: 'Parts › C3' }]],
  ['SPECIFICATION', 'bikes › c1)', [{ value: '1101', label: 'Color (Bikes › C1)' }]],
])('lists %s that hold %j', async (kind, search, choices) => {
  expect(await list(kind, search)).toMatchObject({ choices })
})

const mostCalls: Partial<Record<ChoiceKind, number>> = { SPECIFICATION: 26, CARRIER: 10 }

it.each(choiceKinds)('makes a bounded number of calls for %s, and asks once a minute', async (kind) => {
  const { deps, calls } = openStore(500, 99)
  for (const search of ['c', 'co']) await listChoices(deps, { kind, search, limit: 10 })
  expect(calls.length + deps.store.calls.length).toBeLessThanOrEqual(mostCalls[kind] ?? 1)
})

it('says when more exist than are shown', async () => {
  expect((await list('CATEGORY', '', 5)).isPartial).toBe(true)
  expect((await list('CATEGORY')).isPartial).toBe(false)
  expect((await list('SPECIFICATION')).isPartial).toBe(true)
})

it('remembers no failure', async () => {
  const deps = testDeps()
  deps.store.faults.set('logistics.warehouses', [
    { failure: failure('vtex_refused', 'No.', { kind: 'refused' }) },
  ])
  const options = { kind: 'WAREHOUSE', limit: 10 } as const
  expect((await listChoices(deps, options))._unsafeUnwrapErr().code).toBe('vtex_refused')
  expect((await listChoices(deps, options)).isOk()).toBe(true)
})

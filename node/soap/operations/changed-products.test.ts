import { err, ok } from 'neverthrow'
import { scopeOf } from '../../delivery/deps'
import { ledgerIn, type LedgerEntry } from '../../delivery/ledger'
import { failure } from '../../errors/failure'
import { keyId } from '../../flows/flow'
import { vtexProduct } from '../../flows/products/fixtures'
import { codeOf, run, untilNil } from '../../testing/soap-run'
import { soapStore } from '../../testing/soap-store'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const dateOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00`

let stores = 0

/** Products by id with the days of March 2026 on which their SKUs changed; VTEX lists them in no order. */
function storeWith(products: ReadonlyMap<number, readonly number[]>, { missing = 0, looking = 0 } = {}) {
  const store = soapStore()
  const pages: number[] = []
  const looked: number[] = []
  const shuffled = [...products.keys()].sort((a, b) => (a % 7) - (b % 7) || b - a)
  const clients = {
    products: {
      ids: async (from: number, to: number) => {
        pages.push(from)
        return ok({ ids: shuffled.slice(from - 1, to), total: products.size + missing })
      },
      byId: async (id: string) => {
        looked.push(Number(id))
        jest.setSystemTime(Date.now() + looking)
        return ok(vtexProduct({ Id: Number(id), RefId: `P-${id}` }))
      },
      skus: async (id: string) =>
        ok(
          (products.get(Number(id)) ?? []).map((day, at) => ({
            Id: at,
            IsActive: true,
            DateUpdated: dateOf(day),
          })),
        ),
      tradePolicies: async () => ok([1]),
    },
  }
  const deps = { ...store.call.deps, account: `demo${String(++stores)}` }
  const call = { ...store.call, deps, clients: clients as unknown as typeof store.call.clients }
  return { store: { ...store, call }, pages, looked }
}

type World = ReturnType<typeof storeWith>

const ask = ({ store }: World, fields: string) => run('ProductGetAllFromUpdatedDateAndId', fields, {}, store)
const since = (day: number, start = 1, topRows = 20) =>
  `<dateUpdated>${dateOf(day)}</dateUpdated><productid>${start}</productid><topRows>${topRows}</topRows>`

async function idsOf(world: World, fields: string): Promise<number[]> {
  const answer = (await ask(world, fields)).answer._unsafeUnwrap()
  return [...answer.matchAll(/<a:Id>(\d+)<\/a:Id>/g)].map(([, id]) => Number(id))
}

/** What became of a product in the app. */
function remember(
  { store }: World,
  id: number,
  { by = 'ref', ...entry }: Pick<LedgerEntry, 'outcome' | 'at' | 'events'> & { by?: 'ref' | 'id' },
) {
  const { deps } = store.call
  const known = { hash: '', order: '', batch: null, vtexId: String(id), fields: {}, ...entry }
  return ledgerIn(deps.documents, { scope: scopeOf(deps) }).save(
    'products',
    new Map([[keyId([by === 'id' ? `vtex:${id}` : `P-${id}`]), known]]),
  )
}

const many = (count: number, days: (id: number) => number[]) =>
  new Map(Array.from({ length: count }, (_, at) => [at + 1, days(at + 1)]))

it('answers the products of which a SKU changed since then, from an id on, in the order of ids', async () => {
  const world = storeWith(many(40, (id) => (id % 2 === 0 ? [3, 20] : [3])))
  expect(await idsOf(world, since(15, 7, 3))).toEqual([8, 10, 12])
  expect(await idsOf(world, since(15, 39))).toEqual([40])
  expect(await idsOf(world, since(15, 41))).toEqual([])
})

it('answers what the app itself changed since then, though none of its SKUs did', async () => {
  const world = storeWith(many(4, () => [1]))
  await remember(world, 2, { by: 'id', outcome: 'applied', at: '2026-03-20T13:00:00Z' })
  await remember(world, 3, { outcome: 'applied', at: '2026-03-10T13:00:00Z' })
  const looked = { batch: null, code: null, fields: [] }
  const events = [
    { ...looked, outcome: 'applied', at: '2026-03-20T13:00:00Z' } as const,
    { ...looked, outcome: 'unchanged', at: '2026-03-25T13:00:00Z' } as const,
  ]
  await remember(world, 4, { outcome: 'unchanged', at: '2026-03-25T13:00:00Z', events })
  expect(await idsOf(world, since(20))).toEqual([2, 4])
  expect(await idsOf(world, since(21))).toEqual([])
})

it('takes one without SKUs for changed, and answers all where no date was sent', async () => {
  const products = new Map([
    [1, []],
    [2, [1]],
  ])
  expect(await idsOf(storeWith(products), since(15))).toEqual([1])
  expect(await idsOf(storeWith(products), '<topRows>9</topRows>')).toEqual([1, 2])
})

it('reaches every change by going on after the last id until nothing comes, though time runs out', async () => {
  const changed = [3, 88, 89, 190]
  const world = storeWith(
    many(200, (id) => (changed.includes(id) ? [20] : [10])),
    { looking: 240 },
  )
  const { reached, answers } = await untilNil(world.store, (start) => idsOf(world, since(15, start)))
  expect(reached).toEqual(expect.arrayContaining(changed))
  expect(answers).toBeGreaterThan(2)
  expect(reached.length - changed.length).toBeLessThanOrEqual(answers)
  expect(new Set(world.looked).size).toBe(200)
})

it('reads the list anew for whoever begins, and not for whoever goes on', async () => {
  const world = storeWith(many(1_001, () => [20]))
  await ask(world, since(15, 1, 2))
  expect(world.pages.sort((a, b) => a - b)).toEqual([1, 251, 501, 751, 1_001])
  expect(await idsOf(world, since(15, 900, 2))).toEqual([900, 901])
  expect(world.pages).toHaveLength(5)
  await ask(world, since(15, 1, 2))
  expect(world.pages).toHaveLength(10)
})

it.each([['0'], ['-1']])('refuses %s rows', async (rows) => {
  expect(codeOf(await ask(storeWith(many(1, () => [1])), `<topRows>${rows}</topRows>`))).toBe(
    'invalid_record',
  )
})

it('says so when VTEX does not list all of them', async () => {
  const world = storeWith(
    many(3, () => [20]),
    { missing: 1 },
  )
  expect(codeOf(await ask(world, since(15)))).toBe('vtex_unavailable')
})

it('passes on that VTEX failed', async () => {
  const world = storeWith(
    many(3, () => [20]),
    {},
  )
  const down = failure('vtex_unavailable', undefined, { kind: 'server-error' })
  Object.assign(world.store.call.clients.products, { skus: async () => err(down) })
  expect(codeOf(await ask(world, since(15)))).toBe('vtex_unavailable')
})

import { ok } from 'neverthrow'
import { vtexProduct } from '../../flows/products/fixtures'
import { vtexSku } from '../../flows/skus/fixtures'
import { codeOf, run, untilNil } from '../../testing/soap-run'
import { soapStore } from '../../testing/soap-store'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

/** SKUs by id with the day of March 2026 on which each changed; ten of them are a product. */
function storeWith(days: ReadonlyMap<number, number>, { looking = 0 }: { looking?: number } = {}) {
  const store = soapStore()
  const pages: number[] = []
  const looked: number[] = []
  const dateOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00`
  const clients = {
    skus: {
      ids: async (page: number, size: number) => {
        pages.push(page)
        return ok([...days.keys()].slice((page - 1) * size, page * size))
      },
      byId: async (id: string) => {
        looked.push(Number(id))
        jest.setSystemTime(Date.now() + looking)
        return ok(vtexSku({ Id: Number(id), ProductId: Math.ceil(Number(id) / 10) }))
      },
    },
    products: {
      skus: async (id: string) =>
        ok(
          [...days]
            .filter(([sku]) => Math.ceil(sku / 10) === Number(id))
            .map(([Id, day]) => ({
              ...{ Id, IsActive: true, DateUpdated: day === 0 ? null : dateOf(day) },
            })),
        ),
      byId: async () => ok(vtexProduct()),
    },
    eans: { of: async () => ok([]) },
    pricing: { get: async () => ok(null) },
  }
  const call = { ...store.call, clients: clients as unknown as typeof store.call.clients }
  return { store: { ...store, call }, pages, looked }
}

type World = ReturnType<typeof storeWith>

const ask = ({ store }: World, fields: string) =>
  run('StockKeepingUnitGetAllFromUpdatedDateAndId', fields, {}, store)
const since = (day: string, start = 1, topRows = 20) =>
  `<dateUpdated>2026-03-${day}</dateUpdated><startingStockKeepingUnitId>${start}</startingStockKeepingUnitId><topRows>${topRows}</topRows>`

async function idsOf(world: World, fields: string): Promise<number[]> {
  const answer = (await ask(world, fields)).answer._unsafeUnwrap()
  return [...answer.matchAll(/<a:Id>(\d+)<\/a:Id>/g)].map(([, id]) => Number(id))
}

const many = (count: number, day: (id: number) => number) =>
  new Map(Array.from({ length: count }, (_, at) => [at + 1, day(at + 1)]))

it('answers the SKUs that changed since then, from an id on, in the order of ids', async () => {
  const world = storeWith(many(40, (id) => (id % 2 === 0 ? 20 : 10)))
  expect(await idsOf(world, since('15', 7, 3))).toEqual([8, 10, 12])
  expect(await idsOf(world, since('15', 39))).toEqual([40])
  expect(await idsOf(world, since('15', 41))).toEqual([])
})

it('shows when each changed', async () => {
  const answer = (await ask(storeWith(many(1, () => 20)), since('15'))).answer._unsafeUnwrap()
  expect(answer).toContain('<a:DateUpdated>2026-03-20T10:00:00</a:DateUpdated>')
})

it.each([
  ['2026-03-20T10:00:00', [1]],
  ['2026-03-20T10:00:01', []],
  ['2026-03-20T13:00:00Z', [1]],
  ['2026-03-20T13:00:01Z', []],
  ['0001-01-01T00:00:00', [1, 2]],
])('reads dates by the WebService’s clock: %s', async (date, ids) => {
  const world = storeWith(
    new Map([
      [1, 20],
      [2, 1],
    ]),
  )
  expect(await idsOf(world, `<dateUpdated>${date}</dateUpdated><topRows>9</topRows>`)).toEqual(ids)
})

it('takes one without a date for changed, and answers all where none was sent', async () => {
  const world = storeWith(
    new Map([
      [1, 0],
      [2, 1],
    ]),
  )
  expect(await idsOf(world, since('15'))).toEqual([1])
  expect(await idsOf(world, '<topRows>9</topRows>')).toEqual([1, 2])
})

it('reaches every change by going on after the last id until nothing comes, though time runs out', async () => {
  // Of 240 ms each, there is no time for more than three stretches in an answer.
  const changed = [3, 88, 89, 190]
  const world = storeWith(
    many(200, (id) => (changed.includes(id) ? 20 : 10)),
    { looking: 240 },
  )
  const { reached, answers } = await untilNil(world.store, (start) => idsOf(world, since('15', start)))
  expect(reached).toEqual(expect.arrayContaining(changed))
  expect(answers).toBeGreaterThan(2)
  expect(reached.length - changed.length).toBeLessThanOrEqual(answers)
  expect(new Set(world.looked).size).toBe(200)
})

it('shows at most 50, whatever is asked for', async () => {
  expect(await idsOf(storeWith(many(120, () => 20)), since('15', 1, 1_000))).toHaveLength(50)
})

it('finds the page of an id without reading all of them', async () => {
  const world = storeWith(many(20_000, () => 20))
  expect(await idsOf(world, since('15', 12_345, 2))).toEqual([12_345, 12_346])
  expect(world.pages.length).toBeLessThan(12)
})

it.each([['0'], ['-1']])('refuses %s rows', async (rows) => {
  expect(codeOf(await ask(storeWith(many(1, () => 1)), `<topRows>${rows}</topRows>`))).toBe('invalid_record')
})

it('says so when VTEX lists ids in another order', async () => {
  const world = storeWith(
    new Map([
      [2, 1],
      [1, 1],
    ]),
  )
  expect(codeOf(await ask(world, '<topRows>9</topRows>'))).toBe('vtex_unavailable')
})

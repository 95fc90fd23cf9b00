import { err } from 'neverthrow'
import { failure } from '../../errors/failure'
import { importOf } from '../../testing/imports'
import { countsOf, openJobStore as open, read, resultsOf, stock, work } from '../../testing/jobs'
import { approveJob } from './control'
import type { Refusal } from './refusal'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const SKUS = 12

/** R0 … R11 have 5 in `main` and in `other`; nothing of `third` was ever sent. */
async function filled() {
  const { deps, refs } = open(SKUS)
  deps.store.warehouses.push('other', 'third')
  const all = refs.flatMap((ref) => [stock(ref, 5), stock(ref, 5, 'other')])
  await importOf(deps, [all])
  await work(deps, 'logistics')
  const quantities = (warehouse: string) =>
    refs.map((ref) => {
      const balances = deps.store.balances.get(deps.store.skus.get(ref) ?? '') ?? []
      return balances.find(({ warehouseId }) => warehouseId === warehouse)?.totalQuantity
    })
  return { deps, refs, quantities }
}

const fives = Array<number>(SKUS).fill(5)

it('reports exactly what is missing in the warehouses it names, and changes nothing of it', async () => {
  const { deps, refs, quantities } = await filled()
  const sent = [...refs.slice(0, 9).map((ref) => stock(ref, 5)), stock('R0', 1, 'third')]
  const { id } = await importOf(deps, [sent], { mode: 'snapshot' })
  await work(deps, 'logistics')
  const reported = (await resultsOf(deps, id)).filter(({ code }) => code === 'missing_in_snapshot')
  expect(reported.map(({ ref, outcome }) => `${ref} ${outcome}`).sort()).toEqual([
    'R10/main skipped',
    'R11/main skipped',
    'R9/main skipped',
  ])
  expect((await read(deps, id)).missingReported).toBe(3)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', unchanged: 9, applied: 1 })
  expect([quantities('main'), quantities('other')]).toEqual([fives, fives])
})

it('zeroes exactly what is missing where it is asked to, once a person has said yes', async () => {
  const { deps, refs, quantities } = await filled()
  const sent = refs.slice(0, 2).map((ref) => stock(ref, 5))
  const { id } = await importOf(deps, [sent], { mode: 'snapshot', missing: 'apply' })
  await work(deps, 'logistics')
  const held = await read(deps, id)
  if (held.status === 'held') {
    expect(quantities('main')).toEqual(fives)
    await approveJob(deps, held, 'ana')
    await work(deps, 'logistics')
  }
  expect(await countsOf(deps, id)).toMatchObject({
    status: 'done',
    total: SKUS,
    unchanged: 2,
    applied: SKUS - 2,
  })
  expect(quantities('main')).toEqual(refs.map((_, index) => (index < 2 ? 5 : 0)))
  expect(quantities('other')).toEqual(fives)
  expect(await resultsOf(deps, id)).toHaveLength(SKUS)
})

it('plans it in a dry run, and empties nothing', async () => {
  const { deps, refs, quantities } = await filled()
  const sent = refs.slice(0, 2).map((ref) => stock(ref, 5))
  const { id } = await importOf(deps, [sent], { mode: 'snapshot', missing: 'apply', dryRun: true })
  await work(deps, 'logistics')
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: SKUS - 2 })
  expect(quantities('main')).toEqual(fives)
})

it('takes a warehouse written otherwise for the same', async () => {
  const { deps, refs } = await filled()
  const { id } = await importOf(deps, [refs.map((ref) => stock(ref, 5, 'MAIN'))], { mode: 'snapshot' })
  await work(deps, 'logistics')
  expect((await read(deps, id)).missingReported).toBe(0)
})

it('reports what is missing also where the warehouse is written otherwise', async () => {
  const { deps, refs } = await filled()
  const sent = refs.slice(1).map((ref) => stock(ref, 5, 'MAIN'))
  const { id } = await importOf(deps, [sent], { mode: 'snapshot' })
  await work(deps, 'logistics')
  expect((await read(deps, id)).missingReported).toBe(1)
})

it.each<[string, Refusal, number]>([
  ['takes what a filter leaves out for missing', { ...failure('filtered'), outcome: 'skipped' }, 0],
  ['empties nothing while a record waits for a code', { ...failure('unmapped_code'), outcome: 'parked' }, 5],
  ['empties nothing when a record could not be mapped', failure('mapping_failed'), 5],
])('%s', async (_name, refusal, left) => {
  const { deps, refs, quantities } = await filled()
  const sent = [...refs.slice(0, 11).map((ref) => stock(ref, 5)), err(refusal)]
  await importOf(deps, [sent], { mode: 'snapshot', missing: 'apply' })
  await work(deps, 'logistics')
  expect(quantities('main')[11]).toBe(left)
})

import { ok } from 'neverthrow'
import { flows } from '../../flows'
import { keyId } from '../../flows/flow'
import { vtexSku } from '../../flows/skus/fixtures'
import { inFakeTime, testDeps } from '../../testing/deps'
import { MemorySkus } from '../../testing/sku-store'
import { ledgerIn } from '../ledger'
import { syncOne } from '../sync-one'
import { addNotes, keepNotes, notesFor, type ParkedNote } from './notes'
import { releaseFor, releaseParked } from './release'

const NOON = Date.parse('2026-03-01T12:00:00Z')
const MINUTE = 60_000
beforeEach(() => jest.useFakeTimers({ now: NOON }))
afterEach(() => jest.useRealTimers())

const picture = {
  Name: 'x',
  IsMain: true,
  Label: 'x',
  Text: null,
  Url: 'https://files.example/x.jpg',
  Position: 0,
}
const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds)

/** A store whose product P1 (id 1) has one SKU, MUG (id 7), in VTEX. */
async function open() {
  const store = new MemorySkus()
  store.put(vtexSku())
  store.field('Color')
  const deps = testDeps()
  Object.assign(deps.clients, store.clients, { catalog: { productByRef: async () => ok(null) } })
  const productApplied = () =>
    ledgerIn(deps.documents).save(
      'products',
      new Map([
        [
          'P1',
          {
            hash: '',
            vtexId: '1',
            order: '1',
            batch: null,
            outcome: 'applied',
            fields: {},
            at: new Date().toISOString(),
          },
        ],
      ]),
    )
  const put = async (fields: object = {}) => {
    const record = { ref: 'MUG', productRef: 'P1', name: 'Navy', active: true, ...fields }
    const options = { flow: flows.skus, dryRun: false, verify: false, park: true, source: 'erp' }
    return (await inFakeTime(syncOne(deps, { ...options, record })))._unsafeUnwrap()
  }
  const notes = async (flow: 'images' | 'products') => {
    const all: ParkedNote[] = []
    for await (const some of notesFor(deps.documents, flow)) all.push(...some)
    return all.map(({ needs, fields }) => ({ needs, fields }))
  }
  /** The calls made while `act` runs. */
  const callsOf = async (act: () => Promise<unknown>): Promise<string[]> => {
    const before = store.calls.length
    await inFakeTime(act())
    return store.calls.slice(before)
  }
  return { store, deps, put, notes, callsOf, productApplied }
}

const everything = {
  eans: ['1', '2'],
  specifications: [{ name: 'Color', values: ['Blue'] }],
  packagedWeight: { value: 1, unit: 'kg' },
}

it('a SKU that waits for its image is one read when VTEX has activated it', async () => {
  const { store, deps, put, notes, callsOf, productApplied } = await open()
  await productApplied()
  expect(await put(everything)).toMatchObject({ outcome: 'parked', code: 'not_activatable' })
  expect(await notes('images')).toEqual([{ needs: { flow: 'images', ref: 'MUG' }, fields: ['active'] }])
  await store.clients.images.add('7', picture)
  expect(await callsOf(() => releaseFor(deps, 'images', ['MUG']))).toEqual(['skus.byId'])
  expect(await notes('images')).toEqual([])
  expect(store.skus.get(7)).toMatchObject({ IsActive: true, Name: 'Navy' })
})

it('what was sent meanwhile goes along: only the wish to be active waited', async () => {
  const { store, deps, put, notes, productApplied } = await open()
  await productApplied()
  await put(everything)
  later(1_000)
  expect(await put({ active: false, name: 'Sky' })).toMatchObject({ outcome: 'applied' })
  await store.clients.images.add('7', picture)
  await inFakeTime(releaseFor(deps, 'images', ['MUG']))
  expect(await notes('images')).toEqual([])
  expect(store.skus.get(7)).toMatchObject({ IsActive: false, ActivateIfPossible: false, Name: 'Sky' })
})

describe('a SKU whose product is there and inactive', () => {
  const openInactive = async () => {
    const opened = await open()
    const { store, put, productApplied } = opened
    await productApplied()
    store.inactiveProducts.add(1)
    await store.clients.images.add('7', picture)
    later(10_000)
    expect(await put(everything)).toMatchObject({ outcome: 'parked', code: 'not_activatable' })
    return opened
  }

  it('is not looked at each time, but less and less often', async () => {
    const { deps, notes, callsOf } = await openInactive()
    expect(await notes('products')).toEqual([
      { needs: { flow: 'products', ref: 'P1', toChange: true }, fields: ['active'] },
    ])
    const began = Date.now()
    const looks: number[] = []
    for (let minute = 0; minute < 200; minute += 5) {
      jest.setSystemTime(began + minute * MINUTE)
      const calls = await callsOf(() => releaseParked(deps))
      if (calls.length === 0) continue
      expect(calls).toContain('skus.surroundings')
      looks.push(minute)
    }
    expect(looks).toEqual([10, 25, 55, 115])
  })

  it('is not looked at when the product is told of and was not applied again', async () => {
    const { deps, callsOf } = await openInactive()
    expect(await callsOf(() => releaseFor(deps, 'products', ['P1']))).toEqual([])
  })

  it('goes on when the product is applied again', async () => {
    const { store, deps, notes, callsOf, productApplied } = await openInactive()
    later(10_000)
    store.inactiveProducts.delete(1)
    await productApplied()
    expect(await callsOf(() => releaseFor(deps, 'products', ['P1']))).toContain('skus.surroundings')
    expect(await notes('products')).toEqual([])
    expect(store.skus.get(7)?.IsActive).toBe(true)
  })
})

it('a SKU that waited whole waits for less once most of it is applied', async () => {
  const { store, deps, put, notes, productApplied } = await open()
  store.inactiveProducts.add(1)
  await store.clients.images.add('7', picture)
  expect(await put(everything)).toMatchObject({ outcome: 'parked', code: 'product_not_found' })
  expect((await notes('products')).map(({ fields }) => fields.length)).toEqual([6])
  later(60_000)
  await productApplied()
  await inFakeTime(releaseFor(deps, 'products', ['P1']))
  expect(store.skus.get(7)).toMatchObject({ Name: 'Navy', PackagedWeightKg: 1000 })
  expect(await notes('products')).toEqual([
    { needs: { flow: 'products', ref: 'P1', toChange: true }, fields: ['active'] },
  ])
})

it('what began to wait while another part was tried waits on', async () => {
  const { deps, notes } = await open()
  const note = (fields: string[], rest: object = {}): ParkedNote => ({
    flow: 'skus',
    id: keyId(['MUG']),
    needs: { flow: 'products', ref: 'P1' },
    since: NOON,
    source: 'erp',
    fields,
    places: [],
    times: 1,
    ...rest,
  })
  const still = note(['active'], { needs: { flow: 'products', ref: 'P1', toChange: true }, triedAt: NOON })
  await inFakeTime(addNotes(deps.documents, [note(['name', 'active'])]))
  await inFakeTime(addNotes(deps.documents, [note(['name'])]))
  await inFakeTime(keepNotes(deps.documents, [still]))
  expect(await notes('products')).toEqual([
    { needs: { flow: 'products', ref: 'P1' }, fields: ['name', 'active'] },
  ])
})

import { err, ok } from 'neverthrow'
import { failure } from '../../errors/failure'
import { vtexImage } from '../../flows/images/fixtures'
import { nameOf } from '../../flows/images/mapper'
import { inFakeTime } from '../../testing/deps'
import { codeOf, run } from '../../testing/soap-run'
import { soapStore } from '../../testing/soap-store'
import { MOST_HINTS, noteSkuWith, skusWith } from './sku-hints'

beforeAll(() => jest.useFakeTimers())
afterAll(() => jest.useRealTimers())

type Store = ReturnType<typeof soapStore>

const send = (store: Store, operation: string, fields: string) =>
  inFakeTime(run(operation, fields, {}, store))
const saveSku = (store: Store, code: string) =>
  send(
    store,
    'StockKeepingUnitInsertUpdate',
    `<stockKeepingUnitVO><Id>7</Id><ManufacturerCode>${code}</ManufacturerCode></stockKeepingUnitVO>`,
  )
const url = 'https://x.example/1.jpg'
const saveImage = (store: Store, name: string) =>
  send(
    store,
    'ImageServiceInsertUpdate',
    `<urlImage>${url}</urlImage><imageName>${name}</imageName><stockKeepingUnitId>7</stockKeepingUnitId>`,
  )
const removeNamed = (store: Store, name: string) =>
  send(store, 'StockKeepingUnitImageRemoveByName', `<imageName>${name}</imageName>`)

describe('SKUs by the code of their manufacturer', () => {
  const idsWith = async (store: Store, code: string) => {
    const { answer } = await send(
      store,
      'StockKeepingUnitGetByManufacturerCode',
      `<manufacturer>${code}</manufacturer>`,
    )
    return [...answer._unsafeUnwrap().matchAll(/<a:Id>(\d+)<\/a:Id>/g)].map(([, id]) => id)
  }

  it('are those that were sent with it, once each', async () => {
    const store = soapStore()
    expect(await idsWith(store, 'by hand')).toEqual([])
    await saveSku(store, 'by hand')
    await saveSku(store, 'by hand')
    expect(await idsWith(store, 'by hand')).toEqual(['7'])
  })

  it('are none that VTEX holds with another code by now', async () => {
    const store = soapStore()
    await saveSku(store, 'older')
    expect(await idsWith(store, 'older')).toEqual([])
  })
})

describe('images by their name', () => {
  const held = nameOf({ url, name: 'Front view' })
  const files = () => ok([vtexImage({ Id: 1, Name: held }), vtexImage({ Id: 2, Name: 'back' })])

  it.each([
    ['as it was sent', 'Front view'],
    ['as VTEX lists it', held],
  ])('are removed from the SKUs that were sent with them, and others stay: %s', async (_name, name) => {
    const store = soapStore({ answers: { 'images.of': files } })
    await saveImage(store, 'Front view')
    store.writes.length = 0
    expect(codeOf(await removeNamed(store, name))).toBe('answered')
    expect(store.writes).toEqual([{ name: 'images.remove', parameters: ['7', 1] }])
  })

  it('that are gone already are no failure', async () => {
    const gone = () => err(failure('vtex_refused', 'VTEX answered 404.', { kind: 'not-found' }))
    const store = soapStore({ answers: { 'images.of': files, 'images.remove': gone } })
    await saveImage(store, 'Front view')
    expect(codeOf(await removeNamed(store, 'Front view'))).toBe('answered')
  })

  it('that were not sent here are told of', async () => {
    expect(codeOf(await removeNamed(soapStore(), 'front'))).toBe('invalid_record')
  })

  it('of too many SKUs are all left', async () => {
    const store = soapStore({ answers: { 'images.of': files } })
    for (let sku = 1; sku <= 51; sku++) await inFakeTime(noteSkuWith(store.call, 'image-name', 'front', sku))
    const { names, ...refused } = await removeNamed(store, 'front')
    expect([codeOf({ names, ...refused }), names]).toEqual(['invalid_record', []])
  })
})

it('remembers the newest SKUs, apart by kind, and no text itself', async () => {
  const { call } = soapStore()
  for (let sku = 1; sku <= MOST_HINTS + 1; sku++)
    await inFakeTime(noteSkuWith(call, 'manufacturer-code', 'A-1', sku))
  const known = await skusWith(call, 'manufacturer-code', 'A-1')
  expect([known.length, known[0], known.at(-1)]).toEqual([MOST_HINTS, 2, MOST_HINTS + 1])
  expect(await skusWith(call, 'image-name', 'A-1')).toEqual([])
})

import type { TestStore } from '../testing'
import { addPicture, openProduct, paths, sku } from './testing'

const file = `${paths.sku}/1/file`

function open(): TestStore {
  const store = openProduct()
  store.call('POST', paths.sku, sku())
  store.call('POST', paths.sku, sku({ RefId: 'MUG-2' }))
  return store
}

const shown = ({ call }: TestStore, id = 1) => call('GET', `${paths.sku}/${id}/file`).body

it("are VTEX's own copies, the first the main one", async () => {
  const store = open()
  const { body } = await addPicture(store, 1, { Label: 'Front', Text: 'front' })
  expect(body).toEqual([
    {
      Id: 1,
      ArchiveId: 1,
      SkuId: 1,
      Name: 'front',
      IsMain: true,
      Text: 'front',
      Label: 'Front',
      Url: 'https://demo.vteximg.com.br/files/ids/1/F1',
      FileLocation: 'vteximg.com.br/files/ids/1/F1',
      Position: 0,
    },
  ])
  expect(shown(store)).toEqual(body)
})

it('are added again when they are sent again', async () => {
  const store = open()
  await addPicture(store, 1)
  await addPicture(store, 1)
  expect(shown(store)).toMatchObject([
    { Name: 'front', IsMain: true, Position: 0 },
    { Name: 'front', IsMain: false, Position: 1 },
  ])
})

it('have one main one: the last that was sent as such', async () => {
  const store = open()
  for (const IsMain of [false, true, true]) await addPicture(store, 1, { IsMain })
  expect(shown(store)).toMatchObject([{ IsMain: false }, { IsMain: false }, { IsMain: true }])
})

it('are refused when the picture cannot be had', async () => {
  const store = open()
  expect(await addPicture(store, 1, { Url: 'http://127.0.0.1/page.html' })).toMatchObject({
    status: 400,
    body: '"The image can not be used: not an image"',
  })
  expect(await addPicture(store, 9)).toMatchObject({ status: 404 })
  expect(await addPicture(store, 1, { Name: 'front ' })).toEqual({ status: 400, headers: {} })
  expect(shown(store)).toEqual([])
})

it('are replaced by PUT', async () => {
  const store = open()
  await addPicture(store, 1, { Label: 'Front' })
  const body = { Name: 'back', Url: 'http://127.0.0.1/back.png' }
  expect((await store.callSlow('PUT', `${file}/1`, body)).status).toBe(200)
  expect(shown(store)).toMatchObject([{ Id: 1, ArchiveId: 2, Name: 'back', Label: null, IsMain: true }])
  expect((await store.callSlow('PUT', `${file}/9`, body)).status).toBe(404)
  expect((await store.callSlow('PUT', `${file}/1`, { ...body, Url: 'x' })).status).toBe(400)
})

it('are put in order, all at once', async () => {
  const store = open()
  for (const Name of ['a', 'b']) await addPicture(store, 1, { Name })
  const all = [
    { Id: 1, Position: 5 },
    { Id: 2, Position: 2 },
  ]
  expect(store.call('PUT', `${file}/reorder`, all.slice(1)).status).toBe(400)
  expect(store.call('PUT', `${file}/reorder`, all).status).toBe(200)
  expect(shown(store)).toMatchObject([{ Name: 'b' }, { Name: 'a' }])
})

it('are copied to another SKU behind what it has', async () => {
  const store = open()
  await addPicture(store, 1)
  const copy = `${paths.sku}/copy/1/2/file`
  expect(store.call('PUT', copy).body).toEqual([{ Id: 2, ArchiveId: 1, SkuId: 2, IsMain: true, Label: null }])
  expect(store.call('PUT', copy).body).toMatchObject([{ Id: 3, IsMain: false }])
  expect(shown(store, 2)).toHaveLength(2)
  expect(store.call('PUT', `${paths.sku}/copy/1/9/file`).status).toBe(404)
})

it('are deleted one by one or all', async () => {
  const store = open()
  for (const Name of ['a', 'b', 'c']) await addPicture(store, 1, { Name })
  expect(store.call('DELETE', `${file}/1`).status).toBe(200)
  expect(store.call('DELETE', `${paths.sku}/disassociate/1/file/2`).status).toBe(200)
  expect(store.call('DELETE', `${file}/1`).status).toBe(404)
  expect(shown(store)).toMatchObject([{ Name: 'c' }])
  expect(store.call('DELETE', file).status).toBe(200)
  expect(shown(store)).toEqual([])
})

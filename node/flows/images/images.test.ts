import fc from 'fast-check'
import { failure } from '../../errors/failure'
import { MemorySkus } from '../../testing/sku-store'
import { syncImages as sync } from '../../testing/sync-sku'
import { images } from '.'
import { addressOf, imagesRecord, ownImage, vtexImage } from './fixtures'
import { markIn, nameOf } from './mapper'
import { imagesSchema } from './schema'

const seeded = { seed: 20260301 }

function storeWith(...found: ReturnType<typeof vtexImage>[]) {
  const store = new MemorySkus()
  store.images.set(7, structuredClone(found))
  return store
}

const held = (store: MemorySkus) =>
  (store.images.get(7) ?? []).map(({ Name, IsMain, Position }) => [
    Name.replace(/-[0-9a-f]{10}$/, ''),
    IsMain,
    Position,
  ])

it('adds pictures in order, the first as the main one, and nothing when it is repeated', async () => {
  const store = storeWith()
  const record = imagesRecord(['Front%20Side.PNG', 'back.jpg?size=1'])
  await sync(store, record)
  expect(held(store)).toEqual([
    ['front-side', true, 0],
    ['back', false, 1],
  ])
  expect(await sync(store, record)).toEqual({ fields: [] })
  expect(store.calls).toEqual(['images.of', 'images.add', 'images.add', 'images.of'])
})

it('takes away what the source no longer sends, and leaves what came another way', async () => {
  const store = storeWith(ownImage('old.png', { IsMain: true }), vtexImage({ Id: 2, Name: 'mug-1a2b3c4d' }))
  await sync(store, imagesRecord(['new.png']))
  expect(held(store)).toEqual([
    ['mug-1a2b3c4d', false, 9],
    ['new', true, 0],
  ])
  await sync(store, imagesRecord(['new.png'], { mode: 'replace' }))
  expect(held(store)).toEqual([['new', true, 0]])
})

it('adds before it removes', async () => {
  const store = storeWith(ownImage('old.png'))
  await sync(store, imagesRecord(['new.png']))
  expect(store.calls).toEqual(['images.of', 'images.add', 'images.remove'])
})

it('leaves the main picture of people alone unless the source names one', async () => {
  const store = storeWith(vtexImage({ IsMain: true }))
  await sync(store, imagesRecord(['a.png', 'b.png']))
  expect(held(store).map(([, isMain]) => isMain)).toEqual([true, false, false])
  await sync(store, imagesRecord(['a.png', { url: addressOf('b.png'), main: true }]))
  expect(held(store).map(([, isMain]) => isMain)).toEqual([false, false, true])
})

it('changes what differs and leaves texts it does not say', async () => {
  const store = storeWith(ownImage('a.png', { IsMain: true, Label: 'hand', Text: 'hand' }))
  expect(await sync(store, imagesRecord(['a.png']))).toEqual({ fields: [] })
  await sync(store, imagesRecord([{ url: addressOf('a.png'), text: 'A mug', position: 3 }]))
  expect(store.images.get(7)).toMatchObject([{ Label: 'hand', Text: 'A mug', Position: 3, IsMain: true }])
  await sync(store, imagesRecord([{ url: addressOf('a.png'), label: null, name: 'Other name' }]))
  expect(store.images.get(7)).toMatchObject([{ Label: null, Text: 'A mug', Position: 0 }])
  expect(held(store)[0]?.[0]).toBe('other-name')
})

it('removes what VTEX has twice', async () => {
  const store = storeWith(ownImage('a.png'), ownImage('a.png', { Id: 2, IsMain: true }))
  await sync(store, imagesRecord(['a.png']))
  expect(store.images.get(7)).toMatchObject([{ Id: 2 }])
})

it('does not add a picture again whose answer was lost', async () => {
  const store = storeWith()
  const lost = { failure: failure('vtex_timeout', undefined, { kind: 'timeout' }), applied: true }
  store.faults.set('images.add', [lost])
  expect((await sync(store, imagesRecord(['a.png', 'b.png']))).failed).toMatchObject({ code: 'vtex_timeout' })
  await sync(store, imagesRecord(['a.png', 'b.png']))
  expect(held(store).map(([name]) => name)).toEqual(['a', 'b'])
})

it('names the picture VTEX cannot have, without its query, and adds the others', async () => {
  const store = storeWith(ownImage('old.png'))
  const address = `${addressOf('gone.png')}?token=secret`
  store.unusable.add(address)
  const { failed } = await sync(store, imagesRecord([{ url: address }, 'b.png']))
  expect(failed?.code).toBe('image_unusable')
  expect(failed?.detail).toContain('files.example.com/shop/gone.png')
  expect(failed?.detail).not.toContain('secret')
  expect(held(store).map(([name]) => name)).toEqual(['old', 'b'])
})

it.each([
  ['https://x.example/a/Caf%C3%A9%20au%20lait.jpeg', undefined, 'cafe-au-lait'],
  ['https://x.example/', undefined, 'image'],
  ['https://x.example/%E0%A4%A.png', undefined, 'e0-a4-a'],
  ['https://x.example/a.png', 'Ünïque  name!', 'unique-name'],
])('names the picture at %s', (url, name, slug) => {
  const made = nameOf({ url, name })
  expect(made).toMatch(new RegExp(`^${slug}-[0-9a-f]{10}$`))
  expect(markIn(made)).not.toBeNull()
})

it('plans nothing more once a list is applied, and never touches pictures of people', async () => {
  const picture = fc.record(
    {
      url: fc.constantFrom('a.png', 'b.png', 'c.png', 'd.png').map(addressOf),
      name: fc.constantFrom('One', 'Two'),
      label: fc.constantFrom(null, 'x'),
      text: fc.constantFrom(null, 'é', 'e'),
      position: fc.nat(5),
    },
    { requiredKeys: ['url'] },
  )
  const list = fc.uniqueArray(picture, { selector: ({ url }) => url, maxLength: 4 })
  const stored = fc.subarray([
    vtexImage({ Id: 1 }),
    ownImage('a.png', { Id: 2 }),
    ownImage('a.png', { Id: 3, IsMain: true }),
    ownImage('z.png', { Id: 4 }),
  ])
  await fc.assert(
    fc.asyncProperty(stored, list, fc.constantFrom('merge', 'replace'), async (found, wanted, mode) => {
      const store = storeWith(...found)
      const record = imagesRecord(wanted, { mode })
      await sync(store, record)
      expect(await sync(store, record)).toEqual({ fields: [] })
      const byHand = (all: readonly { Name: string }[]) => all.filter(({ Name }) => Name === 'by-hand')
      const kept = store.images.get(7) ?? []
      expect(kept).toHaveLength(wanted.length + (mode === 'merge' ? byHand(found).length : 0))
    }),
    seeded,
  )
})

it('adds to what is there, in its place, and once', async () => {
  const store = storeWith(vtexImage({ Id: 1, IsMain: true }), ownImage('a.png', { Id: 2, Position: 3 }))
  const record = imagesRecord(['a.png', 'b.png'], { mode: 'add' })
  expect((await sync(store, record)).fields).toHaveLength(1)
  const kept = store.images.get(7) ?? []
  expect(kept.map(({ Position, IsMain }) => [Position, IsMain])).toEqual([
    [9, true],
    [3, false],
    [11, false],
  ])
  expect(await sync(store, record)).toEqual({ fields: [] })
  expect((await sync(store, imagesRecord([], { mode: 'add' }))).fields).toEqual([])
})

it('keeps the list and what becomes of others together', () => {
  const record = imagesRecord(['a.png'], { mode: 'replace' })
  const { skuRef: _skuRef, ...content } = record
  expect(images.join?.(images.split?.(record) ?? {})).toEqual(content)
})

it.each<[string, unknown[], string]>([
  ['another protocol', [{ url: 'ftp://x.example/a.png' }], '/images/0/url'],
  ['no address', [{ url: 'https://' }], '/images/0/url'],
  ['a picture twice', [{ url: 'https://x.example' }, { url: 'https://x.example' }], '/images'],
  [
    'two main pictures',
    ['a', 'b'].map((url) => ({ url: `https://x.example/${url}`, main: true })),
    '/images',
  ],
  ['too many', Array.from({ length: 51 }, (_, at) => ({ url: `https://x.example/${at}` })), '/images'],
])('refuses %s', (_name, list, pointer) => {
  const parsed = imagesSchema.safeParse({ skuRef: 'MUG', images: list })
  expect(parsed.error?.issues.map(({ path }) => path.map((part) => `/${String(part)}`).join(''))).toEqual([
    pointer,
  ])
})

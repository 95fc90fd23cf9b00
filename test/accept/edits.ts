import type { Catalog, CatalogRecords } from '../adventureworks/catalog'
import type { HttpClient } from '../support/http'
import type { Picture } from './picture'

/** One change in the item master. */
export interface Edit {
  what: string
  change(records: CatalogRecords): void
}

/** Forty changes of every kind; each is made to records that no other touches. */
export function editsOf(records: CatalogRecords): Edit[] {
  const plain = records.skus.filter(({ kit }) => !kit).map(({ ref }) => ref)
  const parts = new Set(records.skus.flatMap(({ kit = [] }) => kit.map(({ skuRef }) => skuRef)))
  const free = plain.filter((ref) => !parts.has(ref))
  const active = free.filter((ref) => records.skus.find((sku) => sku.ref === ref)?.active)
  const sku = (list: readonly string[], index: number) => list[index * 3] as string
  return [
    ...times(6, (i) =>
      skuEdit(`name of SKU ${sku(active, i)}`, sku(active, i), (each) => (each.name += ' II')),
    ),
    ...times(4, (i) =>
      skuEdit(
        `EANs of ${sku(active, 6 + i)}`,
        sku(active, 6 + i),
        (each) => (each.eans = [`290000000${1000 + i}`]),
      ),
    ),
    ...times(3, (i) =>
      skuEdit(`weight of ${sku(active, 10 + i)}`, sku(active, 10 + i), (each) => {
        each.packagedWeight = { value: 750 + i, unit: 'g' }
      }),
    ),
    ...times(2, (i) =>
      skuEdit(`dimensions of ${sku(active, 13 + i)}`, sku(active, 13 + i), (each) => {
        each.packagedDimensions = { height: 21, length: 31, width: 11, unit: 'cm' }
      }),
    ),
    ...times(3, (i) =>
      skuEdit(`end of ${sku(active, 15 + i)}`, sku(active, 15 + i), (each) => (each.active = false)),
    ),
    ...times(3, (i) =>
      skuEdit(`color of ${sku(active, 18 + i)}`, sku(active, 18 + i), (each) => {
        each.specifications = [
          ...each.specifications.filter(({ ref }) => ref !== 'color'),
          { ref: 'color', values: ['Petrol'] },
        ]
      }),
    ),
    ...times(2, (i) => imageEdit(`a third image of ${sku(active, 21 + i)}`, sku(active, 21 + i), addImage)),
    ...times(2, (i) =>
      imageEdit(`the second image of ${sku(active, 23 + i)} away`, sku(active, 23 + i), (images) =>
        images.pop(),
      ),
    ),
    imageEdit('labels of images', sku(active, 25), (images) =>
      images.forEach((image) => (image.label += ' new')),
    ),
    {
      what: 'a part less of a kit',
      change: ({ skus }) => skus.find(({ kit }) => kit)?.kit?.pop(),
    },
    {
      what: 'twice a part of a kit',
      change: ({ skus }) => {
        const part = skus.filter(({ kit }) => kit)[1]?.kit?.[0]
        if (part) part.quantity = 2
      },
    },
    ...times(4, (i) =>
      productEdit(`name of product ${i}`, i * 5, (product) => (product.name = `${product.name} (2027)`)),
    ),
    ...times(2, (i) =>
      productEdit(`description of product ${i}`, 21 + i * 5, (product) => {
        product.description = `Rewritten ${i}.`
      }),
    ),
    productEdit('category of a product', 31, (product) => (product.categoryRef = 'S-37')),
    {
      what: 'name of a category',
      change: ({ categories }) => rename(categories.at(-1)),
    },
    { what: 'a price', change: ({ prices }) => setPrice(prices[5]) },
    { what: 'another price', change: ({ prices }) => setPrice(prices[50]) },
    { what: 'a quantity', change: ({ inventory }) => addOne(inventory[7]) },
    { what: 'another quantity', change: ({ inventory }) => addOne(inventory[70]) },
  ]
}

const times = (count: number, edit: (index: number) => Edit): Edit[] =>
  Array.from({ length: count }, (_, index) => edit(index))

function skuEdit(what: string, ref: string, change: (sku: CatalogRecords['skus'][number]) => void): Edit {
  return { what, change: ({ skus }) => skus.filter((each) => each.ref === ref).forEach(change) }
}

type Images = CatalogRecords['images'][number]['images']

function imageEdit(what: string, ref: string, change: (images: Images) => void): Edit {
  return {
    what,
    change: ({ images }) =>
      images.filter(({ skuRef }) => skuRef === ref).forEach((each) => change(each.images)),
  }
}

function addImage(images: Images): void {
  const [first] = images
  if (first)
    images.push({ url: first.url.replace('front', 'back'), label: `${first.label} back`, main: false })
}

function productEdit(
  what: string,
  index: number,
  change: (product: CatalogRecords['products'][number]) => void,
): Edit {
  return { what, change: ({ products }) => products.slice(index, index + 1).forEach(change) }
}

const rename = (category: { name: string } | undefined): void => {
  if (category) category.name += ' and more'
}
const setPrice = (price: { basePrice: number } | undefined): void => {
  if (price) price.basePrice += 1
}
const addOne = (row: { quantity: number } | undefined): void => {
  if (row) row.quantity += 1
}

interface VtexProduct {
  Id: number
}

/** What people enter in VTEX by hand, of records the edits change too: it has to survive. */
export async function enrich(vtex: HttpClient, { records }: Catalog): Promise<void> {
  for (const index of [0, 5, 10, 15]) {
    const ref = records.products[index]?.ref ?? ''
    const found = await vtex.get<VtexProduct>(`/api/catalog_system/pvt/products/productgetbyrefid/${ref}`)
    const path = `/api/catalog/pvt/product/${found.body.Id}`
    const { body } = await vtex.get<Record<string, unknown>>(path)
    const { Id: _id, ...held } = Object.fromEntries(
      Object.entries(body).filter(([, value]) => value !== null),
    )
    await patiently(() => vtex.put(path, { ...held, KeyWords: enrichedWords(ref), Title: 'Entered by hand' }))
  }
}

/** The expected picture with what was entered by hand. */
export function enriched(picture: Picture, { records }: Catalog): Picture {
  for (const index of [0, 5, 10, 15]) {
    const ref = records.products[index]?.ref ?? ''
    const product = picture.products[ref]
    if (product) product.keywords = enrichedWords(ref)
  }
  return picture
}

const enrichedWords = (ref: string): string => `by hand, ${ref.toLowerCase()}`

/** A person, too, meets VTEX's deadlocks and tries again. */
async function patiently(call: () => Promise<{ status: number; body: unknown }>): Promise<void> {
  let answer = await call()
  for (let attempt = 2; answer.status >= 500 && attempt <= 10; attempt++) answer = await call()
  if (answer.status >= 300)
    throw new Error(`VTEX did not take what was entered by hand: ${JSON.stringify(answer.body)}`)
}

import { existsSync } from 'node:fs'
import { defaultDir, loadAdventureWorks } from '.'
import { readCatalogTables, type CatalogTables, type Item } from './catalog-tables'

/** What an ERP sends of its item master, by flow, in the records the API takes. */
export interface CatalogRecords {
  brands: { ref: string; name: string }[]
  categories: { ref: string; name: string; parentRef?: string }[]
  specifications: SpecificationRecord[]
  products: ProductRecord[]
  skus: SkuRecord[]
  images: { skuRef: string; images: { url: string; label: string; main: boolean }[] }[]
  prices: ReturnType<typeof loadAdventureWorks>['prices']
  inventory: ReturnType<typeof loadAdventureWorks>['stock']
}

export interface SpecificationRecord {
  ref: string
  name: string
  level: 'sku'
  type: 'combo'
  group: string
  values: { name: string }[]
}

export interface ProductRecord {
  ref: string
  name: string
  brandRef: string
  categoryRef: string
  active: boolean
  description?: string
}

export interface SkuRecord {
  ref: string
  productRef: string
  name: string
  active: boolean
  manufacturerCode: string
  eans: string[]
  packagedDimensions: { height: number; length: number; width: number; unit: 'cm' }
  packagedWeight?: { value: number; unit: 'lb' | 'g' }
  specifications: { ref: string; values: string[] }[]
  kit?: { skuRef: string; quantity: number }[]
}

export interface Catalog {
  records: CatalogRecords
  /** What is sold, as the item master has it. */
  items: Item[]
  warehouses: { id: string; name: string }[]
}

export const BRAND = { ref: 'AW', name: 'Adventure Works' }
/** Bikes sold as kits of the parts that are sold by themselves. */
const KITS = ['BK-M68S-38', 'BK-M68B-38']
const attributes = { color: 'Color', size: 'Size', style: 'Style' } as const
const styles: Record<string, string> = { W: 'Women', M: 'Men', U: 'Universal' }

/** The catalog of AdventureWorks; images are at `imageBase`. */
export function loadCatalog(imageBase: string, dir = defaultDir()): Catalog {
  if (!existsSync(dir)) throw new Error(`No AdventureWorks files in ${dir}`)
  const tables = readCatalogTables(dir)
  const erp = loadAdventureWorks(dir)
  const items = tables.items.filter(({ isFinished, listPrice }) => isFinished && listPrice > 0)
  return {
    items,
    warehouses: erp.warehouses,
    records: {
      brands: [BRAND],
      categories: [
        ...tables.categories.map(({ id, name }) => ({ ref: `C-${id}`, name })),
        ...tables.subcategories.map(({ id, categoryId, name }) => ({
          ref: `S-${id}`,
          name,
          parentRef: `C-${categoryId}`,
        })),
      ],
      specifications: specificationsOf(items),
      products: productsOf(tables, items),
      skus: items.map((item) => skuOf(tables, items, item)),
      images: items.map(({ number, name }) => ({
        skuRef: number,
        images: ['front', 'side'].map((view, index) => ({
          url: `${imageBase}${number}-${view}.png`,
          label: `${name}, ${view}`,
          main: index === 0,
        })),
      })),
      prices: erp.prices,
      inventory: erp.stock,
    },
  }
}

/** The value of an item's attribute as a shopper reads it. */
export function attributeOf(item: Item, attribute: keyof typeof attributes): string | null {
  const value = item[attribute]
  return value !== null && attribute === 'style' ? (styles[value] ?? value) : value
}

function specificationsOf(items: readonly Item[]): SpecificationRecord[] {
  return (Object.keys(attributes) as (keyof typeof attributes)[]).map((attribute) => ({
    ref: attribute,
    name: attributes[attribute],
    level: 'sku',
    type: 'combo',
    group: 'Attributes',
    values: [...new Set(items.map((item) => attributeOf(item, attribute)))].flatMap((value) =>
      value === null ? [] : [{ name: value }],
    ),
  }))
}

function productsOf({ models, descriptions }: CatalogTables, items: readonly Item[]): ProductRecord[] {
  return models.flatMap(({ id, name }) => {
    const own = items.filter(({ modelId }) => modelId === id)
    const [first] = own
    if (!first) return []
    const description = descriptions.get(id)
    return [
      {
        ref: `M-${id}`,
        name,
        brandRef: BRAND.ref,
        categoryRef: `S-${first.subcategoryId}`,
        active: own.some(({ isEnded }) => !isEnded),
        ...(description && { description }),
      },
    ]
  })
}

function skuOf({ components }: CatalogTables, items: readonly Item[], item: Item): SkuRecord {
  const kit = components.flatMap(({ assemblyId, componentId, quantity }) => {
    const part = assemblyId === item.id ? items.find(({ id }) => id === componentId) : undefined
    return part ? [{ skuRef: part.number, quantity }] : []
  })
  return {
    ref: item.number,
    productRef: `M-${item.modelId}`,
    name: item.name,
    active: !item.isEnded,
    manufacturerCode: item.number,
    eans: [ean13Of(item.id)],
    packagedDimensions: { height: 20, length: 30, width: 10, unit: 'cm' },
    ...(item.weight && {
      packagedWeight: { value: Number(item.weight), unit: item.weightUnit === 'LB' ? 'lb' : 'g' },
    }),
    specifications: (Object.keys(attributes) as (keyof typeof attributes)[]).flatMap((attribute) => {
      const value = attributeOf(item, attribute)
      return value === null ? [] : [{ ref: attribute, values: [value] }]
    }),
    ...(KITS.includes(item.number) && { kit }),
  }
}

/** An EAN of the range for use within a company, made of the product's id: the sample data has none. */
function ean13Of(id: string): string {
  const digits = `29${id.padStart(10, '0')}`
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return `${digits}${(10 - (sum % 10)) % 10}`
}

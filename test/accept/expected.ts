import type { Catalog, SkuRecord } from '../adventureworks/catalog'
import type { Picture, SkuPicture } from './picture'

const GRAMS = { lb: 453.59237, g: 1 }

/** The picture the item master asks for, by plain arithmetic on its records. */
export function expectedPicture({ records }: Catalog): Picture {
  const categoryNames = new Map(records.categories.map(({ ref, name }) => [ref, name]))
  const brandNames = new Map(records.brands.map(({ ref, name }) => [ref, name]))
  const pathOf = (ref: string): string => {
    const category = records.categories.find((each) => each.ref === ref)
    const parent = category?.parentRef
    return parent ? `${categoryNames.get(parent)} > ${category.name}` : (category?.name ?? '?')
  }
  return {
    brands: records.brands.map(({ name }) => name).sort(),
    categories: records.categories.map(({ ref }) => pathOf(ref)).sort(),
    products: Object.fromEntries(
      records.products.map((product) => [
        product.ref,
        {
          name: product.name,
          brand: brandNames.get(product.brandRef) ?? '?',
          category: pathOf(product.categoryRef),
          // The published contract: inner blanks are collapsed.
          description: (product.description ?? '').replace(/ +/g, ' '),
          isActive: product.active,
          keywords: '',
        },
      ]),
    ),
    skus: Object.fromEntries(records.skus.map((sku) => [sku.ref, skuPicture({ records }, sku)])),
  }
}

function skuPicture({ records }: Pick<Catalog, 'records'>, sku: SkuRecord): SkuPicture {
  const price = records.prices.find(({ skuRef }) => skuRef === sku.ref)
  const names = new Map(records.specifications.map(({ ref, name }) => [ref, name]))
  const { height, length, width } = sku.packagedDimensions
  return {
    name: sku.name,
    productRef: sku.productRef,
    isActive: sku.active,
    manufacturerCode: sku.manufacturerCode,
    packagedWeight: sku.packagedWeight ? sku.packagedWeight.value * GRAMS[sku.packagedWeight.unit] : NaN,
    packagedDimensions: [height, length, width],
    eans: [...sku.eans].sort(),
    specifications: Object.fromEntries(
      sku.specifications.map(({ ref, values }) => [names.get(ref) ?? '?', values.join('|')]).sort(),
    ) as Record<string, string>,
    images: (records.images.find(({ skuRef }) => skuRef === sku.ref)?.images ?? []).map(
      ({ label, main }) => ({
        label,
        isMain: main,
      }),
    ),
    kit: Object.fromEntries(
      (sku.kit ?? [])
        .map(({ skuRef, quantity }) => [skuRef, quantity] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    basePrice: price?.basePrice ?? null,
    costPrice: price?.costPrice ?? null,
    stock: Object.fromEntries(
      records.inventory
        .filter(({ skuRef, quantity }) => skuRef === sku.ref && quantity > 0)
        .map(({ warehouse, quantity }) => [warehouse, quantity]),
    ),
  }
}

/** Every place where two pictures differ: `skus/BK-1/name: "a" instead of "b"`. */
export function differences(actual: unknown, expected: unknown, at = ''): string[] {
  if (typeof expected === 'number' && typeof actual === 'number')
    return isClose(actual, expected) ? [] : [`${at}: ${actual} instead of ${expected}`]
  if (isObject(actual) && isObject(expected)) {
    const keys = [...new Set([...Object.keys(actual), ...Object.keys(expected)])]
    return keys.flatMap((key) => differences(actual[key], expected[key], at === '' ? key : `${at}/${key}`))
  }
  return Object.is(actual, expected)
    ? []
    : [`${at}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`]
}

/** Nothing is said of what the record leaves open (NaN); weights are rounded by a ten-thousandth of a gram. */
const isClose = (actual: number, expected: number): boolean =>
  Number.isNaN(expected) || Math.abs(actual - expected) < 0.001

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

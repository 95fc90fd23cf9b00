import { readRows, type Row } from './rows'

/** A product as the item master has it; empty cells are null. */
export interface Item {
  id: string
  number: string
  name: string
  color: string | null
  size: string | null
  style: string | null
  /** As written, in `weightUnit`. */
  weight: string | null
  weightUnit: 'LB' | 'G' | null
  subcategoryId: string | null
  modelId: string | null
  isFinished: boolean
  listPrice: number
  /** It is no longer sold. */
  isEnded: boolean
}

export interface CatalogTables {
  items: Item[]
  categories: { id: string; name: string }[]
  subcategories: { id: string; categoryId: string; name: string }[]
  models: { id: string; name: string }[]
  /** English descriptions by model. */
  descriptions: Map<string, string>
  /** Bills of materials in force. */
  components: { assemblyId: string; componentId: string; quantity: number }[]
}

/** Reads the tables that a catalog needs. */
export function readCatalogTables(dir: string): CatalogTables {
  const texts = new Map(
    readRows(dir, 'ProductDescription', (row) => [row('ProductDescriptionID'), row('Description')] as const),
  )
  const english = readRows(dir, 'ProductModelProductDescriptionCulture', (row) => ({
    modelId: row('ProductModelID'),
    textId: row('ProductDescriptionID'),
    culture: row('CultureID').trim(),
  })).filter(({ culture }) => culture === 'en')
  return {
    items: readRows(dir, 'Product', itemOf),
    categories: readRows(dir, 'ProductCategory', (row) => ({
      id: row('ProductCategoryID'),
      name: row('Name'),
    })),
    subcategories: readRows(dir, 'ProductSubcategory', (row) => ({
      id: row('ProductSubcategoryID'),
      categoryId: row('ProductCategoryID'),
      name: row('Name'),
    })),
    models: readRows(dir, 'ProductModel', (row) => ({ id: row('ProductModelID'), name: row('Name') })),
    descriptions: new Map(english.map(({ modelId, textId }) => [modelId, texts.get(textId) ?? ''])),
    components: readRows(dir, 'BillOfMaterials', (row) => ({
      assemblyId: row.optional('ProductAssemblyID') ?? '',
      componentId: row('ComponentID'),
      quantity: Number(row('PerAssemblyQty')),
      isEnded: row.optional('EndDate') !== null,
    })).filter(({ isEnded }) => !isEnded),
  }
}

function itemOf(row: Row): Item {
  const unit = row.optional('WeightUnitMeasureCode')?.trim() ?? null
  if (unit !== null && unit !== 'LB' && unit !== 'G') throw new Error(`${unit} is no unit of weight`)
  return {
    id: row('ProductID'),
    number: row('ProductNumber'),
    name: row('Name'),
    color: row.optional('Color'),
    size: row.optional('Size'),
    style: row.optional('Style')?.trim() ?? null,
    weight: row.optional('Weight'),
    weightUnit: unit,
    subcategoryId: row.optional('ProductSubcategoryID'),
    modelId: row.optional('ProductModelID'),
    isFinished: row('FinishedGoodsFlag') === '1',
    listPrice: Number(row('ListPrice')),
    isEnded: row.optional('SellEndDate') !== null || row.optional('DiscontinuedDate') !== null,
  }
}

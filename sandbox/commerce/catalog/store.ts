import type {
  Brand,
  Category,
  Product,
  Sku,
  Specification,
  SpecificationEntry,
  SpecificationGroup,
  SpecificationValue,
} from './records'
import type {
  Attachment,
  Complement,
  KitPart,
  ServiceType,
  ServiceTypeAttachment,
  ServiceValue,
  SkuAttachment,
  SkuAttribute,
  SkuFile,
  SkuService,
} from './sku-records'

/** Records by id. */
interface Records {
  brands: Map<number, Brand>
  categories: Map<number, Category>
  groups: Map<number, SpecificationGroup>
  specifications: Map<number, Specification>
  specificationValues: Map<number, SpecificationValue>
  kitParts: Map<number, KitPart>
  complements: Map<number, Complement>
  attachments: Map<number, Attachment>
  skuAttachments: Map<number, SkuAttachment>
  serviceTypes: Map<number, ServiceType>
  serviceValues: Map<number, ServiceValue>
  services: Map<number, SkuService>
  serviceTypeAttachments: Map<number, ServiceTypeAttachment>
  attributes: Map<number, SkuAttribute>
}

export interface CatalogState extends Records {
  products: Map<number, Product>
  productIdByRef: Map<string, number>
  productIdByLink: Map<string, number>
  skus: Map<number, Sku>
  skuIdByRef: Map<string, number>
  skuIdsByProduct: Map<number, Set<number>>
  /** Inactive SKUs that are to be activated as soon as they can be. */
  waitingSkus: Set<number>
  /** By SKU id. */
  eans: Map<number, string[]>
  skuIdByEan: Map<string, number>
  /** By SKU id. */
  files: Map<number, SkuFile[]>
  /** SKUs that were seeded with an image that is no file. */
  seededImages: Set<number>
  /** By product id. */
  productSpecifications: Map<number, SpecificationEntry[]>
  /** By SKU id. */
  skuSpecifications: Map<number, SpecificationEntry[]>
  /** Category ids by product id. */
  similarCategories: Map<number, number[]>
  /** Ids of trade policies by product id; a product without an entry has the main one. */
  tradePolicies: Map<number, number[]>
  /** Kits whose price was set in Pricing, which ends the sum of their parts. */
  kitsWithOwnPrice: Set<number>
  /** When SKUs were last PUT. */
  skusUpdatedAt: Map<number, string>
  nextProductId: number
  nextSkuId: number
  /** The last id given, by kind. */
  lastIds: Map<string, number>
}

/** A catalog without products. */
export function newCatalog(): CatalogState {
  return {
    ...noRecords(),
    products: new Map(),
    productIdByRef: new Map(),
    productIdByLink: new Map(),
    skus: new Map(),
    skuIdByRef: new Map(),
    skuIdsByProduct: new Map(),
    waitingSkus: new Set(),
    eans: new Map(),
    skuIdByEan: new Map(),
    files: new Map(),
    seededImages: new Set(),
    productSpecifications: new Map(),
    skuSpecifications: new Map(),
    similarCategories: new Map(),
    tradePolicies: new Map(),
    kitsWithOwnPrice: new Set(),
    skusUpdatedAt: new Map(),
    nextProductId: 1,
    nextSkuId: 1,
    lastIds: new Map(),
  }
}

function noRecords(): Records {
  return {
    brands: new Map(),
    categories: new Map(),
    groups: new Map(),
    specifications: new Map(),
    specificationValues: new Map(),
    kitParts: new Map(),
    complements: new Map(),
    attachments: new Map(),
    skuAttachments: new Map(),
    serviceTypes: new Map(),
    serviceValues: new Map(),
    services: new Map(),
    serviceTypeAttachments: new Map(),
    attributes: new Map(),
  }
}

/** The first id from `next` on that is not taken. */
export function freeId(taken: Map<number, unknown>, next: number): number {
  let id = next
  while (taken.has(id)) id += 1
  return id
}

/** Numbers a new record; the records of a kind count from 1 and step around ids that were chosen. */
export function takeId({ lastIds }: CatalogState, kind: string, taken = new Map<number, unknown>()): number {
  const id = freeId(taken, (lastIds.get(kind) ?? 0) + 1)
  lastIds.set(kind, id)
  return id
}

/** Numbers a record of a kind that has its ids in `Id`, stores and returns it. */
export function addRecord<Fields extends object>(
  state: CatalogState,
  kind: string,
  records: Map<number, Fields & { Id: number }>,
  fields: Fields,
): Fields & { Id: number } {
  const record = { Id: takeId(state, kind, records), ...fields }
  records.set(record.Id, record)
  return record
}

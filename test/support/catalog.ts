import type { Store } from '../e2e/support'

export interface VtexSku {
  Id: number
  ProductId: number
  IsActive: boolean
  ActivateIfPossible: boolean
  [field: string]: unknown
}

export interface VtexFile {
  Id: number
  Name: string
  IsMain: boolean
  Label: string | null
  Text: string | null
  Position: number
}

export interface MadeProduct {
  ref: string
  id: number
  brandId: number
  categoryId: number
}

/** VTEX's own Catalog by its own API, past the app. */
export class VtexCatalog {
  private made = 0

  constructor(private readonly store: () => Store) {}

  /** A product with a brand and a category of its own. */
  async product(fields: object = {}): Promise<MadeProduct> {
    const ref = `P-${++this.made}`
    const brandId = await this.created('/api/catalog/pvt/brand', { Name: `Brand ${ref}`, Active: true })
    const categoryId = await this.created('/api/catalog/pvt/category', {
      Name: `Category ${ref}`,
      Keywords: '',
      Title: '',
      Description: '',
      AdWordsRemarketingCode: '',
      LomadeeCampaignCode: '',
      FatherCategoryId: null,
      GlobalCategoryId: 0,
      ShowInStoreFront: true,
      IsActive: true,
      ActiveStoreFrontLink: true,
      ShowBrandFilter: true,
      Score: 0,
      StockKeepingUnitSelectionMode: 'SPECIFICATION',
    })
    const id = await this.created('/api/catalog/pvt/product', {
      Name: `Product ${ref}`,
      CategoryId: categoryId,
      BrandId: brandId,
      RefId: ref,
      LinkId: ref.toLowerCase(),
      IsActive: true,
      IsVisible: true,
      ...fields,
    })
    return { ref, id, brandId, categoryId }
  }

  /** A specification of SKUs, in a group of its own. */
  async field(categoryId: number, name: string, fields: object = {}): Promise<number> {
    const groupId = await this.created('/api/catalog/pvt/specificationgroup', {
      CategoryId: categoryId,
      Name: `Group of ${name}`,
    })
    return this.created('/api/catalog/pvt/specification', {
      FieldTypeId: 5,
      CategoryId: categoryId,
      FieldGroupId: groupId,
      Name: name,
      IsStockKeepingUnit: true,
      IsActive: true,
      IsRequired: false,
      ...fields,
    })
  }

  async created(path: string, body: object): Promise<number> {
    const { status, body: answer } = await this.store().vtex.post<{ Id: number }>(path, body)
    expect({ path, status, answer }).toMatchObject({ status: 200 })
    return answer.Id
  }

  async sku(ref: string): Promise<VtexSku | null> {
    const path = `/api/catalog/pvt/stockkeepingunit?RefId=${encodeURIComponent(ref)}`
    const { status, body } = await this.store().vtex.get<VtexSku | null>(path)
    return status === 200 ? body : null
  }

  /** Changes a SKU by hand: VTEX's PUT replaces, so what it holds goes along. */
  async change(ref: string, fields: object): Promise<void> {
    const sku = await this.sku(ref)
    const { Id, Ean: _ean, ...body } = sku as VtexSku
    const answer = await this.store().vtex.put(`${SKU}/${Id}`, { ...body, ...fields })
    expect(answer).toMatchObject({ status: 200 })
  }

  /** What VTEX keeps beside a SKU: `ean`, `specification`, `file`. */
  async beside<T>(ref: string, what: string): Promise<T> {
    const sku = await this.sku(ref)
    return (await this.store().vtex.get<T>(`${SKU}/${sku?.Id}/${what}`)).body
  }
}

const SKU = '/api/catalog/pvt/stockkeepingunit'

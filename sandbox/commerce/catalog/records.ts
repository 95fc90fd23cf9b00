export interface Product {
  Id: number
  Name: string
  DepartmentId: number
  CategoryId: number
  BrandId: number
  LinkId: string
  RefId: string
  IsVisible: boolean
  Description: string
  DescriptionShort: string
  ReleaseDate: string
  KeyWords: string
  Title: string
  IsActive: boolean
  TaxCode: string
  MetaTagDescription: string
  SupplierId: number | null
  ShowWithoutStock: boolean
  AdWordsRemarketingCode: string | null
  LomadeeCampaignCode: string | null
  Score: number
}

/** Dimensions in cm, weights in the store's unit (grams by default). */
export interface Sku {
  Id: number
  ProductId: number
  IsActive: boolean
  ActivateIfPossible: boolean
  Name: string
  RefId: string
  PackagedHeight: number
  PackagedLength: number
  PackagedWidth: number
  PackagedWeightKg: number
  Height: number
  Length: number
  Width: number
  WeightKg: number
  CubicWeight: number
  IsKit: boolean
  CreationDate: string
  RewardValue: number
  EstimatedDateArrival: string | null
  ManufacturerCode: string
  CommercialConditionId: number
  MeasurementUnit: string
  UnitMultiplier: number
  ModalType: string | null
  KitItensSellApart: boolean
  Videos: string[]
}

/** A null flag is what VTEX's known issue leaves behind: a brand that its admin cannot open. */
export interface Brand {
  Id: number
  Name: string
  Text: string
  Keywords: string
  SiteTitle: string
  AdWordsRemarketingCode: string
  LomadeeCampaignCode: string
  Score: number | null
  MenuHome: boolean | null
  Active: boolean | null
  LinkId: string
}

export interface Category {
  Id: number
  Name: string
  FatherCategoryId: number | null
  Title: string
  Description: string
  Keywords: string
  IsActive: boolean
  LomadeeCampaignCode: string
  AdWordsRemarketingCode: string
  ShowInStoreFront: boolean
  ShowBrandFilter: boolean
  ActiveStoreFrontLink: boolean
  GlobalCategoryId: number
  StockKeepingUnitSelectionMode: string
  Score: number | null
  LinkId: string
}

/** CategoryId 0 is the root. */
export interface SpecificationGroup {
  Id: number
  CategoryId: number
  Name: string
  Position: number
}

export interface Specification {
  Id: number
  FieldTypeId: number
  CategoryId: number
  FieldGroupId: number
  Name: string
  Description: string | null
  Position: number
  IsFilter: boolean
  IsRequired: boolean
  IsOnProductDetails: boolean
  IsStockKeepingUnit: boolean
  IsWizard: boolean
  IsActive: boolean
  IsTopMenuLinkActive: boolean
  IsSideMenuLinkActive: boolean
  DefaultValue: string | null
}

export interface SpecificationValue {
  FieldValueId: number
  FieldId: number
  Name: string
  Text: string | null
  IsActive: boolean
  Position: number
}

/** What a product or SKU has in a specification. FieldValueId is 0 where the specification has no list. */
export interface SpecificationEntry {
  Id: number
  FieldId: number
  FieldValueId: number
  Text: string
}

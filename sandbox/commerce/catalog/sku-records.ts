export interface SkuFile {
  Id: number
  ArchiveId: number
  SkuId: number
  Name: string
  IsMain: boolean
  Text: string | null
  Label: string | null
  Url: string
  FileLocation: string
  Position: number
}

/** UnitPrice in currency units. */
export interface KitPart {
  Id: number
  StockKeepingUnitParent: number
  StockKeepingUnitId: number
  Quantity: number
  UnitPrice: number
}

export interface Complement {
  Id: number
  SkuId: number
  ParentSkuId: number
  ComplementTypeId: number
}

export interface SkuAttribute {
  Id: number
  SkuId: number
  SpecificationName: string
  SpecificationValue: string
  IsVisible: boolean
}

export interface AttachmentDomain {
  FieldName: string
  MaxCaracters: string
  DomainValues: string | null
}

export interface Attachment {
  Id: number
  Name: string
  IsRequired: boolean
  IsActive: boolean
  Domains: AttachmentDomain[]
}

export interface SkuAttachment {
  Id: number
  AttachmentId: number
  SkuId: number
}

export interface ServiceType {
  Id: number
  Name: string
  IsActive: boolean
  ShowOnProductFront: boolean
  ShowOnCartFront: boolean
  ShowOnAttachmentFront: boolean
  ShowOnFileUpload: boolean
  IsGiftCard: boolean
  IsRequired: boolean
}

/** Value and Cost in currency units. */
export interface ServiceValue {
  Id: number
  SkuServiceTypeId: number
  Name: string
  Value: number
  Cost: number
}

export interface SkuService {
  Id: number
  SkuServiceTypeId: number
  SkuServiceValueId: number
  SkuId: number
  Name: string
  Text: string
  IsActive: boolean
}

export interface ServiceTypeAttachment {
  Id: number
  AttachmentId: number
  SkuServiceTypeId: number
}

/** Types of catalog, prices and services: fields in the order of the wire, `?` where one may be nil. */
export const catalogTypes = {
  StockKeepingUnitDTO: `
    CommercialConditionId:int? CostPrice:decimal? CubicWeight:decimal? DateUpdated:dateTime?
    EstimatedDateArrival:dateTime? Height:decimal? Id:int? InternalNote:string? IsActive:boolean?
    IsAvaiable:boolean? IsKit:boolean? Length:decimal? ListPrice:decimal? ManufacturerCode:string?
    MeasurementUnit:string? ModalId:int? ModalType:string? Name:string? Price:decimal? ProductId:int?
    ProductName:string? RealHeight:decimal? RealLength:decimal? RealWeightKg:decimal? RealWidth:decimal?
    RefId:string? RewardValue:decimal? StockKeepingUnitEans:ArrayOfStockKeepingUnitEanDTO?
    UnitMultiplier:decimal? VenderSeparadamente:boolean WeightKg:decimal? Width:decimal?`,
  StockKeepingUnitEanDTO: 'Ean:string?',
  ProductDTO: `
    AdWordsRemarketingCode:string? BrandId:int? CategoryId:int? DepartmentId:int? Description:string?
    DescriptionShort:string? Id:int? IsActive:boolean? IsVisible:boolean? KeyWords:string? LinkId:string?
    ListStoreId:ArrayOfint? LomadeeCampaignCode:string? MetaTagDescription:string? Name:string?
    RefId:string? ReleaseDate:dateTime? Score:int? ShowWithoutStock:boolean? SupplierId:int? TaxCode:string?
    Title:string?`,
  StockKeepingUnitKitDTO: `
    Amount:int? Id:int? StockKeepingUnitId:int? StockKeepingUnitParent:int? UnitPrice:decimal?`,
  StockKeepingUnitServiceDTO: `
    Description:string? Id:int? IsActive:boolean? Name:string? ServiceId:int? ServicePrice:ServicePriceDTO?
    ServicePriceId:int? StockKeepingUnitId:int?`,
  ServicePriceDTO: `
    Id:int? ListPrice:decimal? Name:string? Price:decimal? Service:ServiceDTO? ServiceId:int?`,
  ServiceDTO: `
    Id:int? IsActive:boolean? IsFile:boolean? IsGiftCard:boolean? IsRequired:boolean?
    IsVisibleOnCart:boolean? IsVisibleOnProduct:boolean? IsVisibleOnService:boolean? Name:string?`,
  BrandDTO: `
    AdWordsRemarketingCode:string? Description:string? Id:int? IsActive:boolean? Keywords:string?
    LomadeeCampaignCode:string? Name:string? Score:int? Title:string?`,
  CategoryDTO: `
    AdWordsRemarketingCode:string? Description:string? FatherCategoryId:int? Id:int? IsActive:boolean?
    Keywords:string? LomadeeCampaignCode:string? Name:string? Score:int? ShowBrandFilter:boolean
    Title:string?`,
  ImageDTO: `
    ArchiveFormatId:int? ArchiveParentId:int? ArchiveTypeId:int? DateLastModified:dateTime?
    Description:string? FileLocation:string? Height:int? HeightUnitMeasure:string? Id:int? IsMain:boolean?
    Label:string? Name:string? StockKeepingUnitId:int? Tag:string? Url:string? Width:int?
    WidthUnitMeasure:string?`,
  FieldDTO: `
    CategoryId:int? Description:string? FieldId:int? FieldTypeId:int? FieldTypeName:string?
    FieldValueId:int? IsActive:boolean? IsRequired:boolean? IsStockKeepingUnit:boolean? Name:string?`,
  StockKeepingUnitComplementDTO: `
    ComplementType:StockKeepingUnitComplementDTO.ComplementTypeEnum StockKeepingUnitComplements:ArrayOfint?
    StockKeepingUnitId:int`,
  ProductFieldNameDTO: 'fieldName:string? fieldValues:ArrayOfstring? productid:int',
  ProductFieldIdDTO: 'fieldId:int fieldValues:ArrayOfstring? productid:int',
  StockKeepingUnitFieldNameDTO: 'fieldName:string? fieldValues:ArrayOfstring? idSku:int',
  StoreDTO: 'Id:int? IsActive:boolean? Name:string?',
  StockKeepingUnitQuantityDTO: 'Quantity:int StockKeepingUnitId:int',
} as const

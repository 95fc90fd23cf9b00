/**
 * The operations the WebService had when it was switched off, each as `parameters -> result second-result`. A field is
 * `name:type`, in the order of the wire; `?` says that it may be nil.
 */
export const catalogOperations = {
  StockKeepingUnitInsertUpdate: 'stockKeepingUnitVO:StockKeepingUnitDTO? -> StockKeepingUnitDTO?',
  StockKeepingUnitPriceUpdate: `
    stockKeepintUnitId:int price:decimal listPrice:decimal costPrice:decimal -> void`,
  StockKeepingUnitPriceUpdateByRefId: `
    stockKeepintUnitRefId:string? price:decimal listPrice:decimal costPrice:decimal -> void`,
  StockKeepingUnitGet: 'id:int -> StockKeepingUnitDTO?',
  StockKeepingUnitGetByManufacturerCode: 'manufacturer:string? -> ArrayOfStockKeepingUnitDTO?',
  StockKeepingUnitGetByRefId: 'refId:string? -> StockKeepingUnitDTO?',
  ProductInsertUpdate: 'productVO:ProductDTO? -> ProductDTO?',
  ProductGet: 'idProduct:int -> ProductDTO?',
  ProductGetByRefId: 'refId:string? -> ProductDTO?',
  ProductGetSimilarCategory: 'productId:int -> ArrayOfint?',
  ProductGetAllFromUpdatedDateAndId: 'dateUpdated:dateTime productid:int? topRows:int -> ArrayOfProductDTO?',
  ProductActive: 'idProduct:int -> void',
  StockKeepingUnitKitListByParent: 'idSkuParent:int -> ArrayOfStockKeepingUnitKitDTO?',
  StockKeepingUnitKitListBySkuId: 'idSku:int -> ArrayOfStockKeepingUnitKitDTO?',
  StockKeepingUnitKitDeleteByParent: 'idSkuParent:int -> void',
  StockKeepingUnitKitInsertUpdate: `
    stockKeepingUnitKit:StockKeepingUnitKitDTO? -> StockKeepingUnitKitDTO? stockKeepingUnitKitId:int?`,
  StockKeepingUnitActive: 'idStockKeepingUnit:int -> void',
  StockKeepingUnitGetAllByProduct: 'idProduct:int -> ArrayOfStockKeepingUnitDTO?',
  StockKeepingUnitGetByEan: 'EAN13:string? -> StockKeepingUnitDTO?',
  ServiceGet: 'idService:int -> ServiceDTO?',
  ServicePriceGet: 'idServicePrice:int -> ServicePriceDTO?',
  ServicePriceList: 'idService:int -> ArrayOfServicePriceDTO?',
  ServiceInsertUpdate: 'service:ServiceDTO? -> ServiceDTO? serviceId:int?',
  ServicePriceInsertUpdate: 'servicePrice:ServicePriceDTO? -> ServicePriceDTO? servicePriceId:int?',
  StockKeepingUnitServiceGet: 'idStockKeepingUnitService:int -> StockKeepingUnitServiceDTO?',
  StockKeepingUnitServiceList: 'idSku:int -> ArrayOfStockKeepingUnitServiceDTO?',
  StockKeepingUnitServiceInsertUpdate: `
    stockKeepingUnitService:StockKeepingUnitServiceDTO?
    -> StockKeepingUnitServiceDTO? stockKeepingUnitServiceId:int?`,
  BrandGet: 'idBrand:int -> BrandDTO?',
  BrandGetByName: 'nameBrand:string? -> BrandDTO?',
  BrandInsertUpdate: 'brand:BrandDTO? -> BrandDTO?',
  CategoryGet: 'idCategory:int -> CategoryDTO?',
  CategoryGetByName: 'nameCategory:string? -> CategoryDTO?',
  CategoryInsertUpdate: 'category:CategoryDTO? -> CategoryDTO?',
  ImageServiceCopyAllImagesFromSkuToSku: 'stockKeepingUnitIdFrom:int stockKeepingUnitIdTo:int -> void',
  ImageServiceInsertUpdate: 'urlImage:string? imageName:string? stockKeepingUnitId:int fileId:int? -> void',
  ImageInsertUpdate: 'image:ImageDTO? -> void',
  ImageListByStockKeepingUnitId: 'StockKeepingUnitId:int ArchiveTypeId:int? -> ArrayOfImageDTO?',
  StockKeepingUnitImageRemove: 'stockKeepingUnitId:int -> void',
  StockKeepingUnitImageRemoveByName: 'imageName:string? -> void',
  StockKeepingUnitEspecificationListBySkuId: 'skuId:int -> ArrayOfFieldDTO?',
  ProductEspecificationListByProductId: 'productId:int -> ArrayOfFieldDTO?',
  StockKeepingUnitComplementInsertUpdate: `
    objStockKeepingUnitComplementDTO:StockKeepingUnitComplementDTO? -> void`,
  ProductEspecificationInsert: 'idProduct:int fieldName:string? fieldValues:ArrayOfstring? -> void',
  ProductEspecificationInsertByList: 'listProductFieldName:ArrayOfProductFieldNameDTO? -> void',
  ProductEspecificationInsertByFieldId: 'idProduct:int fieldId:int fieldValues:ArrayOfstring? -> void',
  ProductEspecificationInsertByListFieldIds: `
    listStockKeepingUnitEspecificationFieldId:ArrayOfProductFieldIdDTO? -> void`,
  ProductEspecificationTextInsertByFieldId: 'idProduct:int fieldId:int Description:string? -> void',
  StockKeepingUnitEspecificationInsertByList: `
    listStockKeepingUnitName:ArrayOfStockKeepingUnitFieldNameDTO? -> void`,
  StockKeepingUnitEspecificationInsert: 'idSku:int fieldName:string? fieldValues:ArrayOfstring? -> void',
  ProductSetSimilarCategory: 'productId:int categoryId:int -> void',
  StoreList: '-> ArrayOfStoreDTO?',
  StoreGet: 'storeId:int -> StoreDTO?',
  StockKeepingUnitEspecificationInsertByFieldId: 'idSku:int fieldId:int fieldValues:ArrayOfstring? -> void',
  GiftCardInsertUpdate: 'giftcard:GiftCardDTO? -> GiftCardDTO?',
  GiftCardTransactionItemInsert: 'giftCardTransactionItem:GiftCardTransactionItemDTO? -> boolean',
  GiftListGet: 'idGiftList:int -> GiftListDTO?',
  GiftListGetByClientEmail: 'clientEmail:string? -> ArrayOfGiftListDTO?',
  GiftListGetByClientCpf: 'clientCpfCnpj:string? -> ArrayOfGiftListDTO?',
  GiftListGetType: 'giftListTypeId:int -> GiftListTypeDTO?',
  GiftListGetByCreatedDate: 'createdDate:dateTime -> ArrayOfGiftListDTO?',
  GiftListGetAllFromCreatedDateAndId: `
    createdDate:dateTime startingGiftListId:int? topRows:int -> ArrayOfGiftListDTO?`,
  GiftListGetAllBetweenEventDateIntervalAndId: `
    eventDateBegin:dateTime eventDateEnd:dateTime startingGiftListId:int? topRows:int -> ArrayOfGiftListDTO?`,
  GiftListGetByModifiedDate: 'modifiedDate:dateTime -> ArrayOfGiftListDTO?',
  GiftListGetAllFromModifiedDateAndId: `
    modifiedDate:dateTime startingGiftListId:int? topRows:int -> ArrayOfGiftListDTO?`,
  GiftListGetByGifted: 'gifted:string? -> ArrayOfGiftListDTO?',
  GiftListInsertUpdate: 'giftList:GiftListDTO? -> GiftListDTO?',
  GiftListV2Filters: `
    giftListTypeId:int? giftListId:int? clientId:int? eventDateSince:dateTime? eventDateUntil:dateTime?
    isActive:boolean? -> ArrayOfGiftListDTO?`,
  GiftListSearch: `
    clientName:string? eventLocation:string? eventCity:string? eventDate:dateTime? -> ArrayOfGiftListDTO?`,
  GiftListSearchWithSurname: `
    clientName:string? clientSurname:string? eventLocation:string? eventCity:string? eventDate:dateTime? ->
    ArrayOfGiftListDTO?`,
  GiftListMemberInsertUpdate: 'giftListMember:ArrayOfGiftListMemberDTO? -> ArrayOfGiftListMemberDTO?',
  GiftListMemberDelete: 'GiftListMemberId:int GiftListId:int -> void',
  GiftListSkuInsert: 'giftListSku:GiftListStockKeepingUnitDTO? -> GiftListStockKeepingUnitDTO?',
  GiftListSkuGet: 'idGiftList:int -> ArrayOfGiftListStockKeepingUnitDTO?',
  GiftListSkuSetPurchased: 'giftListId:int skuId:int Quantity:int orderId:int? -> void',
  GiftListSkuDeleteByList: 'giftListId:int skuQuantity:ArrayOfStockKeepingUnitQuantityDTO? -> void',
  GiftListSkuDelete: 'giftListId:int skuId:int Quantity:int -> void',
  GiftCardGet: 'Id:int -> GiftCardDTO?',
  GiftCardGetByRedeptionCode: 'redeptionCode:string? -> GiftCardDTO?',
  IntegrationLogErrorInsertUpdate: `
    errorType:ErrorType instance:string? error:string? errorDetail:string? -> void`,
  IntegrationErrorCheckInstanceExists: 'errorType:ErrorType instance:string? -> boolean',
} as const

/** Types of orders, clients, stock and freight, written as in catalogTypes. */
export const olderTypes = {
  DateTimeOffset: 'DateTime:dateTime OffsetMinutes:short',
  WareHouseIStockableDTO: `
    AvailableQuantity:int? ReservedQuantity:int? StockKeepingUnitId:int? TotalQuantity:int? WareHouseId:int?
    WareHouseIdV3:string? WareHouseName:string?`,
  NewsletterDTO: 'Data:dateTime? Email:string? Id:int? IsPersisted:boolean IsRemoved:boolean Name:string?',
  IntegrationDTO: `
    AbacosDecryptKey:string? AbacosKey:string? AbacosWebService:string? AutoIntegration:boolean
    BrandIdDefault:int CategoryIdDefault:int CheckoutVersion:int ClientName:string?
    DisableUtmCampaignOnMultiStore:boolean EspecificationSkuOnUniqueProduct:boolean IVDecryptKey:string?
    Id:int? IgnoreBrandForExistingProducts:boolean IgnoreCategoryForExistingProducts:boolean
    IgnoreNameForExistingProductsAndSkus:boolean IntegrateDescription:boolean
    IntegrateDiscountOnItem:boolean IntegrateEAN:boolean IntegrateEspecification:boolean
    IntegrateGiftListOnOrder:boolean IntegrateKitComponentOnOrder:boolean IntegratePrice:boolean
    IntegrateTelemarketing:boolean IntegrationWarehouse:ArrayOfIntegrationWarehouseDTO? LogSuccess:boolean
    LogXml:boolean OrderStatus:string? PaymentIdWithoutTaxes:ArrayOfint? VtexDecryptKey:string?`,
  IntegrationWarehouseDTO: 'Id:int? IdIntegration:int IdWarehouse:int WarehouseAbacosKey:string?',
  OrderDTO: `
    Address:AddressOrderDTO? AffiliateId:string? Campaign:string? Client:ClientDTO? ClientIP:string?
    ClientId:int? Coupon:string? GiftListStockKeepingUnits:ArrayOfGiftListStockKeepingUnitDTO? Id:int?
    IdV3:string? IsGiftList:boolean IsMultiStore:boolean Keywords:string?
    ListOrderDiscount:ArrayOfOrderDiscountDTO? Media:string? OrderDeliveries:ArrayOfOrderDeliveryDTO?
    OrderInvoices:ArrayOfOrderInvoiceDTO? OrderPayments:ArrayOfOrderPaymentDTO? PurchaseDate:dateTime?
    PurchaseDateUtc:DateTimeOffset? Source:string? StoreId:int StoreName:string? Tax:decimal?
    TelemarketingId:int? TelemarketingLogin:string? TelemarketingObservation:string?
    TelemarketingStoreLocatorCode:string? TelemarketingStoreLocatorName:string? _Cost:decimal?
    _CostFinal:decimal?`,
  AddressOrderDTO: `
    AddressName:string? AddressType:string? CelPhone:string? City:string? Country:string? Id:int?
    More:string? Neighborhood:string? Number:int? NumberV3:string? OfficePhone:string? Phone:string?
    ReceiverName:string? ReferencePoint:string? State:string? Street:string? ZipCode:string?`,
  ClientDTO: `
    AddressClientId:int? Age:int? CelPhone:string? ChangeDate:dateTime? CompanyName:string?
    CompanyNickName:string? CpfCnpj:string? CreateDate:dateTime? DateBirth:dateTime? Email:string?
    FirstName:string? Gender:string? Id:int? IsActive:boolean? IsCorporate:boolean? IsFraud:boolean?
    IsNewsReceiver:boolean? IsSMSNewsReceiver:boolean? IsStateInscriptionImmune:boolean?
    LastLogonDate:dateTime? LastName:string? NickName:string? OfficePhone:string? Password:string?
    Phone:string? RewardGiftCardId:int? StateInscription:string? UserGUID:guid?`,
  OrderDiscountDTO: 'DiscountId:int? Id:int? Name:string? OrderId:int? SkuId:int?',
  OrderDeliveryDTO: `
    DateExpectedDelivery:dateTime? DaysForDistributionCenterProcessing:int? DaysForFreightDelivery:int?
    DaysForStockProcessing:int? DeliveryDate:dateTime? DistributionCenter:DistributionCenterDTO?
    FreightId:int? FreightIdV3:string? FreightName:string? FreightTypeId:int? Id:int? InvoiceNumber:string?
    ManagementId:int? OrderId:int? OrderItems:ArrayOfOrderItemDTO? OrderStatus:OrderStatusDTO?
    OrderStatusId:string? ScheduledDate:dateTime? ScheduledShift:string? StatusAdministratorId:int?
    StausChangeDate:dateTime? TrackingNumber:string?`,
  DistributionCenterDTO: `
    DistributionCenterID:int? HandlingTimeCost:int? Name:string? Priority:int? TaxID:string?`,
  OrderItemDTO: `
    BuyTogetherDiscountId:int? Cost:decimal? CostOff:decimal? CupomValue:decimal? CupomValueOff:decimal?
    Discounts:ArrayOfOrderItemDiscountDTO? GiftDiscountId:int? Id:int? IsGift:boolean? IsKit:boolean?
    IsStockImpact:boolean? ItemId:int? ListPrice:decimal? MeasurementUnit:string? OrderDeliveryId:int?
    OrderItemServices:ArrayOfOrderItemServiceDTO? ParentOrderItemId:int? ProductId:int? ProductRefId:string?
    RefId:string? ShippingCost:decimal? ShippingCostOff:decimal? StockLikelyId:int? StockLikelyIdV3:string?
    UnitMultiplier:decimal?`,
  OrderItemDiscountDTO: 'DiscountName:string? IsPercentual:boolean? Value:decimal?',
  OrderItemServiceDTO: `
    ArchiveId:int? GiftCardFrom:string? GiftCardMessage:string? GiftCardTo:string? Id:int?
    ListPrice:decimal? OrderItemId:int? Price:decimal? StockKeepingUnitService:StockKeepingUnitServiceDTO?
    StockKeepingUnitServiceId:int?`,
  OrderStatusDTO: 'Description:string? Id:string?',
  OrderInvoiceDTO: `
    Courier:string? EmbeddedInvoice:string? InvoiceNumber:string? InvoiceUrl:string? InvoiceValue:decimal
    IssuanceDate:dateTime? OrderId:int OrderIdV3:string?
    StockKeepingUnits:ArrayOfOrderInvoiceStockKeepingUnitDTO? TrackingNumber:string? TrackingUrl:string?`,
  OrderInvoiceStockKeepingUnitDTO: 'Price:decimal? Quantity:int? StockKeepingUnitId:int?',
  OrderPaymentDTO: `
    AddressType:string? CardFirst6Numbers:string? CardLast4Numbers:string? CardMonth:string?
    CardName:string? CardNumber:string? CardSecurityCode:string? CardYear:string? City:string?
    Complement:string? CostWithInterest:decimal? Country:string? Date:dateTime? GiftCardId:int?
    GiftCardIdV3:string? GiftCardRedemptionCode:string? HostUniqueSerialNumber:string? Id:int?
    InstallmentValue:decimal? Interest:decimal? IsValid:boolean? Neighborhood:string? Number:int?
    NumberV3:string? OrderId:int? OrderPaymentStatusId:int? PaymentAuthorizationId:string? PaymentId:int?
    PaymentTransactionId:string? PaymentUniqueSerialNumber:string? PaymentUniqueSerialNumberSettle:string?
    Plots:int? ReferencePoint:string? State:string? Street:string? Url:string? ZipCode:string?`,
  OrderInteractionDTO: `
    ClientId:int? Date:dateTime Id:int? OrderId:int StatusId:OrderInteractionDTO.StatusIdEnum Text:string?`,
  PaymentDTO: 'Id:int IsActive:boolean Name:string? Type:string?',
  FreightStockKeepingUnitContextDTO: 'Quantity:int StockKeepingUnitId:int',
  FreightStockKeepingUnitDTO: `
    DeliveryTime:int FreightAdditionalInfo:string? FreightPrice:decimal
    FreightScheduledDateOptions:ArrayOfFreightScheduledDateOptionDTO? FreightType:string?
    FreightTypeId:string? Quantity:int StockKeepingUnitId:int`,
  FreightScheduledDateOptionDTO: 'AvailablePeriods:ArrayOfstring? EndDate:dateTime StartDate:dateTime',
  ZipCodeDTO: `
    City:string? Neighborhood:string? State:string? StateFullName:string? Street:string? Value:string?`,
  FreightDTO: 'DistributionCenterID:int? FreightID:int? FreightTypeID:int? ModalID:int? Name:string?',
  AddressDTO: `
    AddressGUID:guid? AddressNameV3:string? AddressType:string? City:string? Country:string? Id:int?
    More:string? Neighborhood:string? Number:int? RecipientName:string? ReferencePoint:string? State:string?
    Street:string? UserGUID:guid? ZipCode:string?`,
  AddressDTO2: `
    AddressGUID:guid? AddressNameV3:string? AddressType:string? City:string? Country:string? Id:string?
    More:string? Neighborhood:string? Number:int? RecipientName:string? ReferencePoint:string? State:string?
    Street:string? UserGUID:guid? ZipCode:string?`,
  IntegrationErrorDTO: `
    AwareDate:dateTime? Date:dateTime? Error:string? ErrorDetail:string? IdIntegrationError:int?
    Instance:string? InterfaceClass:string?`,
  IntegrationInterfaceDTO: `
    DateLastError:dateTime? DateLastSuccess:dateTime? InterfaceEnum:ErrorType? InterfaceName:string?`,
} as const

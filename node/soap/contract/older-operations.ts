/** Operations of orders, clients, stock and freight, gone from the WebService since 2018; written as in catalogOperations. */
export const olderOperations = {
  WareHouseIStockableUpdate: 'IdEstoque:int IdSku:int Quantidade:int dateOfAvailability:dateTime -> void',
  WareHouseIStockableUpdateV3: `
    wareHouseId:string? itemId:int availableQuantity:int dateOfAvailability:dateTime -> void`,
  WareHouseIStockableGetByStockKeepingUnit: 'WareHouseId:int SkuId:int -> WareHouseIStockableDTO?',
  WareHouseIStockableGetByStockKeepingUnitV3: 'SkuId:int -> ArrayOfWareHouseIStockableDTO?',
  NewsletterGetAllByDate: 'BeginDate:dateTime EndDate:dateTime -> ArrayOfNewsletterDTO?',
  IntegrationSettings: 'ClientName:string? -> IntegrationDTO?',
  StockKeepingUnitGetAllFromUpdatedDate: 'dateUpdated:dateTime -> ArrayOfStockKeepingUnitDTO?',
  StockKeepingUnitGetAllFromUpdatedDateAndId: `
    dateUpdated:dateTime startingStockKeepingUnitId:int? topRows:int -> ArrayOfStockKeepingUnitDTO?`,
  OrderGet: 'orderId:int -> OrderDTO?',
  OrderGetV3: 'orderId:string? -> OrderDTO?',
  OrderGetByClientCpf: 'cpfCnpj:string? -> ArrayOfOrderDTO?',
  OrderGetByStatus: 'statusOrder:string? -> ArrayOfOrderDTO?',
  OrderGetNext50FromIdV3: 'sequence:int -> ArrayOfOrderDTO?',
  OrderGetInteractions: 'orderId:int -> ArrayOfOrderInteractionDTO?',
  OrderGetByStatusByQuantity: 'statusOrder:string? quantity:int -> ArrayOfOrderDTO?',
  OrderChangeStatus: 'idOrder:int statusOrder:string? -> void',
  OrderStatusGetAll: '-> ArrayOfOrderStatusDTO?',
  OrderPaymentGetAll: '-> ArrayOfPaymentDTO?',
  OrderChangeTrackingNumber: 'idOrder:int trackingNumber:string? -> void',
  OrderChangeTrackingNumberV3: 'idOrder:int trackingNumber:string? invoiceNumber:string? -> void',
  ClientGet: 'idClient:int -> ClientDTO?',
  ClientGetV3: 'idClientV3:string? -> ClientDTO?',
  ClientGetByCPF: 'CpfCnpj:string? -> ClientDTO?',
  ClientGetByEmailV3: 'Email:string? -> ClientDTO?',
  ClientGetByGuidV3: 'guid:string? -> ClientDTO?',
  ClientGetAllFromCreatedDateAndId: `
    dateCreated:dateTime startingClientId:int? topRows:int -> ArrayOfClientDTO?`,
  ClientInsertUpdateV3: 'client:ClientDTO? -> ClientDTO?',
  FreightCalculateV3: `
    freightSkuContext:ArrayOfFreightStockKeepingUnitContextDTO? zipCode:string? ->
    ArrayOfFreightStockKeepingUnitDTO?`,
  ZipCodeGet: 'zipCode:string? -> ZipCodeDTO?',
  FreightGetAll: '-> ArrayOfFreightDTO?',
  AddressByAddressClient: 'addressClientId:int -> AddressDTO?',
  AddressGetByClientIdV3: 'clientIdV3:string? -> ArrayOfAddressDTO?',
  AddressGetByClientIdV2: 'clientIdV2:string? -> ArrayOfAddressDTO2?',
  AddressInsertUpdateV3: 'address:AddressDTO? -> AddressDTO?',
  IntegrationLogError: 'errorType:ErrorType error:string? -> void',
  IntegrationLog: 'errorType:ErrorType -> void',
  IntegrationErrorGetAllByErrorTypeAndId: `
    errorType:ErrorType integrationErrorId:int? topRows:int -> ArrayOfIntegrationErrorDTO?`,
  IntegrationLogEvent: 'errorType:ErrorType message:string? orderId:int? -> void',
  IntegrationInterfaceGetAll: '-> ArrayOfIntegrationInterfaceDTO?',
  UpdateNotifyShipping: 'OrderInvoice:OrderInvoiceDTO? -> void',
} as const

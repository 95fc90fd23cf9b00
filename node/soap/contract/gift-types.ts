/** Types of gift lists and gift cards, written as in catalogTypes. */
export const giftTypes = {
  GiftListStockKeepingUnitDTO: `
    DateCreated:dateTime? DatePurchased:dateTime? FreightAndServicesValue:decimal? GiftListId:int?
    GiftListSkuId:int? InsertedByClientId:int? InsertedByProfileSystemUserId:string? ItemValue:decimal?
    OmsOrderId:string? OrderId:int? OrderMessage:string? OrderMessageFrom:string? OrderMessageTo:string?
    OrderResponseMessage:string? SkuId:int? WishedByClientId:int? WishedByProfileSystemUserId:string?
    _IsOrderFinished:boolean?`,
  GiftCardDTO: `
    EmissionDate:dateTime? ExpiringDate:dateTime? Funds:decimal Id:int? MultipleCredits:boolean
    MultipleRedemptions:boolean OwnerId:string? RedeptionCode:string? RestrictedToOwner:boolean
    StatusId:short?`,
  GiftCardTransactionItemDTO: `
    OrderId:int? RedemptionCode:string? StockKeepingUnitId:int? TransactionAction:TransactionAction
    TransactionConfirmed:boolean Value:decimal?`,
  GiftListDTO: `
    ClientAddressId:int? ClientId:int? DateCreated:dateTime? DateModified:dateTime? EventCity:string?
    EventDate:dateTime? EventLocation:string? EventState:string? FileId:int? GiftCardId:int? GiftListId:int?
    GiftListMembers:ArrayOfGiftListMemberDTO? GiftListTypeId:int? Gifted:string? IsActive:boolean?
    IsPublic:boolean? Message:string? Name:string? ProfileSystemUserAddressName:string?
    ProfileSystemUserId:string? UrlFolder:string? Version:int?`,
  GiftListMemberDTO: `
    GiftListMemberId:int? GiftListId:int? ClientId:int? Title:string? Name:string? Surname:string?
    Mail:string? Text1:string? Text2:string? IsAdmin:boolean? IsActive:boolean? ProfileSystemUserId:string?`,
  GiftListTypeDTO: `
    GiftListTypeId:int? Name:string? Description:string? IsMessageAvailable:boolean? IsStockImpact:boolean?
    ShipToListOwner:boolean? DaysToExpireToVisitors:int? DaysToExpireToMembers:int? DaysToEventMin:int?
    DaysToEventMax:int? MemberMin:int? MemberMax:int? MemberTitle:string? TextTitle1:string?
    TextTitle2:string? IsPublic:boolean? IsProtected:boolean? IsUnique:boolean? IsActive:boolean?
    Version:int? GiftCardRechargeSkuId:int?`,
} as const

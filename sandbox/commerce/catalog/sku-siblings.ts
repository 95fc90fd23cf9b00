import type { Sku } from './records'

/**
 * A SKU as stockkeepingunitByProductId lists it: the packaged dimensions under the plain names, and the SKU's
 * own as real ones. Assumption: DateUpdated is when the SKU itself was last PUT; what is not emulated is null.
 */
export function shownSibling(sku: Sku, updatedAt: string | undefined) {
  return {
    IsPersisted: true,
    IsRemoved: false,
    Id: sku.Id,
    ProductId: sku.ProductId,
    IsActive: sku.IsActive,
    Name: sku.Name,
    Height: sku.PackagedHeight,
    RealHeight: sku.Height || null,
    Width: sku.PackagedWidth,
    RealWidth: sku.Width || null,
    Length: sku.PackagedLength,
    RealLength: sku.Length || null,
    WeightKg: sku.PackagedWeightKg,
    RealWeightKg: sku.WeightKg || null,
    ModalId: 1,
    RefId: sku.RefId,
    CubicWeight: sku.CubicWeight,
    IsKit: sku.IsKit,
    IsDynamicKit: null,
    InternalNote: null,
    DateUpdated: updatedAt ?? sku.CreationDate,
    RewardValue: sku.RewardValue,
    CommercialConditionId: sku.CommercialConditionId,
    EstimatedDateArrival: sku.EstimatedDateArrival,
    FlagKitItensSellApart: sku.KitItensSellApart,
    ManufacturerCode: sku.ManufacturerCode,
    ReferenceStockKeepingUnitId: null,
    Position: 0,
    ActivateIfPossible: sku.ActivateIfPossible,
    MeasurementUnit: sku.MeasurementUnit,
    UnitMultiplier: sku.UnitMultiplier,
    IsInventoried: null,
    IsTransported: null,
    IsGiftCardRecharge: null,
    ModalType: sku.ModalType,
    isKitOptimized: false,
  }
}

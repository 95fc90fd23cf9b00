import type { CatalogState, Product, Sku } from './store'

/** A SKU as stockkeepingunitbyid and -byean answer it. What is not emulated is empty. */
export function shownContext(state: CatalogState, sku: Sku) {
  const product = state.products.get(sku.ProductId)
  const ean = state.eans.get(sku.Id)?.at(-1)
  const alternateIds = { ...(ean && { Ean: ean }), ...(sku.RefId && { RefId: sku.RefId }) }
  return {
    Id: sku.Id,
    ProductId: sku.ProductId,
    NameComplete: `${product?.Name ?? ''} ${sku.Name}`.trim(),
    ComplementName: '',
    SkuName: sku.Name,
    ...shownProduct(product),
    IsActive: sku.IsActive,
    IsTransported: true,
    IsInventoried: true,
    IsGiftCardRecharge: false,
    ImageUrl: '',
    CSCIdentification: null,
    Dimension: {
      cubicweight: sku.CubicWeight,
      height: sku.PackagedHeight,
      length: sku.PackagedLength,
      weight: sku.PackagedWeightKg,
      width: sku.PackagedWidth,
    },
    RealDimension: {
      realCubicWeight: sku.CubicWeight,
      realHeight: sku.Height,
      realLength: sku.Length,
      realWeight: sku.WeightKg,
      realWidth: sku.Width,
    },
    ManufacturerCode: sku.ManufacturerCode,
    IsKit: sku.IsKit,
    ...empty,
    SkuSellers: [seller(sku)],
    SalesChannels: [1],
    CommercialConditionId: sku.CommercialConditionId,
    RewardValue: sku.RewardValue,
    AlternateIds: alternateIds,
    AlternateIdValues: Object.values(alternateIds),
    EstimatedDateArrival: sku.EstimatedDateArrival,
    MeasurementUnit: sku.MeasurementUnit,
    UnitMultiplier: sku.UnitMultiplier,
    InformationSource: 'Indexer',
    ModalType: sku.ModalType,
  }
}

const empty = {
  KitItems: [],
  Services: [],
  Categories: [],
  CategoriesFullPath: [],
  Attachments: [],
  Collections: [],
  Images: [],
  Videos: [],
  SkuSpecifications: [],
  ProductSpecifications: [],
  ProductClustersIds: '',
  ProductCategories: {},
  ProductGlobalCategoryId: null,
}

function shownProduct(product: Product | undefined) {
  return {
    ProductName: product?.Name ?? '',
    ProductDescription: product?.Description ?? '',
    ProductRefId: product?.RefId ?? '',
    TaxCode: product?.TaxCode ?? '',
    DetailUrl: `/${product?.LinkId ?? ''}/p`,
    BrandId: String(product?.BrandId ?? ''),
    BrandName: '',
    ProductCategoryIds: `/${product?.CategoryId ?? ''}/`,
    KeyWords: product?.KeyWords ?? '',
    ReleaseDate: product?.ReleaseDate ?? null,
    ProductIsVisible: product?.IsVisible ?? false,
    ShowIfNotAvailable: product?.ShowWithoutStock ?? false,
    IsProductActive: product?.IsActive ?? false,
    ProductFinalScore: product?.Score ?? 0,
  }
}

function seller({ Id, IsActive }: Sku) {
  return {
    SellerId: '1',
    StockKeepingUnitId: Id,
    SellerStockKeepingUnitId: String(Id),
    IsActive,
    FreightCommissionPercentage: 0,
    ProductCommissionPercentage: 0,
  }
}

import { lineOf } from './category-lines'
import { specificationsShown } from './context-specifications'
import { filesOf } from './images'
import { partsOf } from './kits'
import { servicesOf } from './services'
import type { Product, Sku } from './records'
import { associationsOf } from './sku-attachments'
import type { CatalogState } from './store'
import { tradePoliciesOf } from './trade-policies'

/** A SKU as stockkeepingunitbyid and -byean answer it. What is not emulated is empty. */
export function shownContext(state: CatalogState, sku: Sku, account: string) {
  const product = state.products.get(sku.ProductId)
  const ean = state.eans.get(sku.Id)?.at(-1)
  const alternateIds = { ...(ean && { Ean: ean }), ...(sku.RefId && { RefId: sku.RefId }) }
  return {
    Id: sku.Id,
    ProductId: sku.ProductId,
    NameComplete: `${product?.Name ?? ''} ${sku.Name}`.trim(),
    ComplementName: '',
    SkuName: sku.Name,
    ...shownProduct(state, product),
    IsActive: sku.IsActive,
    IsTransported: true,
    IsInventoried: true,
    IsGiftCardRecharge: false,
    ...images(state, sku, account),
    CSCIdentification: null,
    ...dimensions(sku),
    ManufacturerCode: sku.ManufacturerCode,
    IsKit: sku.IsKit,
    KitItems: partsOf(state, sku.Id).map(({ StockKeepingUnitId, Quantity }) => ({
      Id: StockKeepingUnitId,
      Amount: Quantity,
    })),
    Services: servicesOf(state, sku.Id),
    ...empty,
    Attachments: attachments(state, sku),
    Videos: sku.Videos,
    ...specificationsShown(state, sku),
    SkuSellers: [seller(sku)],
    SalesChannels: tradePoliciesOf(state, sku.ProductId),
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
  Categories: [],
  Collections: [],
  ProductClustersIds: '',
  ProductGlobalCategoryId: null,
}

function shownProduct(state: CatalogState, product: Product | undefined) {
  const line = product ? lineOf(state, product.CategoryId) : []
  const ids = `/${line.map(({ Id }) => Id).join('/')}/`
  const brand = state.brands.get(product?.BrandId ?? 0)
  return {
    ProductName: product?.Name ?? '',
    ProductDescription: product?.Description ?? '',
    ProductRefId: product?.RefId ?? '',
    TaxCode: product?.TaxCode ?? '',
    DetailUrl: `/${product?.LinkId ?? ''}/p`,
    BrandId: String(product?.BrandId ?? ''),
    BrandName: brand?.Name ?? '',
    IsBrandActive: brand?.Active ?? false,
    IsDirectCategoryActive: line.at(-1)?.IsActive ?? false,
    CategoriesFullPath: [ids],
    ProductCategoryIds: ids,
    ProductCategories: Object.fromEntries(line.map(({ Id, Name }) => [Id, Name])),
    KeyWords: product?.KeyWords ?? '',
    ReleaseDate: product?.ReleaseDate ?? null,
    ProductIsVisible: product?.IsVisible ?? false,
    ShowIfNotAvailable: product?.ShowWithoutStock ?? false,
    IsProductActive: product?.IsActive ?? false,
    ProductFinalScore: product?.Score ?? 0,
  }
}

function images(state: CatalogState, { Id }: Sku, account: string) {
  const files = filesOf(state, Id)
  const urlOf = (archiveId: number) => `http://${account}.vteximg.com.br/arquivos/ids/${archiveId}`
  const main = files.find(({ IsMain }) => IsMain)
  return {
    ImageUrl: main ? urlOf(main.ArchiveId) : '',
    Images: files.map(({ ArchiveId, Label }) => ({
      ImageUrl: urlOf(ArchiveId),
      ImageName: Label,
      FileId: ArchiveId,
    })),
  }
}

function dimensions(sku: Sku) {
  return {
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
  }
}

function attachments(state: CatalogState, { Id }: Sku) {
  return associationsOf(state, Id).flatMap(({ AttachmentId }) => {
    const attachment = state.attachments.get(AttachmentId)
    if (!attachment) return []
    const { Domains, ...shown } = attachment
    return {
      ...shown,
      Keys: Domains.map((each) => `${each.FieldName};${each.MaxCaracters}`),
      Fields: Domains,
    }
  })
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

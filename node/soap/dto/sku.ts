import type { VtexFullSku } from '../../clients/catalog/skus'
import type { VtexPrice } from '../../clients/pricing'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered, Sent } from '../contract'
import { amountOf, positive, storedDecimal } from './decimal'
import { dateTimeOf, instantOf, shown, textOf, valueOf } from './text'

type SentSku = Sent<'StockKeepingUnitDTO'>

/**
 * A SKU as a record. What the WebService calls Height is that of the package, and RealHeight that of the SKU; numbers
 * pass as they are. Name and product come from VTEX where they were not sent. Pure.
 */
export function skuRecord(sent: SentSku, live: VtexFullSku | null) {
  const id = live?.Id ?? sent.Id
  return {
    ref: id ? refOfVtexId(id) : sent.RefId || undefined,
    refId: (id && sent.RefId) || undefined,
    name: sent.Name || live?.Name,
    productRef: refTo(sent.ProductId || live?.ProductId),
    // A SKU that nobody asked to be active waits for StockKeepingUnitActive.
    active: valueOf(sent.IsActive) ?? (live ? undefined : false),
    eans: eansOf(sent),
    manufacturerCode: textOf(sent.ManufacturerCode),
    packagedWeight: weightOf(sent.WeightKg),
    packagedDimensions: lengthsOf(
      [sent.Height, sent.Length, sent.Width],
      live ? [live.PackagedHeight, live.PackagedLength, live.PackagedWidth] : [1, 1, 1],
    ),
    weight: weightOf(sent.RealWeightKg),
    dimensions: lengthsOf(
      [sent.RealHeight, sent.RealLength, sent.RealWidth],
      [live?.Height, live?.Length, live?.Width],
    ),
    cubicWeight: positive(sent.CubicWeight),
    measurementUnit: sent.MeasurementUnit || undefined,
    unitMultiplier: positive(sent.UnitMultiplier),
    commercialConditionId: sent.CommercialConditionId || undefined,
    modal: textOf(sent.ModalType),
    rewardValue: sent.RewardValue === null ? undefined : Number(sent.RewardValue),
    estimatedArrival: instantOf(sent.EstimatedDateArrival),
  }
}

/** A record that sets some fields of a SKU VTEX has. Pure. */
export function changeOfSku(sku: VtexFullSku, fields: object) {
  return { ref: refOfVtexId(sku.Id), name: sku.Name, productRef: refOfVtexId(sku.ProductId), ...fields }
}

const refTo = (id: number | undefined): string | undefined => (id ? refOfVtexId(id) : undefined)

/** Nil leaves the EANs, and so does a list of none: what that meant is not known. */
function eansOf({ StockKeepingUnitEans }: SentSku): string[] | undefined {
  const eans = (StockKeepingUnitEans ?? []).flatMap(({ Ean }) => Ean || [])
  return eans.length > 0 ? [...new Set(eans)] : undefined
}

function weightOf(sent: string | null) {
  const value = positive(sent)
  return value === undefined ? undefined : { value, unit: 'g' }
}

type Three<T> = readonly [T, T, T]

/** Lengths that were not sent stay; without all three there is nothing to set. */
function lengthsOf(sent: Three<string | null>, stored: Three<number | null | undefined>) {
  const wanted = sent.map(positive)
  const [height, length, width] = wanted.map((value, at) => value ?? stored[at])
  if (wanted.every((value) => value === undefined) || !height || !length || !width) return undefined
  return { height, length, width, unit: 'cm' }
}

/** The prices in a SKU as a record of the flow of prices; null where it has none. Pure. */
export function priceRecord(skuId: string, sent: Pick<SentSku, 'Price' | 'ListPrice' | 'CostPrice'>) {
  const amounts = {
    basePrice: amountOf(sent.Price),
    listPrice: amountOf(sent.ListPrice),
    costPrice: amountOf(sent.CostPrice),
  }
  const isEmpty = Object.values(amounts).every((amount) => amount === undefined)
  return isEmpty ? null : { skuRef: refOfVtexId(skuId), ...amounts }
}

/** What VTEX keeps beside a SKU that the WebService showed as part of it. */
export interface AroundSku {
  eans: readonly string[]
  price: VtexPrice | null
  productName: string | null
}

/** A SKU as the WebService shows it. Pure. */
export function skuDto(
  sku: VtexFullSku,
  { eans, price, productName }: AroundSku,
): Answered<'StockKeepingUnitDTO'> {
  return {
    CommercialConditionId: sku.CommercialConditionId,
    CostPrice: storedDecimal(price?.costPrice),
    CubicWeight: storedDecimal(sku.CubicWeight),
    DateUpdated: null,
    EstimatedDateArrival: dateTimeOf(sku.EstimatedDateArrival),
    Height: storedDecimal(sku.PackagedHeight),
    Id: sku.Id,
    InternalNote: null,
    IsActive: sku.IsActive,
    IsAvaiable: false,
    IsKit: sku.IsKit,
    Length: storedDecimal(sku.PackagedLength),
    ListPrice: storedDecimal(price?.listPrice),
    ManufacturerCode: shown(sku.ManufacturerCode),
    MeasurementUnit: sku.MeasurementUnit,
    ModalId: null,
    ModalType: shown(sku.ModalType),
    Name: sku.Name,
    Price: storedDecimal(price?.basePrice),
    ProductId: sku.ProductId,
    ProductName: productName,
    RealHeight: storedDecimal(sku.Height || null),
    RealLength: storedDecimal(sku.Length || null),
    RealWeightKg: storedDecimal(sku.WeightKg || null),
    RealWidth: storedDecimal(sku.Width || null),
    RefId: shown(sku.RefId),
    RewardValue: storedDecimal(sku.RewardValue),
    StockKeepingUnitEans: eans.map((Ean) => ({ Ean })),
    UnitMultiplier: storedDecimal(sku.UnitMultiplier),
    VenderSeparadamente: sku.KitItensSellApart,
    WeightKg: storedDecimal(sku.PackagedWeightKg),
    Width: storedDecimal(sku.PackagedWidth),
  }
}

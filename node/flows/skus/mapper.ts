import type { VtexFullSku, VtexSkuInput } from '../../clients/catalog/skus'
import { toInstant, toVtexDate } from '../fields'
import { rounded, toCentimeters, toGrams } from '../measures'
import { referenceCodeOf } from '../vtex-ref'
import type { LiveSku } from './live'
import type { SkuRecord } from './schema'

interface Grams {
  value: number
  unit: 'g'
}

interface Centimeters {
  height: number
  length: number
  width: number
  unit: 'cm'
}

/** The plain fields of a SKU in our terms; null stands for nothing. */
export interface SkuFields {
  name: string
  manufacturerCode: string | null
  packagedWeight: Grams | null
  packagedDimensions: Centimeters | null
  weight: Grams | null
  dimensions: Centimeters | null
  cubicWeight: number | null
  measurementUnit: string
  unitMultiplier: number
  commercialConditionId: number
  modal: string | null
  rewardValue: number
  /** RFC 3339, to the second. */
  estimatedArrival: string | null
}

/** A SKU nobody has measured yet: VTEX asks for a package, and one of nothing breaks its freight. */
const newSku: Omit<SkuFields, 'name'> = {
  manufacturerCode: null,
  packagedWeight: { value: 1, unit: 'g' },
  packagedDimensions: { height: 1, length: 1, width: 1, unit: 'cm' },
  weight: null,
  dimensions: null,
  cubicWeight: null,
  measurementUnit: 'un',
  unitMultiplier: 1,
  commercialConditionId: 1,
  modal: null,
  rewardValue: 0,
  estimatedArrival: null,
}

export function fromVtex(sku: VtexFullSku): SkuFields {
  return {
    name: sku.Name,
    manufacturerCode: sku.ManufacturerCode || null,
    packagedWeight: gramsOf(sku.PackagedWeightKg),
    packagedDimensions: lengthsOf(sku.PackagedHeight, sku.PackagedLength, sku.PackagedWidth),
    weight: gramsOf(sku.WeightKg),
    dimensions: lengthsOf(sku.Height, sku.Length, sku.Width),
    cubicWeight: sku.CubicWeight || null,
    measurementUnit: sku.MeasurementUnit,
    unitMultiplier: sku.UnitMultiplier,
    commercialConditionId: sku.CommercialConditionId,
    modal: sku.ModalType || null,
    rewardValue: sku.RewardValue || 0,
    estimatedArrival: sku.EstimatedDateArrival ? toInstant(sku.EstimatedDateArrival) : null,
  }
}

/** VTEX's zero is no measure. */
function gramsOf(value: number | null): Grams | null {
  return value ? { value, unit: 'g' } : null
}

function lengthsOf(height: number | null, length: number | null, width: number | null): Centimeters | null {
  if (!height && !length && !width) return null
  return { height: height ?? 0, length: length ?? 0, width: width ?? 0, unit: 'cm' }
}

/** The plain fields the record sets, in our terms. */
export function wantedFields(record: SkuRecord): Partial<SkuFields> {
  const { name, manufacturerCode, modal, measurementUnit, unitMultiplier, commercialConditionId } = record
  const { packagedWeight, packagedDimensions, weight, dimensions, cubicWeight } = record
  const { rewardValue, estimatedArrival } = record
  const wanted = {
    name,
    manufacturerCode,
    packagedWeight: packagedWeight && { value: toGrams(packagedWeight), unit: 'g' as const },
    packagedDimensions: packagedDimensions && { ...toCentimeters(packagedDimensions), unit: 'cm' as const },
    weight: weight && { value: toGrams(weight), unit: 'g' as const },
    dimensions: dimensions && { ...toCentimeters(dimensions), unit: 'cm' as const },
    cubicWeight: cubicWeight ? rounded(cubicWeight) || null : cubicWeight === 0 ? null : cubicWeight,
    measurementUnit,
    unitMultiplier: unitMultiplier && rounded(unitMultiplier),
    commercialConditionId,
    modal,
    rewardValue: rewardValue && rounded(rewardValue),
    estimatedArrival: estimatedArrival && toInstant(estimatedArrival),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}

/** The body for VTEX once the record is applied; what VTEX holds besides stays, also that it is active. */
export function toVtex(record: SkuRecord, { sku }: Pick<LiveSku, 'sku'>, productId: number): VtexSkuInput {
  const fields = { ...newSku, name: '', ...(sku && fromVtex(sku)), ...wantedFields(record) }
  return {
    ...bodyOf(fields),
    ProductId: sku?.ProductId ?? productId,
    IsActive: sku?.IsActive === true && record.active !== false,
    ActivateIfPossible: record.active ?? sku?.ActivateIfPossible ?? true,
    RefId: codeAfter(record, sku),
    IsKit: sku?.IsKit === true || (record.kit ?? []).length > 0,
    KitItensSellApart: sku?.KitItensSellApart ?? false,
    Videos: sku?.Videos ?? [],
    ...(sku?.CreationDate && { CreationDate: sku.CreationDate }),
  }
}

/** A reference code that people keep stays, unless the record names another beside VTEX's id. */
function codeAfter(record: SkuRecord, sku: LiveSku['sku']): string {
  return record.refId ?? (sku?.RefId || referenceCodeOf(record)) ?? ''
}

function bodyOf(fields: SkuFields) {
  const { packagedDimensions, packagedWeight, dimensions, weight } = fields
  return {
    Name: fields.name,
    PackagedHeight: packagedDimensions?.height ?? 0,
    PackagedLength: packagedDimensions?.length ?? 0,
    PackagedWidth: packagedDimensions?.width ?? 0,
    PackagedWeightKg: packagedWeight?.value ?? 0,
    Height: dimensions?.height ?? 0,
    Length: dimensions?.length ?? 0,
    Width: dimensions?.width ?? 0,
    WeightKg: weight?.value ?? 0,
    CubicWeight: fields.cubicWeight ?? 0,
    ManufacturerCode: fields.manufacturerCode ?? '',
    CommercialConditionId: fields.commercialConditionId,
    MeasurementUnit: fields.measurementUnit,
    UnitMultiplier: fields.unitMultiplier,
    ModalType: fields.modal,
    RewardValue: fields.rewardValue,
    EstimatedDateArrival: fields.estimatedArrival && toVtexDate(fields.estimatedArrival),
  }
}

import type { VtexSpecification, VtexSpecificationInput } from '../../clients/catalog/specifications'
import type { SpecificationRecord, SpecificationType, WholeSpecification } from './schema'

/** VTEX's numbers of the types. */
export const typeIds: Readonly<Record<SpecificationType, number>> = {
  text: 1,
  'long-text': 2,
  number: 4,
  combo: 5,
  radio: 6,
  checkbox: 7,
  'indexed-text': 8,
  'indexed-long-text': 9,
}

/** What VTEX lets change of a specification, in our terms. */
export interface SpecificationFields {
  name: string
  required: boolean
  filterable: boolean
  onProductPage: boolean
  position: number
  active: boolean
}

/** What VTEX fixes when it is created, in our terms; `categoryId` is '0' for all categories. */
export interface FixedFields {
  level: 'product' | 'sku'
  type: SpecificationType | null
  categoryId: string
}

export function fromVtex(specification: VtexSpecification): SpecificationFields {
  return {
    name: specification.Name,
    required: specification.IsRequired,
    filterable: specification.IsFilter,
    onProductPage: specification.IsOnProductDetails,
    position: specification.Position ?? 0,
    active: specification.IsActive,
  }
}

export function fixedFromVtex(specification: VtexSpecification): FixedFields {
  const types = Object.keys(typeIds) as SpecificationType[]
  return {
    level: specification.IsStockKeepingUnit ? 'sku' : 'product',
    type: types.find((type) => typeIds[type] === specification.FieldTypeId) ?? null,
    categoryId: String(specification.CategoryId ?? 0),
  }
}

/** What the record sets of that which can change. */
export function wantedSpecification(record: SpecificationRecord): Partial<SpecificationFields> {
  const { name, required, filterable, onProductPage, position, active } = record
  const fields = { name, required, filterable, onProductPage, position, active }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The body for PUT: what it is, with these fields. */
export function toVtex(
  { Id: _id, ...live }: VtexSpecification,
  fields: SpecificationFields,
): VtexSpecificationInput {
  return {
    ...live,
    ...changeable(fields),
    Description: live.Description ?? '',
    IsWizard: live.IsWizard ?? false,
    DefaultValue: live.DefaultValue ?? '',
  }
}

/** The body for POST. */
export function toNewVtex(
  { level, type }: Pick<WholeSpecification, 'level' | 'type'>,
  place: Pick<VtexSpecificationInput, 'CategoryId' | 'FieldGroupId'>,
  fields: SpecificationFields,
): VtexSpecificationInput {
  return {
    ...place,
    ...changeable(fields),
    FieldTypeId: typeIds[type],
    IsStockKeepingUnit: level === 'sku',
    Description: '',
    IsWizard: false,
    IsTopMenuLinkActive: false,
    IsSideMenuLinkActive: false,
    DefaultValue: '',
  }
}

function changeable(fields: SpecificationFields) {
  return {
    Name: fields.name,
    IsRequired: fields.required,
    IsFilter: fields.filterable,
    IsOnProductDetails: fields.onProductPage,
    Position: fields.position,
    IsActive: fields.active,
  }
}

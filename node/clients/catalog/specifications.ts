import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** A specification as VTEX holds it; the old fields may be null. */
export interface VtexSpecification extends Omit<
  VtexSpecificationInput,
  'Description' | 'IsWizard' | 'DefaultValue'
> {
  Id: number
  Description: string | null
  IsWizard: boolean | null
  DefaultValue: string | null
}

/** Body of POST and PUT: PUT replaces and requires every field. */
export interface VtexSpecificationInput {
  /** 1 text, 2 lines of text, 4 whole number, 5 combo, 6 radio, 7 checkbox, 8 and 9 indexed text. */
  FieldTypeId: number
  /** 0: all categories. */
  CategoryId: number
  FieldGroupId: number
  Name: string
  Description: string
  Position: number
  IsFilter: boolean
  IsRequired: boolean
  IsOnProductDetails: boolean
  IsStockKeepingUnit: boolean
  IsWizard: boolean
  IsActive: boolean
  IsTopMenuLinkActive: boolean
  IsSideMenuLinkActive: boolean
  DefaultValue: string
}

/** A specification in the list of its category. */
export interface VtexListedSpecification {
  FieldId: number
  Name: string
  IsStockKeepingUnit: boolean
}

export interface VtexSpecificationGroup {
  Id: number
  Name: string
}

/** A value in the list of its specification. */
export interface VtexListedValue {
  FieldValueId: number
  Value: string
  IsActive: boolean
  Position: number
}

/** Body of POST and PUT of a value: PUT replaces. */
export interface VtexValueInput {
  FieldId: number
  Name: string
  Text: string | null
  IsActive: boolean
  Position: number
}

const SPECIFICATION = '/api/catalog/pvt/specification'
const LISTS = '/api/catalog_system/pub/specification'

/** Specifications, their groups and their values in VTEX's Catalog. */
export class Specifications extends CatalogClient {
  /** `GET …/specification/{specificationId}`; null when VTEX does not have it. */
  public byId(id: string): Promise<Result<VtexSpecification | null, Failure>> {
    return this.find(`${SPECIFICATION}/${id}`, 'catalog-specification')
  }

  /** `GET …/specification/field/listByCategoryId/{categoryId}`: the category's own ones; 0: those of all categories. */
  public ofCategory(categoryId: string): Promise<Result<VtexListedSpecification[], Failure>> {
    return this.list(`${LISTS}/field/listByCategoryId/${categoryId}`, 'catalog-specifications')
  }

  /** `POST …/specification`. VTEX takes a second specification of the same name. */
  public create(specification: VtexSpecificationInput): Promise<Result<VtexSpecification, Failure>> {
    return this.post(SPECIFICATION, 'catalog-specification-create', specification)
  }

  /** `PUT …/specification/{specificationId}`. Replaces everything; type, category, group and level can not change. */
  public replace(
    id: string,
    specification: VtexSpecificationInput,
  ): Promise<Result<VtexSpecification, Failure>> {
    return this.put(`${SPECIFICATION}/${id}`, 'catalog-specification-replace', specification)
  }

  /** `GET …/specification/groupGet/{groupId}`; null when VTEX does not have it. */
  public group(id: string): Promise<Result<VtexSpecificationGroup | null, Failure>> {
    return this.find(`${LISTS}/groupGet/${id}`, 'catalog-specification-group')
  }

  /** `GET …/specification/groupbycategory/{categoryId}`: the category's own groups; 0: those of all categories. */
  public groups(categoryId: string): Promise<Result<VtexSpecificationGroup[], Failure>> {
    return this.list(
      `/api/catalog_system/pvt/specification/groupbycategory/${categoryId}`,
      'catalog-specification-groups',
    )
  }

  /** `POST …/specificationgroup`. VTEX takes a group of any category, a second one of the same name too. */
  public createGroup(categoryId: string, name: string): Promise<Result<VtexSpecificationGroup, Failure>> {
    const group = { CategoryId: Number(categoryId), Name: name }
    return this.post('/api/catalog/pvt/specificationgroup', 'catalog-specification-group-create', group)
  }

  /** `GET …/specification/fieldvalue/{specificationId}`: the values to choose from. */
  public values(id: string): Promise<Result<VtexListedValue[], Failure>> {
    return this.list(`${LISTS}/fieldvalue/${id}`, 'catalog-specification-values')
  }

  /** `GET …/specificationvalue/{valueId}`; null when VTEX does not have it. */
  public value(id: string): Promise<Result<VtexValueInput | null, Failure>> {
    return this.find(`${SPECIFICATION}value/${id}`, 'catalog-specification-value')
  }

  /** `POST …/specificationvalue`. VTEX takes a second value of the same name. */
  public createValue(value: VtexValueInput): Promise<Result<unknown, Failure>> {
    return this.post(`${SPECIFICATION}value`, 'catalog-specification-value-create', value)
  }

  /** `PUT …/specificationvalue/{valueId}`. Replaces everything. */
  public replaceValue(id: string, value: VtexValueInput): Promise<Result<unknown, Failure>> {
    return this.put(`${SPECIFICATION}value/${id}`, 'catalog-specification-value-replace', value)
  }
}

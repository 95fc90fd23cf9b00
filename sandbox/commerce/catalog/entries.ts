import type { ApiResponse } from '../../http'
import { jsonString } from '../answers'
import { specificationsFor } from './category-lines'
import { notFound } from './ids'
import type { Specification, SpecificationEntry } from './records'
import { hasList } from './specification-values'
import { takeId, type CatalogState } from './store'

/** What somebody has in a specification before it is an entry. */
export type Filling = Pick<SpecificationEntry, 'FieldValueId' | 'Text'>

const numberType = 4
const checkboxType = 7

/**
 * The specification a product or SKU may fill, or why not. Assumption: 400 unless it belongs to the product's
 * category, one above it or the root.
 */
export function fillable(
  state: CatalogState,
  owner: { categoryId: number; isSku: boolean },
  fieldId: number,
): Specification | ApiResponse {
  const specification = state.specifications.get(fieldId)
  if (!specification) return notFound('specification')
  if (specification.IsStockKeepingUnit !== owner.isSku) {
    return jsonString(400, `${specification.Name} is a specification of ${owner.isSku ? 'products' : 'SKUs'}`)
  }
  const fits = specificationsFor(state, owner.categoryId).includes(specification)
  return fits ? specification : jsonString(400, `${specification.Name} is not in the product's category`)
}

/** The filling by the id of a value, or by text where the specification has no list; or why not. */
export function filling(
  state: CatalogState,
  specification: Specification,
  sent: { FieldValueId?: number | null | undefined; Text?: string | null | undefined },
): Filling | ApiResponse {
  if (hasList(specification)) {
    const value = state.specificationValues.get(sent.FieldValueId ?? 0)
    if (value?.FieldId !== specification.Id) return notFound('specification value')
    return { FieldValueId: value.FieldValueId, Text: value.Name }
  }
  const text = sent.Text ?? ''
  if (text === '') return jsonString(400, `${specification.Name} needs a text`)
  if (specification.FieldTypeId === numberType && !/^-?\d+$/.test(text)) {
    return jsonString(400, `${specification.Name} needs a whole number`)
  }
  return { FieldValueId: 0, Text: text }
}

/** Whether a specification takes several values at once. */
export function takesMany({ FieldTypeId }: Specification): boolean {
  return FieldTypeId === checkboxType
}

/** Adds to a checkbox, replaces what any other specification had. The same value again changes nothing. */
export function addFilling(
  state: CatalogState,
  entries: readonly SpecificationEntry[],
  specification: Specification,
  added: Filling,
): { entries: SpecificationEntry[]; entry: SpecificationEntry } {
  const own = entries.filter(({ FieldId }) => FieldId === specification.Id)
  const same = own.find(
    ({ FieldValueId, Text }) => FieldValueId === added.FieldValueId && Text === added.Text,
  )
  if (same) return { entries: [...entries], entry: same }
  const entry = { Id: takeId(state, 'entry'), FieldId: specification.Id, ...added }
  const kept = takesMany(specification) ? entries : entries.filter((each) => !own.includes(each))
  return { entries: [...kept, entry], entry }
}

/** Puts fillings in the place of all that the specification had. */
export function replaceFillings(
  state: CatalogState,
  entries: readonly SpecificationEntry[],
  { Id }: Specification,
  fillings: readonly Filling[],
): { entries: SpecificationEntry[]; own: SpecificationEntry[] } {
  const own = fillings.map((each) => ({ Id: takeId(state, 'entry'), FieldId: Id, ...each }))
  return { entries: [...entries.filter(({ FieldId }) => FieldId !== Id), ...own], own }
}

/** Entries as GET shows them: a number that is 0 is left out (known issue). */
export function visible(state: CatalogState, entries: readonly SpecificationEntry[]): SpecificationEntry[] {
  return entries.filter(({ FieldId, Text }) => {
    const isNumber = state.specifications.get(FieldId)?.FieldTypeId === numberType
    return !isNumber || Number(Text) !== 0
  })
}

import { visible } from './entries'
import type { Sku, SpecificationEntry } from './records'
import type { CatalogState } from './store'

/** What a SKU and its product have in specifications, as the SKU's context shows it. */
export function specificationsShown(state: CatalogState, { Id, ProductId }: Sku) {
  return {
    SkuSpecifications: grouped(state, state.skuSpecifications.get(Id) ?? []),
    ProductSpecifications: grouped(state, visible(state, state.productSpecifications.get(ProductId) ?? [])),
  }
}

function grouped(state: CatalogState, entries: readonly SpecificationEntry[]) {
  return [...new Set(entries.map(({ FieldId }) => FieldId))].flatMap((fieldId) => {
    const specification = state.specifications.get(fieldId)
    if (!specification) return []
    const own = entries.filter(({ FieldId }) => FieldId === fieldId)
    return {
      FieldId: fieldId,
      FieldName: specification.Name,
      FieldValueIds: own.flatMap(({ FieldValueId }) => FieldValueId || []),
      FieldValues: own.map(({ Text }) => Text),
      IsFilter: specification.IsFilter,
      FieldGroupId: specification.FieldGroupId,
      FieldGroupName: state.groups.get(specification.FieldGroupId)?.Name ?? '',
    }
  })
}

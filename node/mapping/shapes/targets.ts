import { flows } from '../../flows'
import type { Flow, FlowName } from '../../flows/flow'
import { schemaFields } from './schema-fields'
import type { TargetField } from './target-field'

/** Records that a flow's records may bring along, and the fields that these have from what surrounds them. */
const nested: Partial<Record<FlowName, { field: string; flow: FlowName; inherited: readonly string[] }[]>> = {
  products: [{ field: 'skus[]', flow: 'skus', inherited: ['productRef'] }],
  skus: [
    { field: 'price', flow: 'prices', inherited: ['skuRef'] },
    { field: 'inventory[]', flow: 'inventory', inherited: ['skuRef'] },
  ],
}

const known = new Map<FlowName, TargetField[]>()

/** The fields of a flow's canonical record in their order, those of objects and lists after their own. Pure. */
export function targetsOf({ name }: Pick<Flow, 'name'>): TargetField[] {
  const found = known.get(name) ?? [...own(name), ...(name === 'products' ? broughtBy(name, '') : [])]
  known.set(name, found)
  return found
}

function own(name: FlowName, prefix = '', without: readonly string[] = []): TargetField[] {
  return schemaFields(flows[name].schema, prefix).filter(
    ({ path }) => !without.some((field) => path === prefix + field),
  )
}

/** Only products bring others: a SKU's price and stock travel with the product. */
function broughtBy(name: FlowName, prefix: string): TargetField[] {
  const parts = (nested[name] ?? []).flatMap(({ field, flow, inherited }) => [
    outer(prefix + field.replace('[]', ''), field.endsWith('[]')),
    ...own(flow, `${prefix}${field}.`, inherited),
    ...broughtBy(flow, `${prefix}${field}.`),
  ])
  const images = own('images', prefix).filter(({ path }) => path.startsWith(`${prefix}images`))
  return name === 'skus' ? [...parts, ...images.map(asOptional)] : parts
}

const asOptional = (field: TargetField): TargetField =>
  field.path.endsWith('images') ? { ...field, required: false } : field

const outer = (path: string, isList: boolean): TargetField => ({
  path,
  type: isList ? 'list of objects' : 'object',
  required: false,
  description: null,
  examples: [],
  enumValues: null,
})

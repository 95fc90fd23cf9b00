import { z } from 'zod'
import { flows } from '../../flows'
import type { Flow, FlowName } from '../../flows/flow'

export type TargetType =
  | 'text'
  | 'number'
  | 'integer'
  /** A number or a decimal text. */
  | 'amount'
  | 'boolean'
  /** RFC 3339. */
  | 'instant'
  | 'object'
  | 'list of texts'
  | 'list of objects'

/** A field of a canonical record that a rule can set. */
export interface TargetField {
  /** `basePrice`, `packagedWeight.value`, `fixedPrices[].value`. */
  path: string
  type: TargetType
  /** Within what surrounds it. */
  required: boolean
  description: string | null
  examples: unknown[]
  enumValues: string[] | null
}

interface Schema {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  format?: string
  description?: string
  examples?: unknown[]
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}

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
  const root = z.toJSONSchema(flows[name].schema, { io: 'input', override: withExamples }) as Schema
  return fieldsOf(resolve(root, root), root, prefix).filter(
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

/** zod leaves the examples of what it transforms out of the input side. */
function withExamples(field: { zodSchema: z.core.$ZodType; jsonSchema: { examples?: unknown[] } }): void {
  const examples = z.globalRegistry.get(field.zodSchema)?.examples
  if (Array.isArray(examples)) field.jsonSchema.examples = examples as unknown[]
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

function fieldsOf({ properties = {}, required = [] }: Schema, root: Schema, prefix: string): TargetField[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const schema = resolve(property, root)
    const type = typeOf(schema)
    const path = prefix + name
    const inner = type === 'list of objects' ? resolve(schema.items ?? {}, root) : schema
    const field: TargetField = {
      path,
      type,
      required: required.includes(name),
      description: property.description ?? schema.description ?? null,
      examples: property.examples ?? schema.examples ?? [],
      enumValues: schema.enum?.map(String) ?? null,
    }
    return [field, ...fieldsOf(inner, root, type === 'list of objects' ? `${path}[].` : `${path}.`)]
  })
}

/** The schema itself, instead of a reference to it or a choice between it and null. */
function resolve(schema: Schema, root: Schema): Schema {
  const { $ref, anyOf, ...own } = schema
  const named = $ref && root.$defs?.[$ref.split('/').pop() ?? '']
  const [only, ...others] = named ? [named] : (anyOf ?? []).filter(({ type }) => type !== 'null')
  return only && others.length === 0 ? { ...resolve(only, root), ...own } : schema
}

function typeOf({ type = [], format, items = {}, enum: values }: Schema): TargetType {
  const types = [type].flat()
  const is = (name: string): boolean => types.includes(name)
  if (is('array')) return items.type === 'object' ? 'list of objects' : 'list of texts'
  if (is('number') && is('string')) return 'amount'
  if (is('string')) return format === 'date-time' ? 'instant' : 'text'
  const plain = (['number', 'integer', 'boolean'] as const).find(is)
  return plain ?? (values ? 'text' : 'object')
}

import { z } from 'zod'
import type { TargetField, TargetType } from './target-field'

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

/** The fields of what a schema takes, in their order, those of objects and lists after their own. Pure. */
export function schemaFields(schema: z.ZodType, prefix = ''): TargetField[] {
  const root = z.toJSONSchema(schema, { io: 'input', override: withExamples }) as Schema
  return fieldsOf(resolve(root, root), root, prefix)
}

/** zod leaves the examples of what it transforms out of the input side. */
function withExamples(field: { zodSchema: z.core.$ZodType; jsonSchema: { examples?: unknown[] } }): void {
  const examples = z.globalRegistry.get(field.zodSchema)?.examples
  if (Array.isArray(examples)) field.jsonSchema.examples = examples as unknown[]
}

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

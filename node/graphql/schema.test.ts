import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  type DirectiveNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type ObjectTypeDefinitionNode,
} from 'graphql'
import { schemaText } from '../testing/panel'
import { resolvers } from '.'

const schema = buildSchema(schemaText)
const { definitions } = parse(schemaText)
const rootTypes = definitions.filter(
  (definition): definition is ObjectTypeDefinitionNode =>
    definition.kind === 'ObjectTypeDefinition' && ['Query', 'Mutation'].includes(definition.name.value),
)
const rootFields = rootTypes.flatMap(({ name, fields = [] }) =>
  fields.map((field) => [`${name.value}.${field.name.value}`, field] as const),
)

function argumentsOf(field: FieldDefinitionNode, name: string): Record<string, unknown> | undefined {
  const directive = field.directives?.find((each: DirectiveNode) => each.name.value === name)
  return (
    directive &&
    Object.fromEntries(
      (directive.arguments ?? []).map(({ name: { value: key }, value }) => [
        key,
        'value' in value ? value.value : null,
      ]),
    )
  )
}

it.each(rootFields)('%s is for admins with a resource and is not cached', (name, field) => {
  expect(argumentsOf(field, 'auth')).toEqual({
    scope: 'PRIVATE',
    productCode: '66',
    resourceCode: 'read-write-apps-settings',
  })
  if (name.startsWith('Query'))
    expect(argumentsOf(field, 'cacheControl')).toMatchObject({ scope: 'PRIVATE', maxAge: '0' })
})

it('describes every type, field and value', () => {
  const own = Object.values(schema.getTypeMap()).filter(
    ({ name, astNode }) => astNode && !name.startsWith('IO') && !name.startsWith('__'),
  )
  const undescribed = own.flatMap((type) => [
    ...(type.description ? [] : [type.name]),
    ...partsOf(type).flatMap(({ name, description }) => (description ? [] : [`${type.name}.${name}`])),
  ])
  expect(undescribed).toEqual([])
})

it('has a resolver for every field, and none for others', () => {
  const resolved = (['Query', 'Mutation'] as const).flatMap((type) =>
    Object.keys(resolvers[type]).map((name) => `${type}.${name}`),
  )
  expect(resolved.sort()).toEqual(rootFields.map(([name]) => name).sort())
})

it('has a resolver for every union', () => {
  const unions = Object.values(schema.getTypeMap()).filter(isAbstractType)
  expect(Object.keys(resolvers).sort()).toEqual(
    ['Mutation', 'Query', ...unions.map(({ name }) => name)].sort(),
  )
})

it('bounds every query: no type holds itself, and no field is deeper than ten', () => {
  const depthOf = (type: GraphQLNamedType, above: readonly string[]): number => {
    if (above.includes(type.name)) throw new Error(`${[...above, type.name].join(' › ')} has no end`)
    if (isAbstractType(type))
      return Math.max(...schema.getPossibleTypes(type).map((each) => depthOf(each, above)))
    if (!isObjectType(type)) return 0
    const fields = Object.values(type.getFields()).map(({ type: field }) => getNamedType(field))
    return 1 + Math.max(...fields.map((each) => depthOf(each, [...above, type.name])))
  }
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => type ?? [])
  expect(Math.max(...roots.map((type) => depthOf(type, [])))).toBeLessThanOrEqual(10)
})

function partsOf(type: GraphQLNamedType): { name: string; description?: string | null }[] {
  if ('getFields' in type) return Object.values(type.getFields() as Record<string, { name: string }>)
  return 'getValues' in type ? type.getValues() : []
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildSchema,
  graphql,
  parse,
  type DirectiveNode,
  type FieldDefinitionNode,
  type GraphQLFieldResolver,
  type ObjectTypeDefinitionNode,
} from 'graphql'
import { testDeps } from '../testing/deps'
import { fakeVBase } from '../testing/vbase'
import { resolvers } from '.'

const folder = join(__dirname, '../../graphql')
const sdl = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')

/** As the runtime declares them. */
const directives = `
  enum IOAuthScope { PUBLIC PRIVATE }
  directive @auth(scope: IOAuthScope, productCode: String, resourceCode: String) on FIELD_DEFINITION
  enum IOCacheControlScope { SEGMENT PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: IOCacheControlScope) on FIELD_DEFINITION
`

const rootTypes = parse(sdl).definitions.filter(
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
  const { scope, productCode, resourceCode } = argumentsOf(field, 'auth') ?? {}
  expect(scope).toBe('PRIVATE')
  expect(productCode).toMatch(/^\d+$/)
  expect(resourceCode).toMatch(/^[\w-]+$/)
  if (name.startsWith('Query'))
    expect(argumentsOf(field, 'cacheControl')).toMatchObject({ scope: 'PRIVATE', maxAge: '0' })
  expect(field.description?.value).toBeTruthy()
})

const schema = buildSchema(sdl + directives)
for (const [type, fields] of Object.entries(resolvers)) {
  for (const [name, resolve] of Object.entries(fields)) {
    const field = (schema.getType(type) as ReturnType<typeof schema.getQueryType>)?.getFields()[name]
    if (!field) throw new Error(`There is a resolver of ${type}.${name}, which is not in the schema`)
    field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>
  }
}

it('has a resolver for every field', () => {
  const resolved = Object.entries(resolvers).flatMap(([type, fields]) =>
    Object.keys(fields).map((name) => `${type}.${name}`),
  )
  expect(resolved.sort()).toEqual(rootFields.map(([name]) => name).sort())
})

it('answers the health page', async () => {
  const { account, workspace, clients } = testDeps()
  const { vbase } = fakeVBase()
  const context = {
    vtex: { account, workspace, logger: { warn: jest.fn() } },
    clients: { ...clients, vbase },
  }
  const query = `{ health {
    status account workspace version checkedAt
    checks { id status durationMs code detail help resource }
    activity { openBatches lastBatchAt lastBatchId }
  } }`
  const { data, errors } = await graphql(schema, query, null, context)
  expect(errors).toBeUndefined()
  const check = {
    status: 'OK',
    durationMs: expect.any(Number),
    code: null,
    detail: null,
    help: null,
    resource: null,
  }
  expect(data?.health).toEqual({
    status: 'OK',
    account,
    workspace,
    version: expect.any(String),
    checkedAt: expect.stringMatching(/Z$/),
    checks: ['storage', 'events', 'catalog', 'pricing', 'logistics'].map((id) => ({ id, ...check })),
    activity: { openBatches: 0, lastBatchAt: null, lastBatchId: null },
  })
})

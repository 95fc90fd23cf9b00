import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, getNamedType, isLeafType, type GraphQLField, type GraphQLSchema } from 'graphql'
import type { HttpClient } from './http'

const folder = join(__dirname, '../../graphql')
const directives = `
  enum IOAuthScope { PUBLIC PRIVATE }
  directive @auth(scope: IOAuthScope, productCode: String, resourceCode: String) on FIELD_DEFINITION
  enum IOCacheControlScope { SEGMENT PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: IOCacheControlScope) on FIELD_DEFINITION
`

/** The schema of the panel's API. */
export const panelSchema: GraphQLSchema = buildSchema(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n') + directives,
)

export interface PanelAnswer {
  data?: Record<string, unknown> | null
  errors?: { message: string; extensions: { code: string } }[]
}

/** Asks the panel's API as the pages do, with the token as a cookie; without one where it is null. */
export async function askPanel(
  vtex: HttpClient,
  query: string,
  { token, variables }: { token: string | null; variables?: object },
): Promise<PanelAnswer> {
  const headers = {
    'x-vtex-api-appkey': undefined,
    'x-vtex-api-apptoken': undefined,
    cookie: token === null ? undefined : `VtexIdclientAutCookie=${token}`,
  }
  const { body } = await vtex.post<PanelAnswer>('/_v/private/graphql/v1', { query, variables }, { headers })
  return body
}

/** A query for each field of Query and Mutation, with valid values for what it requires. */
export const queriesOfAllFields: [name: string, query: string][] = [
  ...Object.values(panelSchema.getQueryType()?.getFields() ?? {}).map((field) => queryOf('query', field)),
  ...Object.values(panelSchema.getMutationType()?.getFields() ?? {}).map((field) =>
    queryOf('mutation', field),
  ),
]

function queryOf(operation: string, { name, args, type }: GraphQLField<unknown, unknown>): [string, string] {
  const values = args.map((arg) => {
    const isRequired = String(arg.type).endsWith('!')
    return isRequired ? [`${arg.name}: ${valueOf(String(arg.type).slice(0, -1))}`] : []
  })
  const given = values.flat()
  const selection = isLeafType(getNamedType(type)) ? '' : '{ __typename }'
  return [
    `${operation} ${name}`,
    `${operation} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection} }`,
  ]
}

/** A value of the type as a query holds it. */
function valueOf(type: string): string {
  const values: Record<string, string> = {
    String: '"prices"',
    ID: '"01J00000000000000000000000"',
    Int: '1',
    Boolean: 'true',
    ChoiceKind: 'BRAND',
    UnknownCodePolicy: 'PARK',
    VersionInput: '{ version: 1 }',
    PreviewInput: '{ source: "erp", flow: "prices", payloadJson: "{}" }',
    '[NotificationSettingInput!]': '[{ kind: "batch_held", isOn: true, atLeast: 1 }]',
    OrderSettingsInput: `{ exportFrom: "ready", flows: ["complete"], tradePolicies: [], affiliates: [],
      sellers: [], attempts: 5, reconcileSeconds: 300, keepDays: 30 }`,
    OrderPushInput:
      '{ isActive: false, address: null, source: null, shape: "erp", events: ["new"], visibility: 300, perMinute: 60 }',
    GeneralSettingsInput: '{ keepDays: 30, keepSamples: true }',
  }
  const value = values[type]
  if (value === undefined) throw new Error(`There is no sample value of ${type}`)
  return value
}

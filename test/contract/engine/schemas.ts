import Ajv2019, { type ErrorObject } from 'ajv/dist/2019'
import { resolve, type Document, type Reference, type Schema } from './openapi'

export interface Finding {
  /** JSON pointer to the value that is wrong; for an unknown key, to that key. */
  pointer: string
  message: string
}

const ajv = new Ajv2019({ strict: false, allErrors: true, logger: false, validateSchema: false })
const inInt32 = (value: number) => Number.isInteger(value) && Math.abs(value) <= 2_147_483_648
ajv.addFormat('int32', { type: 'number', validate: inInt32 })
ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i)
ajv.addFormat('binary', true)

/** Compiles a schema of `document`; keys its objects do not document are findings, at any depth. */
export function compile(schema: Schema | Reference, document: Document): (value: unknown) => Finding[] {
  const validate = ajv.compile(closed(schema, document))
  return (value) => (validate(value) ? [] : findings(validate.errors ?? []))
}

/** Where no branch of a choice fits, none of its keys counts as documented: saying so of each would only mislead. */
function findings(errors: ErrorObject[]): Finding[] {
  const unfit = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  return errors
    .filter(
      ({ keyword, instancePath }) =>
        keyword !== 'unevaluatedProperties' || !unfit.some((choice) => choice.instancePath === instancePath),
    )
    .map(findingOf)
}

function findingOf({ instancePath, keyword, params, message = 'is wrong' }: ErrorObject): Finding {
  if (keyword === 'unevaluatedProperties') {
    const key = String(params.unevaluatedProperty).replace(/~/g, '~0').replace(/\//g, '~1')
    return { pointer: `${instancePath}/${key}`, message: 'is not documented' }
  }
  return {
    pointer: instancePath,
    message: keyword === 'enum' ? `${message}: ${params.allowedValues}` : message,
  }
}

/**
 * The schema with references inlined, OpenAPI's `nullable` enums widened, and each object that documents its
 * properties closed to others. Branches of allOf, anyOf and oneOf are closed together by the object that holds
 * them, as one branch's properties are the other's unknown keys.
 */
export function closed(from: Schema | Reference, document: Document, seen: readonly object[] = []): Schema {
  const schema = inlined(from, document, seen)
  return documentsItsKeys(schema) ? { ...schema, unevaluatedProperties: false } : schema
}

function inlined(from: Schema | Reference, document: Document, seen: readonly object[]): Schema {
  const schema = resolve<Schema>(from, document)
  if (seen.includes(schema)) throw new Error('A schema that contains itself is not supported')
  const within = [...seen, schema]
  const value = (child: Schema | Reference) => closed(child, document, within)
  const branches = (list: (Schema | Reference)[]) => list.map((branch) => inlined(branch, document, within))
  const { properties, items, additionalProperties, allOf, anyOf, oneOf } = schema
  return {
    ...schema,
    ...(schema.nullable && schema.enum ? { enum: [...schema.enum, null] } : {}),
    ...(properties && { properties: mapValues(properties, value) }),
    ...(items && { items: value(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: value(additionalProperties) }),
    ...(allOf && { allOf: branches(allOf) }),
    ...(anyOf && { anyOf: branches(anyOf) }),
    ...(oneOf && { oneOf: branches(oneOf) }),
  }
}

const mapValues = <T, U>(record: Record<string, T>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))

/** Whether a schema says which keys its object has: some part lists them and no part is open. */
function documentsItsKeys(schema: Schema): boolean {
  const parts = partsOf(schema)
  return parts.some((part) => part.properties) && !parts.some(isOpen)
}

const isOpen = ({ type, properties, additionalProperties, ...rest }: Schema) =>
  (additionalProperties !== undefined && additionalProperties !== false) ||
  (type === 'object' && !properties && !rest.allOf && !rest.anyOf && !rest.oneOf)

function partsOf(schema: Schema): Schema[] {
  const { allOf = [], anyOf = [], oneOf = [] } = schema
  return [schema, ...[...allOf, ...anyOf, ...oneOf].flatMap((branch) => partsOf(branch as Schema))]
}

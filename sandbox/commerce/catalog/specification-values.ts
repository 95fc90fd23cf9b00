import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { notFound, withRecord } from './ids'
import { isNamed } from './names'
import type { Specification, SpecificationValue } from './records'
import { takeId, type CatalogState } from './store'

/** The body of POST and PUT specification value. */
export function valueBody(kit: ShapeKit) {
  return kit.object({
    FieldId: z.int32(),
    Name: z.string().min(1).max(3_500),
    Text: z.string().nullish(),
    IsActive: kit.optional(z.boolean()),
    Position: kit.optional(z.int32()),
  })
}

type Body = ReturnType<typeof valueBody>

function withValue(handle: (call: Call, value: SpecificationValue) => Answered): Handler {
  const finder = {
    parameter: 'specificationValueId',
    name: 'specification value',
    records: ({ specificationValues }: CatalogState) => specificationValues,
  }
  return withRecord(finder, handle)
}

export const getValue: Handler = withValue((_call, value) => ok(value))

/** GET the values of a specification. */
export const listValues: Handler = withRecord(
  { parameter: 'fieldId', name: 'specification', records: ({ specifications }) => specifications },
  ({ state }, { Id }) =>
    ok(
      valuesOf(state.kept.catalog, Id).map(({ FieldValueId, Name, IsActive, Position }) => ({
        FieldValueId,
        Value: Name,
        IsActive,
        Position,
      })),
    ),
)

/** POST adds a value. Assumptions: 400 where the specification is no combo, radio or checkbox; names may repeat. */
export function postValue(body: Body): Handler {
  return (call) =>
    withBody(body, call, (sent) => {
      const { catalog } = call.state.kept
      const specification = catalog.specifications.get(sent.FieldId)
      if (!specification) return notFound('specification')
      if (!hasList(specification)) return jsonString(400, 'Only combo, radio and checkbox have values')
      return ok(storeValue(catalog, takeId(catalog, 'value', catalog.specificationValues), sent))
    })
}

/** PUT replaces a value. Assumption: it stays with its specification, another one is a 400. */
export function putValue(body: Body): Handler {
  return withValue((call, { FieldValueId, FieldId }) =>
    withBody(body, call, (sent) => {
      if (sent.FieldId !== FieldId) return jsonString(400, 'The FieldId of a value can not change')
      return ok(storeValue(call.state.kept.catalog, FieldValueId, sent))
    }),
  )
}

/** Whether values are chosen from a list: combo, radio, checkbox. */
export function hasList({ FieldTypeId }: Specification): boolean {
  return FieldTypeId === 5 || FieldTypeId === 6 || FieldTypeId === 7
}

/** The value of this name, created when there is none. */
export function valueNamed(state: CatalogState, FieldId: number, Name: string): SpecificationValue {
  const known = valuesOf(state, FieldId).find((value) => isNamed(value, Name))
  if (known) return known
  const Position = valuesOf(state, FieldId).length + 1
  const id = takeId(state, 'value', state.specificationValues)
  return storeValue(state, id, { FieldId, Name, IsActive: true, Position })
}

/** The values of a specification. */
export function valuesOf({ specificationValues }: CatalogState, fieldId: number): SpecificationValue[] {
  return [...specificationValues.values()].filter(({ FieldId }) => FieldId === fieldId)
}

function storeValue(state: CatalogState, FieldValueId: number, sent: z.infer<Body>): SpecificationValue {
  const { FieldId, Name, Text, IsActive, Position } = sent
  const value = {
    FieldValueId,
    FieldId,
    Name,
    Text: Text ?? null,
    IsActive: IsActive ?? false,
    Position: Position ?? 0,
  }
  state.specificationValues.set(FieldValueId, value)
  return value
}

import { err, ok, type Result } from 'neverthrow'
import type { VtexListedValue } from '../../clients/catalog/specifications'
import type { Failure } from '../../errors/failure'
import { isSameText, nameKey, planFields } from '../changes'
import type { Change, FlowClients, Plan } from '../flow'
import type { SpecificationValue } from './schema'

/** A value in our terms. */
export interface ValueFields {
  name: string
  position: number
  active: boolean
}

export const valueFromVtex = ({ Value, Position, IsActive }: VtexListedValue): ValueFields => ({
  name: Value,
  position: Position ?? 0,
  active: IsActive,
})

const fieldOf = ({ name }: Pick<SpecificationValue, 'name'>): string => `values.${name}`

const indexOf = (live: readonly VtexListedValue[]) =>
  new Map(live.map((value) => [nameKey(value.Value), value]))

/** The values that differ; new ones come after those VTEX has, in the order of the record. Pure. */
export function planValues(
  wanted: readonly SpecificationValue[] | undefined,
  live: readonly VtexListedValue[],
): Change[] {
  const known = indexOf(live)
  let last = Math.max(0, ...live.map(({ Position }) => Position ?? 0))
  return (wanted ?? []).flatMap((value): Change[] => {
    const existing = known.get(nameKey(value.name))
    if (!existing) {
      const { name, active = true, position = ++last } = value
      return [{ field: fieldOf(value), before: null, after: { name, position, active } }]
    }
    const before = valueFromVtex(existing)
    const differs = planFields<ValueFields>(value as Partial<ValueFields>, before, { name: isSameText })
    if (differs.length === 0) return []
    const changes = Object.fromEntries(differs.map(({ field, after }) => [field, after]))
    return [{ field: fieldOf(value), before, after: { ...before, ...changes } }]
  })
}

/** Creates and replaces the values that the plan changes, one after the other. */
export async function applyValues(
  fieldId: number,
  plan: Plan,
  live: readonly VtexListedValue[],
  { specifications }: Pick<FlowClients, 'specifications'>,
): Promise<Result<void, Failure>> {
  const known = indexOf(live)
  for (const { field, after } of plan) {
    if (!field.startsWith('values.')) continue
    const { name, position, active } = after as ValueFields
    const body = { FieldId: fieldId, Name: name, IsActive: active, Position: position }
    const existing = known.get(nameKey(name))
    const written = existing
      ? await replaceValue(String(existing.FieldValueId), body, specifications)
      : await specifications.createValue({ ...body, Text: null })
    if (written.isErr()) return err(written.error)
  }
  return ok(undefined)
}

/** VTEX's PUT would empty the old text, which its list does not show. */
async function replaceValue(
  id: string,
  body: { FieldId: number; Name: string; IsActive: boolean; Position: number },
  specifications: FlowClients['specifications'],
): Promise<Result<unknown, Failure>> {
  const held = await specifications.value(id)
  if (held.isErr()) return held
  return specifications.replaceValue(id, { ...body, Text: held.value?.Text ?? null })
}

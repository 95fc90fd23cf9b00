import { err, ok, type Result } from 'neverthrow'
import type { VtexListedValue, VtexSpecification } from '../../clients/catalog/specifications'
import { fail, type Failure } from '../../errors/failure'
import { isSameName } from '../changes'
import type { FlowClients, Wanted } from '../flow'
import { ALL_CATEGORIES, type SpecificationTarget } from './locate'
import type { SpecificationRecord } from './schema'

/** A specification, with as much around it as its record is about. */
export interface LiveSpecification {
  specification: VtexSpecification
  /** Name of its group; null where the record does not say one. */
  group: string | null
  values: VtexListedValue[]
}

type SpecificationClients = Pick<FlowClients, 'specifications'>

/** The specification by its id, else the one of that name in the same category and level. */
export async function readSpecification(
  { vtexId, categoryId }: SpecificationTarget,
  clients: SpecificationClients,
  { record }: Wanted<SpecificationRecord>,
): Promise<Result<LiveSpecification | null, Failure>> {
  const known = vtexId ? await clients.specifications.byId(vtexId) : ok(null)
  const isMissing = known.isOk() && known.value === null
  const found = isMissing && record ? await findByName(record, categoryId ?? ALL_CATEGORIES, clients) : known
  if (found.isErr() || !found.value) return found.map(() => null)
  return withSurroundings(found.value, clients, record)
}

async function findByName(
  { name, level }: SpecificationRecord,
  categoryId: string,
  { specifications }: SpecificationClients,
): Promise<Result<VtexSpecification | null, Failure>> {
  if (name === undefined || level === undefined) return ok(null)
  const listed = await specifications.ofCategory(categoryId)
  if (listed.isErr()) return err(listed.error)
  const [only, ...others] = listed.value.filter(
    (each) => isSameName(each.Name, name) && each.IsStockKeepingUnit === (level === 'sku'),
  )
  if (!only) return ok(null)
  if (others.length === 0) return specifications.byId(String(only.FieldId))
  const ids = [only, ...others].map(({ FieldId }) => FieldId).join(', ')
  return fail(
    'match_ambiguous',
    `VTEX has several ${level} specifications called "${name}" in the same category: ${ids}.`,
  )
}

async function withSurroundings(
  specification: VtexSpecification,
  { specifications }: SpecificationClients,
  record: SpecificationRecord | null,
): Promise<Result<LiveSpecification, Failure>> {
  const { Id, FieldGroupId } = specification
  const needsGroup = !record || record.group !== undefined
  const needsValues = !record || (record.values ?? []).length > 0
  const [group, values] = await Promise.all([
    needsGroup ? specifications.group(String(FieldGroupId)) : ok(null),
    needsValues ? specifications.values(String(Id)) : ok([]),
  ])
  if (group.isErr()) return err(group.error)
  return values.map((listed) => ({ specification, group: group.value?.Name ?? null, values: listed }))
}

import { err, ok, type Result } from 'neverthrow'
import type { VtexSpecification } from '../../clients/catalog/specifications'
import type { Failure } from '../../errors/failure'
import { isSameName } from '../changes'
import type { Applied, FlowClients, Work } from '../flow'
import { forgetField } from '../known-fields'
import { ALL_CATEGORIES, type SpecificationTarget } from './locate'
import { toNewVtex, toVtex } from './mapper'
import { DEFAULT_GROUP, specificationAfter, tooLittle, wholeOf } from './plan'
import type { LiveSpecification } from './read'
import type { SpecificationRecord } from './schema'
import { applyValues } from './values'

type SpecificationWork = Work<SpecificationRecord, SpecificationTarget, LiveSpecification>
type SpecificationClients = Pick<FlowClients, 'specifications'>

/** Creates the specification, with its group where that is missing, or replaces what changes; then its values. */
export async function applySpecification(
  work: SpecificationWork,
  clients: SpecificationClients,
): Promise<Result<Applied, Failure>> {
  const written = work.live
    ? await replaceSpecification(work, work.live, clients)
    : await createSpecification(work, clients)
  const id = work.live?.specification.Id ?? written.map(({ Id }) => Id).unwrapOr(0)
  // Also after a failure, which may have come after the change.
  forgetField(clients.specifications.scope, String(id))
  if (written.isErr()) return err(written.error)
  const { Id } = written.value
  const values = await applyValues(Id, work.plan, work.live?.values ?? [], clients)
  return values.map(() => ({ vtexId: String(Id) }))
}

async function replaceSpecification(
  { plan, record }: SpecificationWork,
  live: LiveSpecification,
  { specifications }: SpecificationClients,
): Promise<Result<{ Id: number }, Failure>> {
  const { specification } = live
  if (plan.every(({ field }) => field.startsWith('values.'))) return ok(specification)
  const body = toVtex(specification, specificationAfter(record, live))
  const replaced = await specifications.replace(String(specification.Id), body)
  return replaced.map(() => specification)
}

async function createSpecification(
  { record, target }: SpecificationWork,
  clients: SpecificationClients,
): Promise<Result<VtexSpecification, Failure>> {
  const categoryId = target.categoryId ?? ALL_CATEGORIES
  const whole = wholeOf(record)
  if (!whole) return tooLittle()
  const group = await groupNamed(record.group ?? DEFAULT_GROUP, categoryId, clients)
  if (group.isErr()) return err(group.error)
  const place = { CategoryId: Number(categoryId), FieldGroupId: group.value.Id }
  return clients.specifications.create(toNewVtex(whole, place, specificationAfter(record, null)))
}

/** The category's own group of this name: VTEX refuses one of a category above. */
async function groupNamed(
  name: string,
  categoryId: string,
  { specifications }: SpecificationClients,
): Promise<Result<{ Id: number }, Failure>> {
  const groups = await specifications.groups(categoryId)
  if (groups.isErr()) return err(groups.error)
  const known = groups.value.find((group) => isSameName(group.Name, name))
  return known ? ok(known) : specifications.createGroup(categoryId, name)
}

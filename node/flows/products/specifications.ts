import { err, ok, type Result } from 'neverthrow'
import type { VtexSpecificationInput, VtexSpecificationValues } from '../../clients/catalog/products'
import { fail, type Failure } from '../../errors/failure'
import { isSameName, isSameText } from '../changes'
import type { Plan } from '../flow'
import type { ProductTarget } from './locate'
import type { ProductRecord, WantedSpecification } from './schema'

type Ids = ProductTarget['specificationIds']

/** What the record says of a specification, and what VTEX has in it. */
interface Paired {
  wanted: WantedSpecification
  values: string[]
  live: VtexSpecificationValues | null
}

/** Which specifications get other values. Pure. */
export function planSpecifications(
  record: ProductRecord,
  live: readonly VtexSpecificationValues[] | null,
  ids: Ids,
): Result<Plan, Failure> {
  const plan: Plan = []
  for (const wanted of record.specifications ?? []) {
    const paired = pair(wanted, live ?? [], ids)
    if (paired.isErr()) return err(paired.error)
    if (isSame(paired.value, live !== null)) continue
    const before = paired.value.live?.Value ?? null
    plan.push({
      field: `specifications.${wanted.ref ?? wanted.name ?? ''}`,
      before,
      after: paired.value.values,
    })
  }
  return ok(plan)
}

/** What sets the values of a record, and what VTEX has in all other specifications of the product. */
export interface SpecificationsAfter {
  own: VtexSpecificationInput[]
  others: VtexSpecificationInput[]
}

/** The bodies that set them. Pure. */
export function specificationsAfter(
  record: ProductRecord,
  live: readonly VtexSpecificationValues[],
  ids: Ids,
): Result<SpecificationsAfter, Failure> {
  const own: VtexSpecificationInput[] = []
  const named = new Set<number>()
  for (const wanted of record.specifications ?? []) {
    const paired = pair(wanted, live, ids)
    if (paired.isErr()) return err(paired.error)
    const { live: known, values } = paired.value
    if (known) named.add(known.Id)
    if (known === null && values.length === 0) continue
    own.push({ ...identify(wanted, known, ids), Value: values })
  }
  return ok({ own, others: live.filter(({ Id }) => !named.has(Id)) })
}

function identify({ ref, name = '' }: WantedSpecification, known: VtexSpecificationValues | null, ids: Ids) {
  if (known) return { Id: known.Id, Name: known.Name }
  return ref === undefined ? { Name: name } : { Id: Number(ids[ref]) }
}

function pair(
  wanted: WantedSpecification,
  live: readonly VtexSpecificationValues[],
  ids: Ids,
): Result<Paired, Failure> {
  const { ref, name = '' } = wanted
  const isMeant = ({ Id, Name }: VtexSpecificationValues) =>
    ref === undefined ? isSameName(Name, name) : String(Id) === ids[ref]
  const [known = null, ...others] = live.filter(isMeant)
  if (others.length > 0) {
    return fail('match_ambiguous', `The product has several specifications called "${name}": name it by ref.`)
  }
  return ok({ wanted, values: [...new Set(wanted.values ?? [])], live: known })
}

/** Sets of values are compared. VTEX does not show a number that is 0, so none is taken for 0 where it could be. */
function isSame({ values, live }: Paired, exists: boolean): boolean {
  const before = live?.Value ?? []
  if (before.length === 0 && exists && values.length === 1 && Number(values[0]) === 0) return true
  return holds(before, values) && holds(values, before)
}

const holds = (all: readonly string[], some: readonly string[]): boolean =>
  some.every((value) => all.some((other) => isSameText(value, other)))

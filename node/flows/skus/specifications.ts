import { err, ok, Result } from 'neverthrow'
import type { VtexCategoryField, VtexNamedValues } from '../../clients/catalog/sku-specifications'
import { fail, type Failure } from '../../errors/failure'
import { isSameName } from '../changes'
import type { Change } from '../flow'
import {
  fieldById,
  fieldsOfProduct,
  forgetFields,
  FRESH,
  type KnownField,
  type SpecificationClients,
} from '../known-fields'
import type { Field, LiveSku, MeantSpecification, SkuTarget } from './live'
import type { WantedSpecification } from './schema'

/** The group of specifications that VTEX does not have yet. */
const NEW_GROUP = 'Specifications'

/** Which specifications of VTEX a record means. */
export async function meantSpecifications(
  wanted: readonly WantedSpecification[],
  { productId, fields }: Pick<SkuTarget, 'productId' | 'fields'>,
  clients: SpecificationClients,
): Promise<Result<MeantSpecification[], Failure>> {
  const meant = await Promise.all(
    wanted.map(async (each) => {
      const field =
        each.ref === undefined
          ? await fieldNamed(each.name ?? '', productId, clients)
          : await fieldWithId(each.ref, fields.get(each.ref) ?? '', clients)
      return field.map((found) => ({ wanted: each, field: found }))
    }),
  )
  return Result.combine(meant)
}

async function fieldWithId(
  ref: string,
  id: string,
  clients: SpecificationClients,
): Promise<Result<Field, Failure>> {
  const found = await fieldById(id, clients)
  if (found.isOk() && !found.value.IsStockKeepingUnit)
    return fail('specification_not_found', `The specification "${ref}" is one of products, not of SKUs.`)
  return found.map(toField)
}

async function fieldNamed(
  name: string,
  productId: string,
  clients: SpecificationClients,
): Promise<Result<Field, Failure>> {
  const isNamed = (field: VtexCategoryField): boolean => isSameName(field.Name, name)
  const listed = await fieldsOfProduct(productId, clients)
  const isKnown = listed.isErr() || listed.value.some(isNamed)
  const checked = isKnown ? listed : await fieldsOfProduct(productId, clients, FRESH)
  if (checked.isErr()) return err(checked.error)
  const named = checked.value.filter(isNamed)
  const [only, ...others] = named
  if (!only) return ok({ id: null, name, group: NEW_GROUP, isRoot: false })
  if (others.length > 0) return ambiguous(name, named)
  return (await fieldById(String(only.FieldId), clients)).map(toField)
}

function ambiguous(name: string, fields: readonly VtexCategoryField[]): Result<never, Failure> {
  const ids = fields.map(({ FieldId }) => FieldId).join(', ')
  return fail(
    'match_ambiguous',
    `The product's category has several specifications called "${name}": ${ids}. Name one by its ref.`,
  )
}

const toField = ({ Id, Name, group, CategoryId }: KnownField): Field => ({
  id: Id,
  name: Name,
  group,
  isRoot: !CategoryId,
})

/** What the SKU has of a specification. */
const valuesOf = ({ specifications }: Pick<LiveSku, 'specifications'>, { id }: Field) =>
  specifications.filter(({ FieldId }) => FieldId === id)

/** The specifications whose value differs: VTEX takes values for the same that differ in case or accents. Pure. */
export function planSpecifications({ meant, ...live }: LiveSku): Change[] {
  return meant.flatMap((each) => {
    const { wanted, field } = each
    const before = valuesOf(live, field).map(({ Text }) => Text ?? '')
    const after = wanted.values
    const isSame =
      before.length === after.length && after.every((text, at) => isSameName(text, before[at] ?? ''))
    return isSame ? [] : [{ field: changeName(each), before: before[0] ?? null, after: after[0] ?? null }]
  })
}

const changeName = ({ wanted: { ref, name } }: MeantSpecification): string =>
  `specifications.${ref ?? name ?? ''}`

/** Writes the specifications that the plan changes, one call each. */
export async function applySpecifications(
  skuId: string,
  plan: readonly Change[],
  live: LiveSku,
  clients: SpecificationClients,
): Promise<Result<void, Failure>> {
  const changed = new Set(plan.map(({ field }) => field))
  for (const each of live.meant.filter((meant) => changed.has(changeName(meant)))) {
    const [value] = each.wanted.values
    const written =
      value === undefined
        ? await removeValues(skuId, each.field, live, clients)
        : await setValue(skuId, each.field, value, clients)
    if (written.isErr()) return err(written.error)
  }
  return ok(undefined)
}

/** VTEX takes a specification by its name alone, and creates one of a name that it no longer has. */
async function setValue(
  skuId: string,
  field: Field,
  value: string,
  clients: SpecificationClients,
): Promise<Result<unknown, Failure>> {
  const { skuSpecifications } = clients
  if (field.id === null) {
    const created = await skuSpecifications.set(skuId, named(field, value))
    forgetFields(skuSpecifications.scope)
    return created
  }
  const current = (await fieldById(String(field.id), clients, FRESH)).map(toField)
  return current.isErr() ? err(current.error) : skuSpecifications.set(skuId, named(current.value, value))
}

async function removeValues(
  skuId: string,
  field: Field,
  live: LiveSku,
  { skuSpecifications }: SpecificationClients,
): Promise<Result<unknown, Failure>> {
  for (const { Id } of valuesOf(live, field)) {
    const removed = await skuSpecifications.remove(skuId, Id)
    if (removed.isErr()) return removed
  }
  return ok(undefined)
}

const named = ({ name, group, isRoot }: Field, value: string): VtexNamedValues => ({
  FieldName: name,
  GroupName: group,
  RootLevelSpecification: isRoot,
  FieldValues: [value],
})

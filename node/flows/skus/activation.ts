import { err, ok, type Result } from 'neverthrow'
import type { VtexFullSku, VtexSkuContext } from '../../clients/catalog/skus'
import { failure, type Failure } from '../../errors/failure'
import type { Applied, FlowClients, Need } from '../flow'
import { fieldById, fieldsOfProduct, type SpecificationClients } from '../known-fields'
import type { LiveSku } from './live'
import { toVtex } from './mapper'
import type { SkuRecord } from './schema'

/** Something VTEX asks for before it activates a SKU, in words, and which record can bring it. */
interface Lack {
  words: string
  needs?: Need
}

/** Components of a kit that are looked at. */
const MOST_PARTS = 20

/**
 * What became of the wish that the SKU be active. Where VTEX has not fulfilled it, the answer says what is missing and
 * waits for it. A SKU just created has no image, so nothing is asked.
 */
export async function awaitActivation(
  sku: VtexFullSku,
  record: SkuRecord,
  live: LiveSku,
  clients: FlowClients,
): Promise<Result<Applied, Failure>> {
  const vtexId = String(sku.Id)
  if (record.active !== true || sku.IsActive) return ok({ vtexId })
  if (!live.sku) return ok({ vtexId, pending: notActivatable(record.ref, [noImage(record.ref)]) })
  const context = await clients.skus.surroundings(vtexId)
  if (context.isErr()) return err(context.error)
  if (!context.value || context.value.IsActive) return ok({ vtexId })
  const lacks = await lacksOf(sku, record, { ...live, context: context.value }, clients)
  if (lacks.isErr()) return err(lacks.error)
  if (lacks.value.length > 0) return ok({ vtexId, pending: notActivatable(record.ref, lacks.value) })
  return activate(sku, record, clients)
}

/** Nothing seems to be missing, and yet VTEX waits: told to activate the SKU, it does or says why not. */
async function activate(
  sku: VtexFullSku,
  record: SkuRecord,
  { skus }: Pick<FlowClients, 'skus'>,
): Promise<Result<Applied, Failure>> {
  const vtexId = String(sku.Id)
  const body = { ...toVtex(record, { sku }, sku.ProductId), IsActive: true }
  const written = await skus.replace(vtexId, body)
  if (written.isOk()) return ok({ vtexId })
  if (written.error.kind !== 'refused') return err(written.error)
  return ok({ vtexId, pending: notActivatable(record.ref, [{ words: written.error.detail }]) })
}

function notActivatable(ref: string, lacks: readonly Lack[]): Failure {
  const words = lacks.map((lack) => lack.words).join('; ')
  const needs = lacks.find((lack) => lack.needs)?.needs
  return failure('not_activatable', `The SKU "${ref}" is saved, but not active yet: ${words}.`, {
    ...(needs && { needs: { ...needs, pieces: ['active'] } }),
  })
}

const noImage = (ref: string): Lack => ({ words: 'it has no image', needs: { flow: 'images', ref } })

async function lacksOf(
  sku: VtexFullSku,
  { ref, productRef }: SkuRecord,
  live: LiveSku & { context: VtexSkuContext },
  clients: FlowClients,
): Promise<Result<Lack[], Failure>> {
  const { context } = live
  const specifications = await emptySpecifications(String(sku.ProductId), live, clients)
  if (specifications.isErr()) return err(specifications.error)
  const parts = await lackOfParts(context, clients)
  return parts.map((lackingParts) => [
    ...(context.Images?.length ? [] : [noImage(ref)]),
    ...lacksAbove(context, productRef ?? context.ProductRefId ?? ''),
    ...lackingParts,
    ...specifications.value,
  ])
}

/** The product, its brand and its category: records of products are what can tell of all three. */
function lacksAbove(context: VtexSkuContext, productRef: string): Lack[] {
  const needs = productRef ? { needs: { flow: 'products', ref: productRef, toChange: true } as const } : {}
  const { IsProductActive, IsBrandActive, IsDirectCategoryActive, BrandName } = context
  return [
    ...(IsProductActive ? [] : [{ words: `its product "${productRef}" is not active`, ...needs }]),
    ...(IsBrandActive === false ? [{ words: `the brand "${BrandName ?? ''}" is not active`, ...needs }] : []),
    ...(IsDirectCategoryActive === false ? [{ words: 'its category is not active', ...needs }] : []),
  ]
}

/** Required specifications of the category, and of those above it, that have no value. */
async function emptySpecifications(
  productId: string,
  { context, meant }: LiveSku & { context: VtexSkuContext },
  clients: SpecificationClients,
): Promise<Result<Lack[], Failure>> {
  const fields = await fieldsOfProduct(productId, clients)
  if (fields.isErr()) return err(fields.error)
  const filled = new Set([
    ...(context.SkuSpecifications ?? []).map(({ FieldId }) => FieldId),
    ...meant.flatMap(({ field, wanted }) => (field.id !== null && wanted.values.length > 0 ? field.id : [])),
  ])
  const lacks: Lack[] = []
  for (const { FieldId, Name } of fields.value.filter((field) => !filled.has(field.FieldId))) {
    const field = await fieldById(String(FieldId), clients)
    if (field.isErr()) return err(field.error)
    if (field.value.IsRequired) lacks.push({ words: `the required specification "${Name}" has no value` })
  }
  return ok(lacks)
}

async function lackOfParts(
  { IsKit, KitItems }: VtexSkuContext,
  { skus }: Pick<FlowClients, 'skus'>,
): Promise<Result<Lack[], Failure>> {
  if (!IsKit) return ok([])
  let first = ''
  for (const { Id } of (KitItems ?? []).slice(0, MOST_PARTS)) {
    const part = await skus.byId(String(Id))
    if (part.isErr()) return err(part.error)
    if (part.value?.IsActive) return ok([])
    first ||= part.value?.RefId ?? ''
  }
  const words = 'none of the kit’s components is active'
  return ok([{ words, ...(first && { needs: { flow: 'skus', ref: first, toChange: true } as const }) }])
}

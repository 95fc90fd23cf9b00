import { err, ok, type Result } from 'neverthrow'
import type { VtexProduct, VtexProductInput } from '../../clients/catalog/products'
import { failure, type Failure } from '../../errors/failure'
import { touches, type Applied, type Plan, type Work } from '../flow'
import { chosenId, referenceCodeOf } from '../vtex-ref'
import { isLinkTaken, linksFor } from './link'
import type { ProductTarget } from './locate'
import { asInput, inactiveSku, toVtex, type ProductFields } from './mapper'
import { fieldsAfter } from './plan'
import type { LiveProduct, ProductClients } from './read'
import type { ProductRecord } from './schema'
import { specificationsAfter, type SpecificationsAfter } from './specifications'

type ProductWork = Work<ProductRecord, ProductTarget, LiveProduct>
type Step = () => Promise<Result<unknown, Failure>>

/** Creates the product or changes it, then what hangs on it. */
export async function applyProduct(
  work: ProductWork,
  clients: ProductClients,
): Promise<Result<Applied, Failure>> {
  return work.live ? change(work, work.live, clients) : create(work, clients)
}

async function create(work: ProductWork, clients: ProductClients): Promise<Result<Applied, Failure>> {
  const { products } = clients
  const created = await createProduct(work, products)
  if (created.isErr()) return err(created.error)
  const vtexId = String(created.value.Id)
  // VTEX puts a new product into trade policies of its own choice.
  const inPolicies = touches(work.plan, 'tradePolicies') ? await products.tradePolicies(vtexId) : ok([])
  if (inPolicies.isErr()) return err(inPolicies.error)
  const done = await inTurn([
    ...policySteps(work, vtexId, inPolicies.value.map(String), clients),
    ...similarSteps(work, vtexId, [], clients),
    ...specificationSteps(work, vtexId, [], clients),
  ])
  return done.map(() => ({ vtexId }))
}

/**
 * Trade policies come before the product, whose writing makes VTEX index it anew; specifications after it, as they
 * depend on its category; SKUs last, when the product is inactive.
 */
async function change(
  work: ProductWork,
  live: LiveProduct,
  clients: ProductClients,
): Promise<Result<Applied, Failure>> {
  const vtexId = String(live.product.Id)
  const done = await inTurn([
    ...policySteps(work, vtexId, live.tradePolicies, clients),
    ...productSteps(work, vtexId, live, clients),
    ...similarSteps(work, vtexId, live.similarCategoryIds, clients),
    ...specificationSteps(work, vtexId, live.specifications, clients),
    ...live.activeSkuIds.map((skuId) => () => inactivate(skuId, clients)),
  ])
  return done.map(() => ({ vtexId }))
}

/** One after the other, up to the first that fails: VTEX deadlocks on parallel writes to one product. */
async function inTurn(steps: readonly Step[]): Promise<Result<unknown, Failure>> {
  for (const step of steps) {
    const done = await step()
    if (done.isErr()) return done
  }
  return ok(undefined)
}

/** A link that VTEX refuses as taken was not written, so the next one can be tried at once. */
async function createProduct(
  { record, target }: ProductWork,
  products: ProductClients['products'],
): Promise<Result<VtexProduct, Failure>> {
  const fields = toVtex(fieldsAfter(record, null, target)) as VtexProductInput
  const [first = '', ...others] = linksFor(record)
  const body = { ...fields, ...codes(record), ...chosenId(record.ref) }
  let created = await products.create({ ...body, LinkId: first })
  for (const LinkId of others) {
    if (created.isOk() || !isLinkTaken(created.error)) break
    created = await products.create({ ...body, LinkId })
  }
  return created
}

function codes(record: ProductRecord): { RefId?: string } {
  const RefId = referenceCodeOf(record)
  return RefId === undefined ? {} : { RefId }
}

function productSteps(
  { plan, record, target }: ProductWork,
  vtexId: string,
  live: LiveProduct,
  { products }: ProductClients,
): Step[] {
  const fields = changedFields(plan, fieldsAfter(record, live, target))
  const setsRef = touches(plan, 'ref')
  if (Object.keys(fields).length === 0 && !setsRef && !touches(plan, 'tradePolicies')) return []
  const { DepartmentId, ...kept } = asInput(live.product)
  // A product that moves gets the department of its new category from VTEX.
  const department = 'categoryId' in fields || DepartmentId === undefined ? {} : { DepartmentId }
  const body = { ...kept, ...department, ...toVtex(fields), ...(setsRef && codes(record)) }
  return [
    async () => {
      const written = await products.replace(vtexId, body)
      return setsRef ? written.mapErr((failed) => refTaken(record.ref, vtexId, failed)) : written
    },
  ]
}

/** The product is the one with the id, so another that has its reference code is no reason to write to that. */
function refTaken(ref: string, vtexId: string, failed: Failure): Failure {
  const { existingId } = failed
  if (existingId === undefined) return failed
  const words = `The product ${vtexId} of VTEX is "${ref}", but ${existingId} has its reference code.`
  return failure('match_ambiguous', words)
}

function changedFields(plan: Plan, fields: Partial<ProductFields>): Partial<ProductFields> {
  const changes = new Set(plan.map(({ field }) => field))
  return Object.fromEntries(Object.entries(fields).filter(([field]) => changes.has(field)))
}

function policySteps(
  { plan, record }: ProductWork,
  vtexId: string,
  before: string[],
  { products }: ProductClients,
): Step[] {
  if (!touches(plan, 'tradePolicies')) return []
  return difference(before, record.tradePolicies ?? [], {
    add: (id) => products.addTradePolicy(vtexId, id),
    remove: (id) => products.removeTradePolicy(vtexId, id),
  })
}

function similarSteps(
  { plan, target }: ProductWork,
  vtexId: string,
  before: string[],
  { products }: ProductClients,
): Step[] {
  if (!touches(plan, 'similarCategoryIds')) return []
  return difference(before, target.similarCategoryIds, {
    add: (id) => products.addSimilarCategory(vtexId, id),
    remove: (id) => products.removeSimilarCategory(vtexId, id),
  })
}

interface SetCalls {
  add(id: number): ReturnType<Step>
  remove(id: number): ReturnType<Step>
}

/** What is new is added before anything is taken away. */
function difference(before: string[], after: string[], { add, remove }: SetCalls): Step[] {
  return [
    ...after.filter((id) => !before.includes(id)).map((id) => () => add(Number(id))),
    ...before.filter((id) => !after.includes(id)).map((id) => () => remove(Number(id))),
  ]
}

function specificationSteps(
  { plan, record, target }: ProductWork,
  vtexId: string,
  before: LiveProduct['specifications'],
  { products }: ProductClients,
): Step[] {
  if (!touches(plan, 'specifications')) return []
  return [
    async () => {
      const body = specificationsAfter(record, before, target.specificationIds)
      return body.isErr() ? body : setSpecifications(body.value, vtexId, products)
    },
  ]
}

/**
 * The others go along, as VTEX does not say whether they stay otherwise. Where it refuses that, one of another
 * category perhaps, since the product has moved, it gets what its reference asks for: those to be changed.
 */
async function setSpecifications(
  { own, others }: SpecificationsAfter,
  vtexId: string,
  products: ProductClients['products'],
): Promise<Result<unknown, Failure>> {
  const set = await products.setSpecifications(vtexId, [...own, ...others])
  const isRefused = set.isErr() && set.error.kind === 'refused' && others.length > 0
  return isRefused ? products.setSpecifications(vtexId, own) : set
}

/** VTEX leaves the SKUs of an inactive product active. */
async function inactivate(skuId: string, { skus }: ProductClients): Promise<Result<unknown, Failure>> {
  const sku = await skus.byId(skuId)
  return sku.isErr() || sku.value === null ? sku : skus.replace(skuId, inactiveSku(sku.value))
}

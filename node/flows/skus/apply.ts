import { err, ok, type Result } from 'neverthrow'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { fail, failure, type Failure } from '../../errors/failure'
import { isSameName } from '../changes'
import { touches, type Applied, type FlowClients, type Plan, type Work } from '../flow'
import { chosenId } from '../vtex-ref'
import { awaitActivation } from './activation'
import { applyKit, refuseCycle } from './kit'
import type { LiveSku, SkuTarget } from './live'
import { toVtex } from './mapper'
import { attachmentsOf } from './plan'
import type { SkuRecord } from './schema'
import { applySpecifications } from './specifications'

type SkuWork = Work<SkuRecord, SkuTarget, LiveSku>

/** Creates or merges the SKU, then what VTEX keeps beside it, and says why it is not active if it is to be. */
export async function applySku(
  { plan, record, live: found, target }: SkuWork,
  clients: FlowClients,
): Promise<Result<Applied, Failure>> {
  const live = found as LiveSku
  const cycle = await refuseCycle(record, live, target, clients)
  if (cycle.isErr()) return err(cycle.error)
  const written = await writeSku(plan, record, live, target, clients)
  if (written.isErr()) return err(written.error)
  const sku = written.value
  const beside = await writeBeside(String(sku.Id), { plan, record, live, target }, clients)
  if (beside.isErr()) return err(beside.error)
  return awaitActivation(sku, record, live, clients)
}

const FIELDS = [
  ...['name', 'ref', 'manufacturerCode', 'packagedWeight', 'packagedDimensions', 'weight', 'dimensions'],
  ...['cubicWeight', 'measurementUnit', 'unitMultiplier', 'commercialConditionId', 'modal'],
  ...['rewardValue', 'estimatedArrival', 'activateIfPossible'],
]

async function writeSku(
  plan: Plan,
  record: SkuRecord,
  live: LiveSku,
  { productId, match }: SkuTarget,
  { skus }: Pick<FlowClients, 'skus'>,
): Promise<Result<VtexFullSku, Failure>> {
  const body = toVtex(record, live, Number(productId))
  if (!live.sku) return skus.create({ ...body, ...chosenId(record.ref) })
  const { sku } = live
  // A wish VTEX knows of already needs no write.
  const isWish = touches(plan, 'active') && (record.active === false || !sku.ActivateIfPossible)
  const isNeeded = touches(plan, ...FIELDS) || isWish || body.IsKit !== sku.IsKit
  if (!isNeeded) return ok(sku)
  const written = await skus.replace(String(sku.Id), body)
  return match === 'refId' ? written : written.mapErr((failed) => refTaken(record.ref, sku, failed))
}

/** The SKU is the one the rule found, so another that has its reference code is no reason to write to that. */
function refTaken(ref: string, { Id }: VtexFullSku, failed: Failure): Failure {
  const { existingId } = failed
  if (existingId === undefined) return failed
  return failure(
    'match_ambiguous',
    `The SKU ${Id} of VTEX is "${ref}", but ${existingId} has its reference code.`,
  )
}

async function writeBeside(
  skuId: string,
  { plan, record, live, target }: { plan: Plan; record: SkuRecord; live: LiveSku; target: SkuTarget },
  clients: FlowClients,
): Promise<Result<unknown, Failure>> {
  const eans = await writeEans(skuId, record, live, clients)
  if (eans.isErr()) return eans
  const specifications = await applySpecifications(skuId, plan, live, clients)
  if (specifications.isErr()) return specifications
  const kit = await applyKit(skuId, record, live, target, clients)
  if (kit.isErr() || !touches(plan, 'attachments')) return kit
  return writeAttachments(skuId, record, live, clients)
}

async function writeEans(
  skuId: string,
  { eans: wanted }: SkuRecord,
  live: LiveSku,
  { eans }: Pick<FlowClients, 'eans'>,
): Promise<Result<void, Failure>> {
  if (wanted === undefined) return ok(undefined)
  for (const ean of (wanted ?? []).filter((each) => !live.eans.includes(each))) {
    const added = await eans.add(skuId, ean)
    if (added.isErr()) return err(eanFailure(ean, added.error))
  }
  for (const ean of live.eans.filter((each) => !(wanted ?? []).includes(each))) {
    const removed = await eans.remove(skuId, ean)
    // One that is gone already is what was wanted.
    if (removed.isErr() && removed.error.kind !== 'not-found') return err(removed.error)
  }
  return ok(undefined)
}

function eanFailure(ean: string, failed: Failure): Failure {
  if (failed.kind !== 'conflict' && failed.kind !== 'refused') return failed
  const words = `VTEX does not take the EAN "${ean}"; most likely another SKU has it. ${failed.detail}`
  return failure('vtex_refused', words, { kind: 'refused' })
}

async function writeAttachments(
  skuId: string,
  { attachments: wanted }: SkuRecord,
  live: LiveSku,
  { attachments }: Pick<FlowClients, 'attachments'>,
): Promise<Result<unknown, Failure>> {
  if (!wanted?.length) return attachments.removeFrom(skuId)
  const written = await attachments.assign(skuId, wanted)
  const kind = written.isErr() ? written.error.kind : undefined
  if (kind !== 'not-found' && kind !== 'refused') return written
  const had = attachmentsOf(live)
  const unknown = wanted.filter((name) => !had.some((other) => isSameName(other, name)))
  return fail('vtex_refused', `VTEX lacks an attachment of the name ${unknown.map(quote).join(' or ')}.`)
}

const quote = (name: string): string => `"${name}"`

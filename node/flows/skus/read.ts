import { err, ok, type Result } from 'neverthrow'
import type { VtexFullSku } from '../../clients/catalog/skus'
import type { Failure } from '../../errors/failure'
import type { FlowClients, Wanted } from '../flow'
import { findSku } from './find'
import { meantSpecifications } from './specifications'
import type { LiveSku, SkuTarget } from './live'
import type { SkuRecord } from './schema'

/** The SKU as VTEX has it, as much of it as the record is about; all of it without a record. */
export async function readSku(
  target: SkuTarget,
  clients: FlowClients,
  wanted: Wanted<SkuRecord>,
): Promise<Result<LiveSku | null, Failure>> {
  const { record } = wanted
  const found = await findSku(target, wanted, clients)
  if (found.isErr()) return err(found.error)
  const sku = found.value
  if (!sku && !record) return ok(null)
  const parts = await readParts(sku, record, clients)
  if (parts.isErr()) return err(parts.error)
  if (!record) return showParts(parts.value, clients)
  const productId = target.productId || String(sku?.ProductId ?? '')
  const meant = await meantSpecifications(record.specifications ?? [], { ...target, productId }, clients)
  return meant.map((specifications) => ({ ...parts.value, meant: specifications }))
}

async function readParts(
  sku: VtexFullSku | null,
  record: SkuRecord | null,
  { eans, skuSpecifications, kits, skus }: FlowClients,
): Promise<Result<LiveSku, Failure>> {
  const id = String(sku?.Id ?? '')
  const isWanted = (...fields: (keyof SkuRecord)[]): boolean =>
    sku !== null && (!record || fields.some((field) => record[field] !== undefined))
  const [codes, values, components, context] = await Promise.all([
    isWanted('eans') ? eans.of(id) : ok([]),
    isWanted('specifications') ? skuSpecifications.of(id) : ok([]),
    isWanted('kit') && sku?.IsKit ? kits.partsOf(id) : ok([]),
    isWanted('attachments', 'services') ? skus.surroundings(id) : ok(null),
  ])
  if (codes.isErr()) return err(codes.error)
  if (values.isErr()) return err(values.error)
  if (components.isErr()) return err(components.error)
  return context.map((surroundings) => ({
    sku,
    eans: codes.value,
    specifications: values.value,
    parts: components.value,
    context: surroundings,
    partRefs: new Map(),
    meant: [],
  }))
}

/** Looks up the reference codes of a kit's components, to show them. */
async function showParts(
  live: LiveSku,
  { skus }: Pick<FlowClients, 'skus'>,
): Promise<Result<LiveSku, Failure>> {
  const partRefs = new Map<number, string>()
  for (const { StockKeepingUnitId: id } of live.parts) {
    const part = await skus.byId(String(id))
    if (part.isErr()) return err(part.error)
    partRefs.set(id, part.value?.RefId ?? '')
  }
  return ok({ ...live, partRefs })
}

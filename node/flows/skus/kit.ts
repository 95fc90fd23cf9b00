import { err, ok, type Result } from 'neverthrow'
import type { VtexKitPart } from '../../clients/catalog/kits'
import { fail, type Failure } from '../../errors/failure'
import type { Change, FlowClients } from '../flow'
import type { LiveSku, SkuTarget } from './live'
import type { SkuRecord } from './schema'

/** Kits within kits are followed so far. */
const DEEPEST = 10

interface WantedPart {
  ref: string
  id: number
  quantity: number
  /** Currency units; null when the record does not say. */
  unitPrice: number | null
}

interface KitDifference {
  added: WantedPart[]
  removed: VtexKitPart[]
}

function wantedParts({ kit }: SkuRecord, { parts }: Pick<SkuTarget, 'parts'>): WantedPart[] {
  return (kit ?? []).map(({ skuRef, quantity, unitPrice = null }) => ({
    ref: skuRef,
    id: Number(parts.get(skuRef)),
    quantity,
    unitPrice,
  }))
}

const isPart = (wanted: WantedPart, row: VtexKitPart): boolean =>
  row.StockKeepingUnitId === wanted.id &&
  row.Quantity === wanted.quantity &&
  (wanted.unitPrice === null || row.UnitPrice === wanted.unitPrice)

/** Rows to add and to remove: VTEX changes none, and takes a component twice. */
function differenceOf(record: SkuRecord, live: LiveSku, target: Pick<SkuTarget, 'parts'>): KitDifference {
  if (!record.kit) return { added: [], removed: [] }
  const wanted = wantedParts(record, target)
  const kept = new Set(wanted.flatMap((part) => live.parts.find((row) => isPart(part, row)) ?? []))
  return {
    added: wanted.filter((part) => !live.parts.some((row) => isPart(part, row))),
    removed: live.parts.filter((row) => !kept.has(row)),
  }
}

/** The components that differ. Pure. */
export function planKit(record: SkuRecord, live: LiveSku, target: SkuTarget): Result<Change[], Failure> {
  const isEmptied = record.kit === null || record.kit?.length === 0
  if (isEmptied && live.sku?.IsKit)
    return fail('cannot_change', 'VTEX does not let a kit become a SKU without components again.')
  if (target.vtexId && wantedParts(record, target).some(({ id }) => String(id) === target.vtexId))
    return fail('cannot_change', 'A kit cannot contain itself.')
  const { added, removed } = differenceOf(record, live, target)
  const before = new Map(removed.map((row) => [row.StockKeepingUnitId, shownRow(row)]))
  const gone = removed.filter((row) => !added.some(({ id }) => id === row.StockKeepingUnitId))
  return ok([
    ...added.map(({ ref, id, quantity, unitPrice }) => ({
      field: `kit.${ref}`,
      before: before.get(id) ?? null,
      after: { quantity, unitPrice: unitPrice ?? 0 },
    })),
    ...gone.map((row) => ({
      field: `kit.${refOfPart(target, row.StockKeepingUnitId)}`,
      before: shownRow(row),
      after: null,
    })),
  ])
}

const shownRow = ({ Quantity, UnitPrice }: VtexKitPart) => ({ quantity: Quantity, unitPrice: UnitPrice })

function refOfPart({ parts }: SkuTarget, id: number): string {
  return [...parts].find(([, skuId]) => skuId === String(id))?.[0] ?? String(id)
}

/**
 * Refuses a kit that would contain itself through its components. Looks at where the SKU is a component already,
 * which is nowhere for most, instead of into every component.
 */
export async function refuseCycle(
  record: SkuRecord,
  live: LiveSku,
  target: SkuTarget,
  { kits }: Pick<FlowClients, 'kits'>,
): Promise<Result<void, Failure>> {
  const { added } = differenceOf(record, live, target)
  if (!live.sku || added.length === 0) return ok(undefined)
  const seen = new Set<number>()
  for (let depth = 0, level = [live.sku.Id]; level.length > 0 && depth < DEEPEST; depth++) {
    const above: number[] = []
    for (const id of level) {
      const rows = await kits.rowsWith(String(id))
      if (rows.isErr()) return err(rows.error)
      above.push(...rows.value.map(({ StockKeepingUnitParent }) => StockKeepingUnitParent))
    }
    const circle = added.find(({ id }) => above.includes(id))
    if (circle)
      return fail(
        'cannot_change',
        `The component "${circle.ref}" contains this kit: a kit cannot contain itself.`,
      )
    level = [...new Set(above)].filter((id) => !seen.has(id))
    for (const id of level) seen.add(id)
  }
  return ok(undefined)
}

/** Brings the rows of the kit to the record. A component is added before the row it replaces is removed. */
export async function applyKit(
  skuId: string,
  record: SkuRecord,
  live: LiveSku,
  target: SkuTarget,
  { kits }: Pick<FlowClients, 'kits'>,
): Promise<Result<void, Failure>> {
  const { added, removed } = differenceOf(record, live, target)
  for (const { id, quantity, unitPrice } of added) {
    const part = {
      StockKeepingUnitParent: Number(skuId),
      StockKeepingUnitId: id,
      Quantity: quantity,
      UnitPrice: unitPrice ?? 0,
    }
    const written = await kits.add(part)
    if (written.isErr()) return err(written.error)
  }
  for (const { Id } of removed) {
    const written = await kits.remove(Id)
    if (written.isErr()) return err(written.error)
  }
  return ok(undefined)
}

import { err, type Result } from 'neverthrow'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { fail, type Failure } from '../../errors/failure'
import { isSameName, isSameText, planFields } from '../changes'
import type { Change, Plan } from '../flow'
import { planCode } from '../vtex-ref'
import { rounded } from '../measures'
import { planKit } from './kit'
import type { LiveSku, SkuTarget } from './live'
import { fromVtex, wantedFields, type SkuFields } from './mapper'
import type { SkuRecord } from './schema'
import { planSpecifications } from './specifications'

/** What must change in VTEX so that the SKU is what the source says. Pure. */
export function planSku(record: SkuRecord, found: LiveSku | null, target: SkuTarget): Result<Plan, Failure> {
  const live = found ?? nothing
  const refused = refusal(record, live, target)
  if (refused) return err(refused)
  return planKit(record, live, target).map((kit) => [
    ...planFields<SkuFields>(wantedFields(record), live.sku && fromVtex(live.sku), equals),
    ...planCode(record, live.sku),
    ...planActive(record.active, live.sku),
    ...planSet('eans', live.eans, record.eans),
    ...planSpecifications(live),
    ...kit,
    ...planSet('attachments', attachmentsOf(live), record.attachments, isSameName),
  ])
}

const nothing: LiveSku = {
  sku: null,
  eans: [],
  specifications: [],
  parts: [],
  context: null,
  partRefs: new Map(),
  meant: [],
}

const isSameMeasure = (a: object | number | null, b: object | number | null): boolean =>
  JSON.stringify(a, roundNumbers) === JSON.stringify(b, roundNumbers)

const roundNumbers = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? rounded(value) : value

/** VTEX may keep more decimals than it is sent. */
const equals = {
  name: isSameText,
  manufacturerCode: isSameText,
  modal: isSameText,
  packagedWeight: isSameMeasure,
  packagedDimensions: isSameMeasure,
  weight: isSameMeasure,
  dimensions: isSameMeasure,
  cubicWeight: isSameMeasure,
  unitMultiplier: isSameMeasure,
  rewardValue: isSameMeasure,
}

/** What VTEX offers no way to do. */
function refusal(record: SkuRecord, { sku, context }: LiveSku, { productId }: SkuTarget): Failure | null {
  if (!sku && record.name === undefined)
    return fail('sku_not_found', `VTEX no longer has the SKU "${record.ref}": send it whole.`).error
  if (sku && productId && String(sku.ProductId) !== productId) {
    const words = `The SKU belongs to another product (id ${sku.ProductId}), and VTEX does not move SKUs.`
    return fail('cannot_change', words).error
  }
  const services = (context?.Services ?? []).map((each) =>
    typeof each === 'string' ? each : (each.Name ?? ''),
  )
  if (record.services === undefined || isSameSet(services, record.services ?? [], isSameName)) return null
  const words = `VTEX's API finds no services by name: set those of the SKU in VTEX Admin. It has ${quoted(services)}.`
  return fail('cannot_change', words).error
}

const quoted = (names: readonly string[]): string =>
  names.length > 0 ? names.map((name) => `"${name}"`).join(', ') : 'none'

/** Being active is a wish: VTEX fulfills it when nothing is missing any more. */
function planActive(wanted: boolean | undefined, sku: VtexFullSku | null): Change[] {
  if (!sku) {
    return wanted === undefined
      ? [{ field: 'activateIfPossible', before: null, after: true }]
      : [{ field: 'active', before: null, after: wanted }]
  }
  if (wanted === undefined) return []
  if (sku.IsActive !== wanted) return [{ field: 'active', before: sku.IsActive, after: wanted }]
  return wanted || !sku.ActivateIfPossible
    ? []
    : [{ field: 'activateIfPossible', before: true, after: false }]
}

type IsSame = (a: string, b: string) => boolean
const isIdentical: IsSame = (a, b) => a === b

function planSet(
  field: string,
  before: readonly string[],
  wanted: readonly string[] | null | undefined,
  isSame: IsSame = isIdentical,
): Change[] {
  if (wanted === undefined || isSameSet(before, wanted ?? [], isSame)) return []
  return [{ field, before, after: wanted ?? [] }]
}

function isSameSet(a: readonly string[], b: readonly string[], isSame: IsSame): boolean {
  const isIn = (list: readonly string[]) => (value: string) => list.some((other) => isSame(other, value))
  return a.every(isIn(b)) && b.every(isIn(a))
}

/** Names of the SKU's attachments. */
export const attachmentsOf = ({ context }: Pick<LiveSku, 'context'>): string[] =>
  (context?.Attachments ?? []).map(({ Name }) => Name)

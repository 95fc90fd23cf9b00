import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexComplementType } from '../../clients/catalog/complements'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { sideBySide } from '../../clients/side-by-side'
import type { Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Sent } from '../contract'
import { given, refused, type Answer, type Call, type Operations } from './call'
import { oneAtATime } from './one-at-a-time'
import { skuWith } from './read-sku'

type SentComplements = Sent<'StockKeepingUnitComplementDTO'>

/** VTEX's numbers of the types; it offers none for what was called Generic, which is Show together now. */
const types: Readonly<Record<NonNullable<SentComplements['ComplementType']>, VtexComplementType>> = {
  Accessory: 1,
  Sugestion: 2,
  Similarly: 3,
  Generic: 5,
}

/** More would not be looked up and written in the time of an answer. */
const MOST = 50
const AT_ONCE = 5

const LIST = 'objStockKeepingUnitComplementDTO/StockKeepingUnitComplements'

export const complementOperations = {
  StockKeepingUnitComplementInsertUpdate: {
    anyOf: flows.skus.permissions.write,
    handle: ({ objStockKeepingUnitComplementDTO }, call) =>
      safeTry(async function* () {
        const sent = yield* given('objStockKeepingUnitComplementDTO', objStockKeepingUnitComplementDTO)
        const type = yield* given('objStockKeepingUnitComplementDTO/ComplementType', sent.ComplementType)
        const ids = yield* idsIn(sent)
        const name = 'objStockKeepingUnitComplementDTO/StockKeepingUnitId'
        const parent = yield* await skuWith(name, sent.StockKeepingUnitId, call)
        const add = () => addTo(parent, types[type], ids, call)
        yield* await oneAtATime('complements', String(parent.Id), call, add)
        return ok({})
      }),
  },
} as const satisfies Operations

function idsIn({ StockKeepingUnitComplements }: SentComplements): Result<number[], Failure> {
  const ids = [...new Set((StockKeepingUnitComplements ?? []).flatMap((id) => id ?? []))]
  if (ids.length <= MOST) return given(LIST, ids.length > 0 ? ids : null)
  const message = `holds more than ${MOST} SKUs: send them in several calls`
  return refused(LIST, 'too_many', message)
}

/** Adds what is no complement of that type yet and removes none. All SKUs are looked up before anything is written. */
async function addTo(
  { Id }: VtexFullSku,
  type: VtexComplementType,
  ids: readonly number[],
  call: Call,
): Answer<void> {
  const { complements } = call.clients
  const there = await complements.of(String(Id), type)
  if (there.isErr()) return err(there.error)
  const missing = ids.filter((id) => !there.value.includes(id))
  const found = await sideBySide(missing, AT_ONCE, (id) => skuWith(`${LIST}/int`, id, call))
  if (found.isErr()) return err(found.error)
  for (const { Id: SkuId } of found.value) {
    const added = await complements.add({ ParentSkuId: Id, SkuId, ComplementTypeId: type })
    if (added.isErr()) return err(added.error)
  }
  return ok(undefined)
}

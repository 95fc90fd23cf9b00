import { err, ok, Result, safeTry } from 'neverthrow'
import type { VtexFullSku } from '../../clients/catalog/skus'
import type { VtexKitPart } from '../../clients/catalog/kits'
import { fail } from '../../errors/failure'
import { flows } from '../../flows'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered, ResultsOf, Sent } from '../contract'
import { amountOf, storedDecimal } from '../dto/decimal'
import { changeOfSku } from '../dto/sku'
import { given, idIn, write, type Answer, type Call, type Operations } from './call'
import { oneAtATime } from './one-at-a-time'
import { skuWith } from './read-sku'

const { read, write: change } = flows.skus.permissions

export const kitOperations = {
  StockKeepingUnitKitListByParent: {
    anyOf: read,
    handle: ({ idSkuParent }, { clients }) =>
      safeTry(async function* () {
        const id = yield* idIn('idSkuParent', idSkuParent)
        return ok({ result: (yield* await clients.kits.partsOf(id)).map(partDto) })
      }),
  },
  StockKeepingUnitKitListBySkuId: {
    anyOf: read,
    handle: ({ idSku }, { clients }) =>
      safeTry(async function* () {
        const id = yield* idIn('idSku', idSku)
        return ok({ result: (yield* await clients.kits.rowsWith(id)).map(partDto) })
      }),
  },
  StockKeepingUnitKitInsertUpdate: {
    anyOf: change,
    handle: ({ stockKeepingUnitKit }, call) =>
      safeTry(async function* () {
        const sent = yield* given('stockKeepingUnitKit', stockKeepingUnitKit)
        const quantity = yield* given('stockKeepingUnitKit/Amount', sent.Amount)
        const names = ['StockKeepingUnitParent', 'StockKeepingUnitId'] as const
        const [kit, part] = yield* Result.combine(
          await Promise.all([
            skuWith(`stockKeepingUnitKit/${names[0]}`, sent[names[0]], call),
            skuWith(`stockKeepingUnitKit/${names[1]}`, sent[names[1]], call),
          ]),
        )
        const row = yield* await alone(kit, call, () => setPart({ kit, part, quantity, sent }, call))
        const stored = { result: partDto(row), stockKeepingUnitKitId: row.Id }
        return ok<ResultsOf<'StockKeepingUnitKitInsertUpdate'>>(stored)
      }),
  },
  StockKeepingUnitKitDeleteByParent: {
    anyOf: change,
    handle: ({ idSkuParent }, call) =>
      safeTry(async function* () {
        const kit = yield* await skuWith('idSkuParent', idSkuParent, call)
        yield* await alone(kit, call, () => removeParts(String(kit.Id), call))
        return ok({})
      }),
  },
} as const satisfies Operations

/** Components are written as one list, so two that come at the same time are set one after the other. */
const alone = <T>({ Id }: VtexFullSku, call: Call, task: () => Answer<T>): Answer<T> =>
  oneAtATime('kit', String(Id), call, task)

interface Component {
  kit: VtexFullSku
  part: VtexFullSku
  quantity: number
  sent: Pick<Sent<'StockKeepingUnitKitDTO'>, 'Id' | 'UnitPrice'>
}

/** Sets one component beside those the kit has: the one of the row that was named, else of the same SKU. */
async function setPart({ kit, part, quantity, sent }: Component, call: Call): Answer<VtexKitPart> {
  const { kits } = call.clients
  const rows = await kits.partsOf(String(kit.Id))
  if (rows.isErr()) return err(rows.error)
  const others = rows.value.filter(({ Id, StockKeepingUnitId: id }) => Id !== sent.Id && id !== part.Id)
  const unitPrice = amountOf(sent.UnitPrice)
  const wanted = { skuRef: refOfVtexId(part.Id), quantity, ...(unitPrice !== undefined && { unitPrice }) }
  const written = await write(call, 'skus', changeOfSku(kit, { kit: [...others.map(componentOf), wanted] }))
  if (written.isErr()) return err(written.error)
  return (await kits.partsOf(String(kit.Id))).andThen((stored) => {
    const found = stored.find(({ StockKeepingUnitId: id }) => id === part.Id)
    return found
      ? ok(found)
      : fail('vtex_timeout', 'VTEX does not show the component yet.', { retryAfter: 5 })
  })
}

/** The SKU stays a kit, as VTEX has it, and is one without components until some are sent. */
async function removeParts(kitId: string, { clients: { kits } }: Call): Answer<void> {
  const rows = await kits.partsOf(kitId)
  if (rows.isErr()) return err(rows.error)
  if (rows.value.length === 0) return ok(undefined)
  return (await kits.removeAllOf(kitId)).map(() => undefined)
}

const componentOf = ({ StockKeepingUnitId: id, Quantity: quantity, UnitPrice: unitPrice }: VtexKitPart) => ({
  skuRef: refOfVtexId(id),
  quantity,
  unitPrice,
})

function partDto(part: VtexKitPart): Answered<'StockKeepingUnitKitDTO'> {
  return {
    Amount: part.Quantity,
    Id: part.Id,
    StockKeepingUnitId: part.StockKeepingUnitId,
    StockKeepingUnitParent: part.StockKeepingUnitParent,
    UnitPrice: storedDecimal(part.UnitPrice),
  }
}

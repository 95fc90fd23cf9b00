import { err, ok, type Result } from 'neverthrow'
import type { VtexChangeInput } from '../../clients/oms-actions'
import { fail, type Failure } from '../../errors/failure'
import { putOnBoard } from '../board'
import type { OrderDeps } from '../deps'
import { isUnderWay, type ChangeNote } from '../record/actions'
import { changeKnown } from '../record/store'
import { visitOrder } from '../visit'
import { actOn, type Acted, type OrderAct } from './act'
import { atWantedPrices, changeContentOf, changeProblem, planChange, type WantedChange } from './plan-change'
import { pollChanges, sendChange, stateOf } from './send-change'

/** Changes that are remembered of an order. */
const KEPT_CHANGES = 50

/**
 * Asks VTEX to change an order; it decides later. Null where nothing changes. The same again is harmless while it is
 * under way, and ever after with the same `key` (the Idempotency-Key).
 */
export function changeOrder(
  deps: OrderDeps,
  id: string,
  wanted: WantedChange,
  { source, key }: { source: string; key: string | null },
): Promise<Result<Acted<ChangeNote | null>, Failure>> {
  return actOn(deps, id, source, async (act) => {
    const content = changeContentOf(wanted)
    const own = key === null ? null : `${source} ${key}`
    const known = act.record.changes.find((note) =>
      own !== null && note.key === own ? true : isUnderWay(note) && note.content === content,
    )
    if (known && known.state !== 'sending') return ok(known)
    if (!known && act.record.changes.some(isUnderWay))
      return fail('change_in_progress', undefined, { retryAfter: 30 })
    const listed = await deps.oms.changes(act.orderId)
    if (listed.isErr()) return err(listed.error)
    if (known) {
      const polled = await pollChanges(deps, act.orderId, source)
      if (polled.isErr()) return err(polled.error)
      const found = polled.value?.changes.find((note) => note.content === content && note.requestId !== null)
      if (found) return ok(found)
    }
    if (listed.value.some((each) => stateOf(each) === 'processing'))
      return fail('change_in_progress', undefined, { retryAfter: 30 })
    const planned = await plan(deps, act, wanted)
    if (planned.isErr()) return err(planned.error)
    if (planned.value === null) return ok(null)
    const { body, added } = planned.value
    const note: ChangeNote = {
      ...{ key: own, content, requestId: null, reason: wanted.reason, added, source },
      before: listed.value.map(({ requestId }) => requestId),
      ...{ state: 'sending', sentAt: deps.now(), endedAt: null },
    }
    return send(deps, act, note, body)
  })
}

/** The body for VTEX, and the SKUs that come with it. */
async function plan(
  deps: OrderDeps,
  { orderId, order, record, source }: OrderAct,
  wanted: WantedChange,
): Promise<Result<{ body: VtexChangeInput; added: ChangeNote['added'] } | null, Failure>> {
  const problem = changeProblem(order, record, deps.now())
  if (problem) return err(problem)
  const found = await deps.skuIds(
    source,
    wanted.add.map(({ skuRef }) => skuRef),
  )
  const skuIds: string[] = []
  for (const each of found) {
    if (each.isErr()) return err(each.error)
    skuIds.push(each.value)
  }
  const planned = planChange(order, record, wanted, skuIds)
  if (planned.isErr()) return err(planned.error)
  if (planned.value === null) return ok(null)
  const added = wanted.add.map(({ skuRef }, index) => ({ skuRef, skuId: skuIds[index] ?? '' }))
  const { add, reason } = planned.value
  if (!add) return ok({ body: planned.value, added })
  const priced = await deps.oms.previewChange(orderId, { reason, replace: [], add })
  if (priced.isErr()) return err(priced.error)
  return ok({ body: atWantedPrices(planned.value, wanted, priced.value), added })
}

async function send(
  deps: OrderDeps,
  { orderId, source }: OrderAct,
  note: ChangeNote,
  body: VtexChangeInput,
): Promise<Result<ChangeNote, Failure>> {
  const record = await changeKnown(deps, orderId, (current) => {
    const others = current.changes.filter((each) => each.content !== note.content || each.state !== 'sending')
    return { ...current, changes: [...others, note].slice(-KEPT_CHANGES) }
  })
  // From here on the watch looks what became of it, should this process die.
  if (record) await putOnBoard(deps, record)
  const sent = await sendChange(deps, { orderId, note, body, by: source })
  await visitOrder(deps, orderId, source)
  return sent
}

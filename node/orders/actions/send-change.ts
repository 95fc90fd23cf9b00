import { err, ok, type Result } from 'neverthrow'
import type { VtexChangeInput, VtexChangeRequest } from '../../clients/oms-actions'
import type { Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import { isUnderWay, type ChangeNote } from '../record/actions'
import { noted, type OrderRecord } from '../record/record'
import { changeKnown, readRecord } from '../record/store'
import { called, isUncertain } from '../called'

/** A change that VTEX does not list by then was lost on its way; milliseconds. */
const LOST_AFTER = 2 * 60_000

const PATH = '/api/order-system/orders/{changeOrderId}/changes'

/** A change to send, of which the record has the intent as its last. */
export interface ChangeToSend {
  orderId: string
  note: ChangeNote
  body: VtexChangeInput
  by: string
}

/** Sends a change, and looks whether VTEX has it where the call's fate is not known. Answers the change as it stands. */
export async function sendChange(
  deps: OrderDeps,
  sending: ChangeToSend,
): Promise<Result<ChangeNote, Failure>> {
  const { orderId, note, body, by } = sending
  const sent = await called(
    deps,
    orderId,
    { what: 'change', by, detail: 'sent', method: 'PATCH', path: PATH, status: '202' },
    () => deps.oms.change(orderId, body),
    (record, answer) =>
      answer.match(
        ({ requestId }) => withLastChange(record, (each) => ({ ...each, requestId, state: 'processing' })),
        (failed) => (isUncertain(failed) ? record : { ...record, changes: record.changes.slice(0, -1) }),
      ),
  )
  if (sent.isErr() && !isUncertain(sent.error)) {
    const isBusy = /change in progress/i.test(sent.error.detail)
    return err(isBusy ? { ...sent.error, code: 'change_in_progress', retryAfter: 30 } : sent.error)
  }
  const polled = await pollChanges(deps, orderId, by)
  if (polled.isErr()) return err(sent.isErr() ? sent.error : polled.error)
  const now = polled.value?.changes.at(-1) ?? note
  return sent.isErr() && now.state === 'sending' ? err(sent.error) : ok(now)
}

/** Reads what became of the changes that VTEX had not decided, and remembers it. */
export async function pollChanges(
  deps: OrderDeps,
  orderId: string,
  by: string,
): Promise<Result<OrderRecord | null, Failure>> {
  const record = await readRecord(deps, orderId)
  const open = (record?.changes ?? []).filter(isUnderWay)
  const known: VtexChangeRequest[] = []
  for (const { requestId } of open) {
    const found = requestId === null ? ok(null) : await deps.oms.changeRequest(orderId, requestId)
    if (found.isErr()) return err(found.error)
    if (found.value) known.push(found.value)
  }
  const isLost = open.some(({ requestId }) => requestId === null)
  const listed = isLost ? await deps.oms.changes(orderId) : ok([])
  if (listed.isErr()) return err(listed.error)
  const requests = [...known, ...listed.value]
  return ok(
    await changeKnown(deps, orderId, (current) => withDecided(current, requests, { now: deps.now(), by })),
  )
}

/** The record with its changes as VTEX lists them. Pure. */
export function withDecided(
  record: OrderRecord,
  listed: readonly VtexChangeRequest[],
  { now, by }: { now: number; by: string },
): OrderRecord {
  return record.changes.reduce((current, note) => {
    if (!isUnderWay(note)) return current
    const found = listed.find((each) =>
      note.requestId === null ? isLost(each, note, record.changes) : each.requestId === note.requestId,
    )
    if (!found)
      return note.requestId === null && now - note.sentAt >= LOST_AFTER
        ? withoutLost(current, note, now)
        : current
    const state = stateOf(found)
    const endedAt = state === 'processing' ? null : now
    if (state === note.state && note.requestId === found.requestId) return current
    const decided: ChangeNote = { ...note, requestId: found.requestId, state, endedAt }
    const changes = current.changes.map((each) => (each === note ? decided : each))
    const what = state === 'failed' ? 'alert' : 'change'
    return noted({ ...current, changes }, { at: now, what, by, detail: `${found.requestId} ${state}` })
  }, record)
}

/** VTEX's status of a change; a list that is open. Its list of changes has those that came through, without one. */
export function stateOf({ status, inProgress }: VtexChangeRequest): ChangeNote['state'] {
  const name = (status ?? '').toLowerCase()
  if (name === '') return inProgress === true ? 'processing' : 'done'
  if (name === 'done') return 'done'
  return name === 'canceled' || name === 'failed' ? 'failed' : 'processing'
}

/** Whether a change that VTEX has is the one whose answer was lost: it is new, ours by its reason, and nobody else's. */
function isLost(each: VtexChangeRequest, note: ChangeNote, ours: readonly ChangeNote[]): boolean {
  const isNew = !note.before.includes(each.requestId)
  return isNew && each.reason === note.reason && ours.every(({ requestId }) => requestId !== each.requestId)
}

/** VTEX never got it: the ERP, which was told so, may send it again. */
function withoutLost(record: OrderRecord, lost: ChangeNote, now: number): OrderRecord {
  const detail = 'a change did not reach VTEX: send it again'
  const changes = record.changes.filter((each) => each !== lost)
  return noted({ ...record, changes }, { at: now, what: 'alert', by: 'app', detail })
}

function withLastChange(record: OrderRecord, change: (note: ChangeNote) => ChangeNote): OrderRecord {
  const last = record.changes.at(-1)
  return last ? { ...record, changes: [...record.changes.slice(0, -1), change(last)] } : record
}

import type { Flow, FlowRecord, Target, Turned } from '../../flows/flow'
import {
  changeRows,
  commitmentsIn,
  isMovedSince,
  marked,
  readShelf,
  readStockSettings,
  shardOfRow,
  type Mark,
  type StockRow,
} from '../../orders/stock'
import type { LedgerEntry } from '../ledger'
import { rankOf } from '../rank'
import type { AcceptedRecord } from '../record'

/** What was read of orders is believed for so long while records are planned; milliseconds. */
const BELIEVED_MILLISECONDS = 250

/** A record turned with regard to orders, and what it was turned by. */
export interface TurnedRecord extends Turned<FlowRecord> {
  name: string
  /** Whether it would be another record had orders changed: not where the source reckons with them itself. */
  isBound: boolean
  /** Of what orders held; 0 when they never held any. */
  version: number
}

/** What orders hold of the goods that records are about; read for all records at hand together. */
export interface HeldGoods {
  /** Whether orders have changed since stock was written: that nothing changed in the source is not enough then. */
  isMoved(record: FlowRecord, entry: Pick<LedgerEntry, 'vtexId'>): Promise<boolean>
  /** The record as it is to be written now. */
  turn(accepted: AcceptedRecord, owned: FlowRecord, live: unknown, target: Target): Promise<TurnedRecord>
  /** Whether orders have changed since the record was turned; read anew, as VTEX is written to next. */
  isOutdated(turned: TurnedRecord): Promise<boolean>
  /** VTEX holds what was turned. */
  note(accepted: AcceptedRecord, turned: TurnedRecord): void
  /** Remembers how far VTEX reflects orders. */
  save(): Promise<void>
}

type HeldFlow = Flow & Required<Pick<Flow, 'heldAs' | 'turn'>>
type HeldDeps = Parameters<typeof changeRows>[0]

/** Null for flows that orders do not bear on. */
export function heldGoodsOf(flow: Flow, deps: HeldDeps, source: string): HeldGoods | null {
  return hasTurn(flow) ? heldGoods(flow, deps, source) : null
}

const hasTurn = (flow: Flow): flow is HeldFlow => flow.heldAs !== undefined && flow.turn !== undefined

function heldGoods(flow: HeldFlow, deps: HeldDeps, source: string): HeldGoods {
  const rows = rowsOf(deps)
  const marks = new Map<string, Mark>()
  const nameOf = (record: FlowRecord, vtexId: string): string => flow.heldAs(flow.key(record), vtexId)
  return {
    async isMoved(record, { vtexId }) {
      const row = vtexId === '' ? null : await rows.recent(nameOf(record, vtexId))
      return row !== null && isMovedSince(row, (await readStockSettings(deps)).quantity)
    },
    async turn({ record, acceptedAt }, owned, live, { vtexId }) {
      const name = nameOf(record, vtexId)
      const [row, { quantity: kind }] = await Promise.all([rows.recent(name), readStockSettings(deps)])
      const now = deps.now()
      const held = { kind, commitments: row ? commitmentsIn(row, now) : [], now }
      const turned = flow.turn(owned, live, held, acceptedAt)
      return { ...turned, name, isBound: turned.isCount && kind !== 'vtex', version: row?.version ?? 0 }
    },
    async isOutdated({ name, version, isBound }) {
      return isBound && ((await rows.now(name))?.version ?? 0) !== version
    },
    note(accepted, { name, version, isCount, countedAt }) {
      const { id: record, rank: order = rankOf(accepted, undefined) } = accepted
      if (isCount) marks.set(name, { record, source, version, count: { order, at: countedAt } })
    },
    async save() {
      const known: string[] = []
      for (const name of marks.keys()) if (await rows.recent(name)) known.push(name)
      await changeRows(deps, known, (row, name) => {
        const mark = marks.get(name)
        return row && mark ? marked(row, mark) : row
      })
      marks.clear()
    },
  }
}

/** Ids of those that count as unchanged, and of whose goods orders have changed since stock was written. */
export async function movedAmong(
  held: Pick<HeldGoods, 'isMoved'> | null,
  records: readonly AcceptedRecord[],
  entries: ReadonlyMap<string, LedgerEntry>,
): Promise<ReadonlySet<string>> {
  const moved = new Set<string>()
  if (!held) return moved
  await Promise.all(
    records.map(async ({ id, hash, record }) => {
      const entry = entries.get(id)
      if (entry?.hash === hash && (await held.isMoved(record, entry))) moved.add(id)
    }),
  )
  return moved
}

/** Rows by name, read document by document. */
interface Rows {
  /** As of a moment ago. */
  recent(name: string): Promise<StockRow | null>
  /** By a read that begins after the question; those who ask while another read is under way share the next. */
  now(name: string): Promise<StockRow | null>
}

function rowsOf(deps: HeldDeps): Rows {
  type Read = Promise<Map<string, StockRow>>
  const read = new Map<string, { at: number; rows: Read }>()
  const next = new Map<string, Read>()
  const begin = (shard: string): Read => {
    const rows = readShelf(deps, shard)
    read.set(shard, { at: deps.now(), rows })
    return rows
  }
  const afterThis = async (shard: string): Read => {
    await read.get(shard)?.rows.catch(() => null)
    next.delete(shard)
    return begin(shard)
  }
  return {
    async recent(name) {
      const shard = shardOfRow(name)
      const known = read.get(shard)
      const isFresh = known !== undefined && deps.now() - known.at < BELIEVED_MILLISECONDS
      return (await (isFresh ? known.rows : begin(shard))).get(name) ?? null
    },
    async now(name) {
      const shard = shardOfRow(name)
      const rows = next.get(shard) ?? afterThis(shard)
      next.set(shard, rows)
      return (await rows).get(name) ?? null
    },
  }
}

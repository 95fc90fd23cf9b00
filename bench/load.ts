import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Answer, BatchState, ErpClient } from '../test/support/http'
import type { Store } from './store'

/** Rows of one part of an import. */
export const PART = 25_000
/** Records of one batch, the most it may hold. */
const BATCH = 10_000
const LOOK_MILLISECONDS = 200
const NDJSON = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' }

/** How a load went. */
export interface Load {
  /** From the first request until everything was worked off. */
  seconds: number
  /** Of these, until the last request was answered. */
  uploadSeconds: number
  counts: Record<string, number>
}

export interface StockRow {
  skuRef: string
  warehouse: string
  quantity: number
}

/** One row per SKU and warehouse; `quantity` tells how many units. */
export function stockRows({ skus, warehouses }: Store, quantity: (row: number) => number): StockRow[] {
  return skus.flatMap(({ refId }, sku) =>
    warehouses.map((warehouse, index) => ({
      skuRef: refId,
      warehouse,
      quantity: quantity(sku * warehouses.length + index),
    })),
  )
}

/** Sends rows as an import and waits for its end. */
export async function load(erp: ErpClient, rows: readonly StockRow[]): Promise<Load> {
  const parts = cut(rows, PART).map(zipped)
  const startedAt = Date.now()
  const { id } = expectStatus(201, await erp.post<{ id: string }>('/imports', { flow: 'inventory' }))
  for (const [index, part] of parts.entries()) {
    const path = `/imports/${id}/parts/${index + 1}`
    expectStatus(200, await erp.put(path, part, { as: 'raw', headers: NDJSON }))
  }
  expectStatus(202, await erp.post(`/imports/${id}/commit`))
  return ended(erp, [id], startedAt)
}

/** Sends records as batches, one after the other, and waits for the end of all. */
export async function sendBatches(
  erp: ErpClient,
  flow: string,
  batches: readonly (readonly object[])[],
): Promise<Load> {
  const bodies = batches.map(zipped)
  const startedAt = Date.now()
  const ids: string[] = []
  for (const body of bodies) {
    const answer = await erp.post<{ id: string }>(`/${flow}/batches`, body, { as: 'raw', headers: NDJSON })
    ids.push(expectStatus(202, answer).id)
  }
  return ended(erp, ids, startedAt)
}

async function ended(erp: ErpClient, ids: readonly string[], startedAt: number): Promise<Load> {
  const uploadSeconds = (Date.now() - startedAt) / 1_000
  let finishedAt = 0
  const counts: Record<string, number> = {}
  for (const id of ids) {
    const batch = await endOf(erp, id)
    finishedAt = Math.max(finishedAt, Date.parse(String(batch.finishedAt)))
    for (const [outcome, count] of Object.entries(batch.counts))
      counts[outcome] = (counts[outcome] ?? 0) + count
  }
  return { seconds: (finishedAt - startedAt) / 1_000, uploadSeconds, counts }
}

/** Looks seldom, because looking costs the machine that is measured; the batch itself says when it ended. */
async function endOf(erp: ErpClient, id: string): Promise<BatchState> {
  for (;;) {
    const batch = expectStatus(200, await erp.get<BatchState>(`/batches/${id}`))
    if (batch.status === 'done') return batch
    if (batch.status !== 'queued' && batch.status !== 'running')
      throw new Error(`Batch ${id} is ${batch.status}`)
    await pause(LOOK_MILLISECONDS)
  }
}

/** Pieces of `size` items, the last one smaller. */
export function cut<T>(items: readonly T[], size = BATCH): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, piece) =>
    items.slice(piece * size, (piece + 1) * size),
  )
}

/** @throws Error unless as many records as given had each outcome, and no record another one. */
export function expectOutcomes({ counts }: Load, expected: Record<string, number>): void {
  const { total: _total, ...outcomes } = counts
  const seen = Object.entries(outcomes).filter(([, count]) => count > 0)
  const isAsExpected = seen.every(([outcome, count]) => expected[outcome] === count)
  const all = Object.values(expected).filter((count) => count > 0)
  if (!isAsExpected || seen.length !== all.length) {
    throw new Error(`Outcomes are ${JSON.stringify(counts)}, not ${JSON.stringify(expected)}`)
  }
}

function expectStatus<T>(status: number, answer: Answer<T>): T {
  if (answer.status === status) return answer.body
  throw new Error(`Answered ${answer.status}, not ${status}: ${JSON.stringify(answer.body).slice(0, 300)}`)
}

function zipped(records: readonly object[]): Buffer {
  return gzipSync(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
}

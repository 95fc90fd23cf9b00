import { setTimeout as wait } from 'node:timers/promises'
import type { BatchView, SentBatch } from './erp'
import type { Write } from './model'
import {
  FIRST_LATE,
  FIRST_VERSIONED,
  SKUS,
  type Program,
  type ProgramCall,
  type ProgramRecord,
} from './program'
import type { ChaosStore } from './store'

/** What happened in a store, as its ERP knows it. */
export interface History {
  /** Accepted records by flow, SKU and warehouse. */
  writes: Map<string, Write[]>
  batches: SentBatch[]
  /** Records accepted, counting each attempt of a single call. */
  accepted: number
}

/** Lives a store's program: an ERP that sends, repeats, approves and asks until all its batches are finished. */
export class Life {
  readonly history: History = { writes: new Map(), batches: [], accepted: 0 }
  private puts = 0
  private versions = 0
  private hasBegun = false

  constructor(
    private readonly store: ChaosStore,
    private readonly program: Program,
  ) {}

  /** In calm weather, so that every SKU has a price to which parts can be added. */
  async begin(): Promise<void> {
    const existing = this.store.kind === 'killed' ? FIRST_LATE : SKUS
    const records = Array.from({ length: existing }, (_, sku): ProgramRecord => {
      const fields = { basePrice: 50 + sku, listPrice: 80 + sku }
      return { flow: 'prices', sku, fields, sets: fields }
    })
    await this.send({ kind: 'batch', pause: 0, flow: 'prices', records })
    await this.untilFinished()
    this.hasBegun = true
  }

  /** All actors side by side. */
  async act(): Promise<void> {
    for (const trouble of this.program.troubles) this.store.trouble(trouble)
    await Promise.all(
      this.program.actors.map(async (calls) => {
        for (const call of calls) {
          await wait(call.pause)
          await this.send(call)
        }
      }),
    )
  }

  untilFinished(): Promise<void> {
    return this.store.erp.untilFinished(this.history.batches.map(({ id }) => id))
  }

  async retryFailed(): Promise<void> {
    for (const { id } of [...this.history.batches])
      this.history.batches.push(...(await this.store.erp.retryFailed(id)))
  }

  private async send(call: ProgramCall): Promise<void> {
    if (call.kind === 'put') return this.put(call.record, call.park)
    const records = call.records.map((record) => ({ record, version: this.versionOf(record) }))
    const bodies = records.map(({ record, version }) => this.bodyOf(record, version))
    const accepted = await this.store.erp.post<BatchView>(`/${call.flow}/batches`, {
      records: bodies,
    })
    this.history.batches.push({ id: accepted.body.id, size: records.length })
    this.history.accepted += records.length
    records.forEach(({ record, version }, index) =>
      this.note(record, version, index, accepted.body.id, accepted),
    )
  }

  private async put(record: ProgramRecord, park: boolean): Promise<void> {
    const version = this.versionOf(record)
    const path = this.store.pathOf(record)
    const mayBeMissing = !park && !this.store.has(record.sku)
    const answer = await this.store.erp.call<{ code: string | null }>(
      'PUT',
      park ? `${path}?park=true` : path,
      { ...record.fields, ...(version !== undefined && { version }) },
    )
    this.history.accepted += answer.attempts
    // Without `park` a record whose SKU does not exist yet is refused, as published, and sets nothing.
    const isMissing = answer.status === 422 && answer.body.code === 'sku_not_found'
    if (isMissing && mayBeMissing) return
    if (answer.status !== 200 && answer.status !== 202)
      throw new Error(`PUT ${path} was answered ${answer.status} ${JSON.stringify(answer.body)}`)
    this.note(record, version, 0, `PUT ${++this.puts}`, answer)
  }

  private note(
    { flow, sku, warehouse, sets }: ProgramRecord,
    version: number | undefined,
    index: number,
    call: string,
    { from, until }: { from: number; until: number },
  ): void {
    const key = [flow, sku, ...(warehouse === undefined ? [] : [warehouse])].join('/')
    const write: Write = { call, index, from, until, sets, ...(version !== undefined && { version }) }
    this.history.writes.set(key, [...(this.history.writes.get(key) ?? []), write])
  }

  /** Up to a thousand different ones in no order; the prices of the beginning have the lowest. */
  private versionOf({ sku }: ProgramRecord): number | undefined {
    if (sku < FIRST_VERSIONED) return undefined
    return this.hasBegun ? 1 + ((++this.versions * 619) % 1_009) : 0
  }

  private bodyOf({ sku, warehouse, fields }: ProgramRecord, version: number | undefined): object {
    return {
      skuRef: this.store.refOf(sku),
      ...(warehouse !== undefined && { warehouse }),
      ...fields,
      ...(version !== undefined && { version }),
    }
  }
}

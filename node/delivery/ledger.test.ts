import { memoryDocuments } from '../testing/documents'
import { ledgerIn, SHARDS, shardOf, type LedgerEntry } from './ledger'

const entry = (order: string, fields: Partial<LedgerEntry> = {}): LedgerEntry => ({
  hash: `hash-${order}`,
  vtexId: '1',
  order,
  fields: { basePrice: order },
  at: '2026-03-01T12:00:00.000Z',
  batch: null,
  outcome: 'applied',
  ...fields,
})

/** Ids that share a shard with `id`. */
function neighboursOf(id: string, count: number): string[] {
  const found: string[] = []
  for (let index = 0; found.length < count; index++)
    if (shardOf(`n${index}`) === shardOf(id)) found.push(`n${index}`)
  return found
}

it('knows only what was saved, per flow', async () => {
  const ledger = ledgerIn(memoryDocuments())
  await ledger.save('prices', new Map([['A', entry('1')]]))
  expect(await ledger.load('prices', ['A', 'B'])).toEqual(new Map([['A', entry('1')]]))
  expect(await ledger.load('inventory', ['A'])).toEqual(new Map())
})

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'remembers a record called %s',
  async (id) => {
    const documents = memoryDocuments()
    await ledgerIn(documents).save('prices', new Map([[neighboursOf(id, 1)[0] as string, entry('0')]]))
    const ledger = ledgerIn(documents)
    expect(await ledger.load('prices', [id])).toEqual(new Map())
    await ledger.save('prices', new Map([[id, entry('1')]]))
    expect(await ledgerIn(documents).load('prices', [id])).toEqual(new Map([[id, entry('1')]]))
  },
)

it('loses nothing of writers that save neighbours at once', async () => {
  const documents = memoryDocuments()
  const ids = neighboursOf('A', 20)
  const writers = ids.map(() => ledgerIn(documents))
  await Promise.all(writers.map((ledger, index) => ledger.load('prices', [ids[index] as string])))
  await Promise.all(
    writers.map((ledger, index) => ledger.save('prices', new Map([[ids[index] as string, entry('1')]]))),
  )
  expect([...(await ledgerIn(documents).load('prices', ids)).keys()]).toEqual(ids)
})

it('keeps the newer entry, and what the older one learned of other fields', async () => {
  const documents = memoryDocuments()
  const [older, newer] = [ledgerIn(documents), ledgerIn(documents)]
  await Promise.all([older.load('prices', ['A']), newer.load('prices', ['A'])])
  await newer.save('prices', new Map([['A', entry('2')]]))
  const late = entry('1', { fields: { basePrice: '1', listPrice: '1' } })
  await older.save('prices', new Map([['A', late]]))
  const kept = (await ledgerIn(documents).load('prices', ['A'])).get('A')
  expect(kept).toEqual({ ...entry('2'), fields: { basePrice: '2', listPrice: '1' } })
})

it('takes an entry of the same order: the record was tried again', async () => {
  const ledger = ledgerIn(memoryDocuments())
  await ledger.save('prices', new Map([['A', entry('1')]]))
  await ledger.save('prices', new Map([['A', entry('1', { hash: '' })]]))
  expect((await ledger.load('prices', ['A'])).get('A')?.hash).toBe('')
})

it('costs a read and a write per shard, whatever the number of records', async () => {
  const documents = memoryDocuments()
  const ids = neighboursOf('A', 30)
  const seed = ledgerIn(documents)
  await seed.save('prices', new Map([['A', entry('0')]]))
  documents.calls.length = 0
  const ledger = ledgerIn(documents)
  await ledger.load('prices', ids)
  await ledger.save('prices', new Map(ids.map((id) => [id, entry('1')])))
  expect(documents.calls).toHaveLength(2)
})

it('spreads records evenly over the shards', () => {
  const counts = new Map<number, number>()
  for (let index = 0; index < 6_400; index++) {
    const shard = shardOf(`SKU-${index}`)
    counts.set(shard, (counts.get(shard) ?? 0) + 1)
  }
  expect(counts.size).toBe(SHARDS)
  expect(Math.max(...counts.values())).toBeLessThan(200)
})

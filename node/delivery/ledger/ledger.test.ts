import { memoryDocuments, type MemoryDocuments } from '../../testing/documents'
import type { LedgerEntry } from './entry'
import { ledgerIn } from './ledger'
import type { LedgerNode } from './nodes'

const FLOW = 'prices'

function entry(order: string, fields: Record<string, unknown> = { basePrice: order }): LedgerEntry {
  return {
    hash: `hash of ${order}`,
    vtexId: '1000123',
    order,
    at: '2026-03-01T12:00:00.000Z',
    batch: null,
    outcome: 'applied',
    fields: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { value, order }])),
  }
}

const refs = (count: number): string[] => Array.from({ length: count }, (_, n) => `SKU-${n}`)
const saved = (ids: readonly string[], order = '1') => new Map(ids.map((id) => [id, entry(order)]))

async function stored(ids: readonly string[]): Promise<MemoryDocuments> {
  const documents = memoryDocuments()
  await ledgerIn(documents).save(FLOW, saved(ids))
  documents.calls.length = 0
  return documents
}

const reads = ({ calls }: MemoryDocuments): number => calls.filter((call) => call.startsWith('read')).length
const writes = ({ calls }: MemoryDocuments): number => calls.filter((call) => !call.startsWith('read')).length

function nodes({ stored: all }: MemoryDocuments): [string, LedgerNode][] {
  return [...all].map(([at, { json }]) => [at, JSON.parse(json) as LedgerNode])
}

/** Answers as if VBase did not have the documents. */
function without(documents: MemoryDocuments, isLost: (key: string) => boolean): MemoryDocuments {
  return {
    ...documents,
    read: async <T>(bucket: string, key: string) =>
      isLost(key) ? (documents.calls.push(`read ${bucket}/${key}`), null) : documents.read<T>(bucket, key),
  }
}

describe('what is removed', () => {
  it('is gone with its history, and nothing else is', async () => {
    const documents = await stored(['a', 'b'])
    const ledger = ledgerIn(documents)
    await ledger.load(FLOW, ['a'])
    expect(await ledger.remove(FLOW, ['a', 'unknown'])).toEqual(new Set(['a']))
    expect(await ledgerIn(documents).load(FLOW, ['a', 'b'])).toEqual(new Map([['b', entry('1')]]))
    expect([...documents.stored.values()].some(({ json }) => json.includes('"a"'))).toBe(false)
    expect(await ledgerIn(documents).remove(FLOW, ['a'])).toEqual(new Set())
  })

  it('of a flow that never had any is nothing', async () => {
    expect(await ledgerIn(memoryDocuments()).remove(FLOW, ['a'])).toEqual(new Set())
  })

  it('stays removed beside somebody who saves others', async () => {
    const documents = await stored(refs(50))
    const other = ledgerIn(documents)
    await other.load(FLOW, refs(50))
    await Promise.all([
      ledgerIn(documents).remove(FLOW, ['SKU-7']),
      other.save(
        FLOW,
        saved(
          refs(50).filter((ref) => ref !== 'SKU-7'),
          '2',
        ),
      ),
    ])
    const left = await ledgerIn(documents).load(FLOW, refs(50))
    expect(left.size).toBe(49)
    expect([...left.values()].every(({ order }) => order === '2')).toBe(true)
  })
})

describe('what was saved', () => {
  it.each([
    ['an ordinary ref', 'MUG-BLUE-01'],
    ['a ref of two parts', 'MUG-BLUE-01/main'],
    ['a number', '7'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
  ])('is loaded: %s', async (_, id) => {
    const documents = await stored([id])
    expect(await ledgerIn(documents).load(FLOW, [id, 'unknown'])).toEqual(new Map([[id, entry('1')]]))
  })

  it('is of one flow', async () => {
    const documents = await stored(['a'])
    expect(await ledgerIn(documents).load('inventory', ['a'])).toEqual(new Map())
  })

  it('is merged with what comes later, whichever comes last', async () => {
    const documents = await stored(['a'])
    await ledgerIn(documents).save(FLOW, new Map([['a', entry('3', { basePrice: 3 })]]))
    await ledgerIn(documents).save(FLOW, new Map([['a', entry('2', { basePrice: 2, listPrice: 2 })]]))
    const { hash, fields } = (await ledgerIn(documents).load(FLOW, ['a'])).get('a') as LedgerEntry
    expect(hash).toBe('hash of 3')
    expect(fields).toEqual({ basePrice: { value: 3, order: '3' }, listPrice: { value: 2, order: '2' } })
  })

  it('is answered by the ledger that saved it', async () => {
    const documents = memoryDocuments()
    const ledger = ledgerIn(documents)
    await ledger.load(FLOW, ['a'])
    await ledger.save(FLOW, new Map([['a', entry('1')]]))
    documents.calls.length = 0
    expect(await ledger.load(FLOW, ['a'])).toEqual(new Map([['a', entry('1')]]))
    expect(documents.calls).toEqual([])
  })
})

describe('calls', () => {
  it('are few for 10,000 of 100,000 entries', async () => {
    const all = refs(100_000)
    const documents = await stored(all)
    const ledger = ledgerIn(documents)
    const some = all.filter((_, index) => index % 10 === 0)
    expect((await ledger.load(FLOW, some)).size).toBe(10_000)
    expect(reads(documents)).toBeLessThanOrEqual(70)
    await ledger.save(FLOW, saved(some, '2'))
    expect(reads(documents)).toBeLessThanOrEqual(70)
    expect(writes(documents)).toBeLessThanOrEqual(70)
  })

  it('are none for what was loaded before, and one write each for what is saved then', async () => {
    const documents = await stored(['a'])
    const ledger = ledgerIn(documents)
    await ledger.load(FLOW, ['a'])
    expect(documents.calls).toHaveLength(2)
    await ledger.load(FLOW, ['a'])
    await ledger.save(FLOW, saved(['a'], '2'))
    expect(documents.calls).toHaveLength(3)
  })

  it('spare the root when another ledger of the process has just read it', async () => {
    const documents = await stored(['a'])
    await ledgerIn(documents, { scope: 'spared/master' }).load(FLOW, ['a'])
    documents.calls.length = 0
    await ledgerIn(documents, { scope: 'spared/master' }).load(FLOW, ['a'])
    expect(documents.calls).toHaveLength(1)
  })
})

describe('leaves', () => {
  it('stay small while a flow grows, and lose nothing', async () => {
    const documents = memoryDocuments()
    const all = refs(600)
    for (let start = 0; start < all.length; start += 50) {
      await ledgerIn(documents, { maxEntries: 20 }).save(FLOW, saved(all.slice(start, start + 50)))
    }
    const sizes = nodes(documents).map(([, node]) => ('entries' in node ? node.entries.length : 0))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20)
    expect((await ledgerIn(documents).load(FLOW, all)).size).toBe(600)
  })

  it('that were split lead on a ledger that does not know, which tells the root', async () => {
    const documents = await stored(['a'])
    const root = documents.stored.get(`ledger/${FLOW}.leaves`)
    await ledgerIn(documents, { maxEntries: 5 }).save(FLOW, saved(refs(200)))
    const after = documents.stored.get(`ledger/${FLOW}.leaves`)?.json
    documents.stored.set(`ledger/${FLOW}.leaves`, root as { json: string; version: number })
    expect((await ledgerIn(documents).load(FLOW, refs(200))).size).toBe(200)
    expect(JSON.parse(documents.stored.get(`ledger/${FLOW}.leaves`)?.json ?? '')).toEqual(
      JSON.parse(after ?? ''),
    )
  })

  it('that VBase lost cost their entries, nothing else', async () => {
    const documents = await stored(refs(100))
    const [lost] = nodes(documents).find(([, node]) => 'entries' in node && node.entries.length > 0) ?? []
    documents.stored.delete(lost ?? '')
    const ledger = ledgerIn(documents)
    expect((await ledger.load(FLOW, refs(100))).size).toBeLessThan(100)
    await ledger.save(FLOW, saved(refs(100), '2'))
    expect((await ledgerIn(documents).load(FLOW, refs(100))).size).toBe(100)
  })

  it('that VBase denies once are there', async () => {
    const documents = await stored(['a'])
    const denied = new Set<string>()
    const moody = without(documents, (key) => !denied.has(key) && !!denied.add(key))
    expect((await ledgerIn(moody).load(FLOW, ['a'])).size).toBe(1)
  })

  it('of another life of the workspace mislead nobody', async () => {
    const scope = 'misled/master'
    await ledgerIn(await stored(refs(50)), { scope }).load(FLOW, refs(50))
    const documents = await stored(refs(20))
    const ledger = ledgerIn(documents, { scope })
    expect((await ledger.load(FLOW, refs(50))).size).toBe(20)
    await ledger.save(FLOW, saved(refs(50), '2'))
    expect((await ledgerIn(documents).load(FLOW, refs(50))).size).toBe(50)
  })
})

describe('scan', () => {
  it.each([1, 2, 64, 4096])('answers every entry once in %p parts', async (buckets) => {
    const documents = memoryDocuments()
    await ledgerIn(documents, { maxEntries: 10 }).save(FLOW, saved(refs(300)))
    const found: string[] = []
    for (let bucket = 0; bucket < buckets; bucket++) {
      for await (const leaf of ledgerIn(documents).scan(FLOW, bucket, buckets)) found.push(...leaf.keys())
    }
    expect(found.sort()).toEqual(refs(300).sort())
  })

  it('finds nothing in a flow that was never used, and writes nothing', async () => {
    const documents = memoryDocuments()
    for await (const leaf of ledgerIn(documents).scan(FLOW, 0, 1)) expect(leaf).toBeUndefined()
    expect(writes(documents)).toBe(0)
  })

  it('refuses parts that do not exist', async () => {
    await expect(ledgerIn(memoryDocuments()).scan(FLOW, 0, 3)[Symbol.asyncIterator]().next()).rejects.toThrow(
      RangeError,
    )
  })
})

describe('races', () => {
  const ids = ['a', 'b', 'c']

  it('are told for the ids that somebody else changed since they were loaded, once', async () => {
    const documents = await stored(ids)
    const ledger = ledgerIn(documents)
    await ledger.load(FLOW, ids)
    await ledgerIn(documents).save(FLOW, saved(['b'], '2'))
    expect(await ledger.save(FLOW, saved(ids, '3'))).toEqual(new Set(['b']))
    expect(await ledger.save(FLOW, saved(ids, '4'))).toEqual(new Set())
  })

  it('are told also when the change was older and the leaf was split', async () => {
    const documents = await stored(ids)
    const ledger = ledgerIn(documents)
    await ledger.load(FLOW, ids)
    await ledgerIn(documents, { maxEntries: 1 }).save(
      FLOW,
      new Map([...saved(refs(100)), ['c', entry('0', { listPrice: 5 })]]),
    )
    expect(await ledger.save(FLOW, saved(ids, '3'))).toEqual(new Set(['c']))
  })

  it('are told for ids that are saved later than their neighbours', async () => {
    const documents = await stored(ids)
    const ledger = ledgerIn(documents)
    await ledger.load(FLOW, refs(200).concat(ids))
    await ledgerIn(documents).save(FLOW, saved(['b'], '2'))
    await ledger.save(FLOW, saved(refs(200), '3'))
    expect(await ledger.save(FLOW, saved(ids, '3'))).toEqual(new Set(['b']))
  })

  it('are not told for what was never loaded', async () => {
    const documents = await stored(ids)
    expect(await ledgerIn(documents).save(FLOW, saved(ids, '2'))).toEqual(new Set())
  })

  it.each<[string, boolean]>([
    ['reported as refused', false],
    ['reported as failed', true],
  ])('with oneself are none: a write that was carried out but %s', async (_, throws) => {
    const documents = await stored(ids)
    let left = 1
    const replace: MemoryDocuments['replace'] = async (...args) => {
      const isWritten = await documents.replace(...args)
      if (left-- <= 0) return isWritten
      if (throws) throw new Error('no answer')
      return false
    }
    const ledger = ledgerIn({ ...documents, replace })
    await ledger.load(FLOW, ids)
    if (throws) await expect(ledger.save(FLOW, saved(ids, '2'))).rejects.toThrow('no answer')
    expect(await ledger.save(FLOW, saved(ids, '2'))).toEqual(new Set())
  })

  it('of two first writers lose neither entry', async () => {
    const documents = memoryDocuments()
    const [one, other] = [ledgerIn(documents), ledgerIn(documents)]
    await Promise.all([one.load(FLOW, ['a']), other.load(FLOW, ['a'])])
    const told = await Promise.all([
      one.save(FLOW, saved(['a', 'b'], '1')),
      other.save(FLOW, saved(['a', 'c'], '2')),
    ])
    expect((await ledgerIn(documents).load(FLOW, ids)).size).toBe(3)
    expect(told.map((each) => [...each]).sort()).toEqual([[], ['a']])
  })
})

test('many writers of one leaf all get through', async () => {
  const documents = await stored(['a'])
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      ledgerIn(documents, { pause: async () => undefined }).save(
        FLOW,
        new Map([['a', entry('2', { [`field${n}`]: n })]]),
      ),
    ),
  )
  const { fields } = (await ledgerIn(documents).load(FLOW, ['a'])).get('a') as LedgerEntry
  expect(Object.keys(fields)).toHaveLength(31)
})

import type { VtexFullSku } from '../../clients/catalog/skus'
import { failure } from '../../errors/failure'
import { MemorySkus } from '../../testing/sku-store'
import { syncSku } from '../../testing/sync-sku'
import type { MatchRule } from '../flow'
import { findSku } from './find'
import { skuRecord, vtexSku } from './fixtures'

interface Case {
  ref?: string
  eans?: string[] | null
  /** The id in the ledger. */
  known?: string
  skus?: Partial<VtexFullSku>[]
  /** SKU ids by EAN. */
  owners?: Record<string, number>
}

function storeWith({ skus = [], owners = {} }: Case): MemorySkus {
  const store = new MemorySkus()
  for (const sku of skus) store.put(vtexSku(sku))
  for (const [ean, id] of Object.entries(owners)) store.eans.set(ean, id)
  return store
}

async function find(
  match: MatchRule,
  given: Case,
): Promise<{ found: number | string | null; calls: string[] }> {
  const { ref = 'MUG', eans, known = '' } = given
  const store = storeWith(given)
  const record = skuRecord({ ref, ...(eans !== undefined && { eans }) })
  const answer = await findSku({ vtexId: known, match }, { key: [ref], record }, store.clients)
  return {
    found: answer.match<number | string | null>(
      (sku) => sku && sku.Id,
      ({ code }) => code,
    ),
    calls: store.calls,
  }
}

const twice = ['eans.skuWith', 'eans.skuWith']

it.each<[MatchRule, string, Case, number | string | null, string[]]>([
  ['refId', 'the SKU with the code', { skus: [{ Id: 7 }] }, 7, ['skus.byRef']],
  ['refId', 'none', { skus: [{ Id: 7, RefId: 'CUP' }] }, null, ['skus.byRef']],
  ['refId', 'the one the ledger knows', { known: '7', skus: [{ Id: 7 }] }, 7, ['skus.byId']],
  [
    'refId',
    'the one it knows without a code',
    { known: '7', skus: [{ Id: 7, RefId: '' }] },
    7,
    ['skus.byId'],
  ],
  [
    'refId',
    'another when the one it knows has another code',
    { known: '7', skus: [{ Id: 7, RefId: 'CUP' }, { Id: 8 }] },
    8,
    ['skus.byId', 'skus.byRef'],
  ],
  [
    'ean',
    'the SKU with one of the EANs',
    { eans: ['1', '2'], skus: [{ Id: 7, RefId: null }], owners: { 2: 7 } },
    7,
    ['skus.byRef', ...twice, 'skus.byId'],
  ],
  [
    'ean',
    'a SKU of another code',
    { eans: ['1'], skus: [{ Id: 7, RefId: 'OWN' }], owners: { 1: 7 } },
    7,
    ['skus.byRef', 'eans.skuWith', 'skus.byId'],
  ],
  [
    'ean',
    'the one that has EAN and code',
    { eans: ['1'], skus: [{ Id: 7 }], owners: { 1: 7 } },
    7,
    ['skus.byRef', 'eans.skuWith'],
  ],
  ['ean', 'by code where no EAN is sent', { skus: [{ Id: 7 }] }, 7, ['skus.byRef']],
  ['ean', 'by code where the EANs are taken away', { eans: null, skus: [{ Id: 7 }] }, 7, ['skus.byRef']],
  ['ean', 'none, after asking twice', { eans: ['1'], skus: [] }, null, ['skus.byRef', ...twice]],
  [
    'ean',
    'two SKUs with an EAN each',
    {
      eans: ['1', '2'],
      skus: [
        { Id: 7, RefId: '' },
        { Id: 8, RefId: '' },
      ],
      owners: { 1: 7, 2: 8 },
    },
    'match_ambiguous',
    ['skus.byRef', ...twice],
  ],
  [
    'ean',
    'one SKU with the EAN and another with the code',
    { eans: ['1'], skus: [{ Id: 7, RefId: '' }, { Id: 8 }], owners: { 1: 7 } },
    'match_ambiguous',
    ['skus.byRef', 'eans.skuWith'],
  ],
  [
    'ean',
    'the one the ledger knows, whatever its code and EANs',
    { known: '8', eans: ['1'], skus: [{ Id: 7 }, { Id: 8, RefId: 'OWN' }], owners: { 1: 7 } },
    8,
    ['skus.byId'],
  ],
  [
    'ean',
    'by EAN when the one the ledger knows is gone',
    { known: '9', eans: ['1'], skus: [{ Id: 7, RefId: '' }], owners: { 1: 7 } },
    7,
    ['skus.byId', 'skus.byRef', 'eans.skuWith', 'skus.byId'],
  ],
  ['vtexId', 'the SKU with the id', { ref: '7', skus: [{ Id: 7, RefId: 'OWN' }] }, 7, ['skus.byId']],
  ['vtexId', 'no such id', { ref: '8', skus: [{ Id: 7 }] }, 'sku_not_found', ['skus.byId']],
  ['vtexId', 'a ref that is no id', { ref: 'MUG', skus: [{ Id: 7 }] }, 'sku_not_found', []],
  ['vtexId', 'a ref like an id', { ref: '07', skus: [{ Id: 7 }] }, 'sku_not_found', []],
  ['vtexId', 'the one the ledger knows', { known: '7', skus: [{ Id: 7, RefId: '' }] }, 7, ['skus.byId']],
])('%s finds %s', async (match, _what, given, found, calls) => {
  expect(await find(match, given)).toEqual({ found, calls })
})

it('takes an EAN that VTEX misses at first for what it is', async () => {
  const given = { skus: [{ Id: 7, RefId: '' }], owners: { 1: 7 } }
  const store = storeWith(given)
  const { eans } = store.clients
  const missing = await eans.skuWith('none')
  const answers = [missing]
  const clients = {
    skus: store.clients.skus,
    eans: { ...eans, skuWith: async (ean: string) => answers.shift() ?? eans.skuWith(ean) },
  } as typeof store.clients
  const found = await findSku(
    { vtexId: '', match: 'ean' },
    { key: ['MUG'], record: skuRecord({ eans: ['1'] }) },
    clients,
  )
  expect(found._unsafeUnwrap()?.Id).toBe(7)
})

it('does not take trouble for absence', async () => {
  const store = storeWith({})
  store.faults.set('eans.skuWith', [{ failure: failure('vtex_timeout') }])
  const record = skuRecord({ eans: ['1'] })
  expect(await syncSku(store, record, '', 'ean')).toMatchObject({ failed: { code: 'vtex_timeout' } })
  expect(store.skus.size).toBe(0)
})

describe('the reference code of a SKU that was found by another rule', () => {
  const adopt = (RefId: string | null, record = skuRecord({ eans: ['1'] })) => {
    const store = storeWith({ skus: [{ Id: 7, RefId }], owners: { 1: 7 } })
    return { store, done: syncSku(store, record, '', 'ean') }
  }

  it.each([null, ''])('is set where it is %j', async (empty) => {
    const { store, done } = adopt(empty)
    expect(await done).toMatchObject({ fields: ['ref'], vtexId: '7' })
    expect(store.skus.get(7)).toEqual(vtexSku({ RefId: 'MUG' }))
  })

  it('stays where people keep another, and is no change', async () => {
    expect(await adopt('OWN').done).toEqual({ fields: [] })
    const { store, done } = adopt('OWN', skuRecord({ eans: ['1'], name: 'Navy' }))
    expect(await done).toMatchObject({ fields: ['name'] })
    expect([...store.skus.values()]).toEqual([vtexSku({ RefId: 'OWN', Name: 'Navy' })])
  })

  it('that another SKU has is reported, and that one is left alone', async () => {
    const { store, done } = adopt('')
    const taken = failure('vtex_refused', 'taken', { kind: 'conflict', existingId: '8' })
    store.faults.set('skus.replace', [{ failure: taken }])
    const { failed } = await done
    expect(failed).toMatchObject({ code: 'match_ambiguous' })
    expect(failed?.existingId).toBeUndefined()
  })
})

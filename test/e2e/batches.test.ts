import type { Result } from './delivery'
import { asPerson, pathOf, stockOf, withSandbox, type Accepted } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ replicas: 2 })

/** Every page of a list, each entry as it came. */
async function allPages<T>(path: string, field: string): Promise<T[][]> {
  const pages: T[][] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const join = path.includes('?') ? '&' : '?'
    const query = cursor === '' ? '' : `${join}cursor=${encodeURIComponent(cursor)}`
    const { status, body } = await store().erp.get<Record<string, unknown>>(path + query)
    expect(status).toBe(200)
    pages.push(body[field] as T[])
    cursor = body.cursor as string | null
  }
  return pages
}

describe('a batch', () => {
  it.each([
    ['JSON', { as: 'json' }],
    ['JSON, gzip', { as: 'json', gzip: true }],
    ['NDJSON', { as: 'ndjson' }],
    ['NDJSON, gzip', { as: 'ndjson', gzip: true }],
  ] as const)('of %s is accepted with its address and worked off', async (_, options) => {
    const skus = store().newSkus(5)
    const records = stockOf(skus)
    const body = options.as === 'json' ? { records } : records
    const accepted = await store().erp.post<Accepted>('/inventory/batches', body, options)
    expect(accepted).toMatchObject({
      status: 202,
      headers: {
        location: `/_v/private/erp-integrator/v1/batches/${accepted.body.id}`,
        'cache-control': 'no-store',
      },
      body: {
        flow: 'inventory',
        source: 'vtexappkey-demo-erp',
        mode: 'upsert',
        dryRun: false,
        counts: { total: 5, pending: 5 },
      },
    })
    const batch = await store().erp.waitForBatch(accepted.body.id)
    expect(batch).toMatchObject({ status: 'done', progress: 1, counts: { total: 5, pending: 0, applied: 5 } })
    await store().expectStockOf(skus)
  })

  it('answers per record, and one bad record stops nothing', async () => {
    const skus = store().newSkus(3)
    const good = stockOf(skus).map((record) => JSON.stringify(record))
    const lines = [
      good[0],
      '{"skuRef": "broken',
      '{"skuRef":"NO-SUCH-SKU","warehouse":"main","quantity":1}',
      good[1],
      `{"skuRef":"${skus[0]?.ref}","warehouse":"mars","quantity":1}`,
      '',
      '{"skuRef":"X","warehouse":"main","quantity":-1}',
      good[2],
    ]
    const options = { as: 'raw', headers: { 'content-type': 'application/x-ndjson' } } as const
    const accepted = await store().erp.post<Accepted>('/inventory/batches', lines.join('\r\n'), options)
    const { id, counts } = await store().erp.waitForBatch(accepted.body.id)
    expect(counts).toMatchObject({ total: 7, applied: 3, parked: 1, failed: 3 })
    const records = (await allPages<Result>(`/batches/${id}/records`, 'records')).flat()
    const codes = records.sort((a, b) => a.index - b.index).map(({ outcome, code }) => code ?? outcome)
    expect(codes).toEqual([
      'applied',
      'invalid_json',
      'sku_not_found',
      'applied',
      'warehouse_not_found',
      'invalid_record',
      'applied',
    ])
    for (const { outcome, help } of records) expect(help === null).toBe(outcome === 'applied')
    expect(records[5]?.errors).toMatchObject([{ pointer: '/quantity' }])
    await store().expectStockOf(skus)
  })

  it('of a dry run writes nothing', async () => {
    const skus = store().newSkus(3)
    const writes = await store().writesDuring(async () => {
      const body = { records: stockOf(skus) }
      const accepted = await store().erp.post<Accepted>('/inventory/batches?dryRun=true', body)
      const batch = await store().erp.waitForBatch(accepted.body.id)
      expect(batch).toMatchObject({ dryRun: true, counts: { applied: 3 } })
    })
    expect(writes).toEqual([])
  })

  it('with the same ref three times ends with the last, which alone is written', async () => {
    const sku = store().newSku()
    const records = [1, 2, 3].map((quantity) => ({ skuRef: sku.ref, warehouse: 'main', quantity }))
    const accepted = await store().postStock(records)
    expect(await store().erp.waitForBatch(accepted.body.id)).toMatchObject({
      counts: { applied: 1, skipped: 2 },
    })
    expect(await store().balance(sku)).toMatchObject({ totalQuantity: 3 })
    const writes = await store().writesDuring(async () => {
      const again = await store().erp.put(pathOf('inventory', sku.ref, 'main'), { quantity: 3 })
      expect(again).toMatchObject({ body: { outcome: 'unchanged' } })
    })
    expect(writes).toEqual([])
  })
})

describe('pages', () => {
  it('of results hold every record exactly once, also when filtered by outcome', async () => {
    const skus = store().newSkus(350)
    const records = [
      ...stockOf(skus),
      ...Array.from({ length: 60 }, (_, n) => ({ skuRef: `GONE-${n}`, warehouse: 'main', quantity: 1 })),
      ...Array.from({ length: 15 }, () => ({ warehouse: 'main', quantity: 1 })),
    ].sort((a, b) => a.quantity - b.quantity)
    const accepted = await store().postStock(records)
    const { id, counts } = await store().erp.waitForBatch(accepted.body.id)
    expect(counts).toMatchObject({ total: 425, applied: 350, parked: 60, failed: 15 })

    const seen = async (query: string, limit: number) => {
      const pages = await allPages<Result>(`/batches/${id}/records?limit=${limit}${query}`, 'records')
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit)
      return pages.flat()
    }
    const indexes = (results: Result[]) => results.map(({ index }) => index).sort((a, b) => a - b)
    for (const limit of [7, 100, 1_000])
      expect(indexes(await seen('', limit))).toEqual(records.map((_, index) => index))
    const isGone = (record: object) => 'skuRef' in record && String(record.skuRef).startsWith('GONE-')
    for (const [outcome, isIt] of [
      ['parked', isGone],
      ['failed', (record: object) => !('skuRef' in record)],
    ] as const) {
      const found = await seen(`&outcome=${outcome}`, 8)
      expect(indexes(found)).toEqual(records.flatMap((record, index) => (isIt(record) ? [index] : [])))
      expect(found.every((result) => result.outcome === outcome)).toBe(true)
    }
    expect(await seen('&outcome=skipped', 100)).toEqual([])
  })

  it('of batches hold all of the calling system, newest first, and none of another', async () => {
    const asAdmin = { headers: asPerson(store().sandbox.tokens.admin) }
    const sent: string[] = []
    const foreign: string[] = []
    for (let batch = 1; batch <= 5; batch++) {
      sent.push((await store().postStock(stockOf(store().newSkus(1)))).body.id)
      const records = stockOf(store().newSkus(1))
      const { body } = await store().erp.post<Accepted>('/inventory/batches', { records }, asAdmin)
      foreign.push(body.id)
    }
    await store().sandbox.events.idle()

    const pages = await allPages<Accepted>('/batches?limit=2', 'batches')
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(2)
    const listed = pages.flat().map(({ id }) => id)
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed.slice(0, 5)).toEqual([...sent].reverse())
    expect(listed.filter((id) => foreign.includes(id))).toEqual([])
    const prices = (await allPages<Accepted>('/batches?flow=prices', 'batches')).flat()
    expect(prices).toEqual([])

    const theirPages = await store().erp.get<{ batches: Accepted[] }>('/batches', asAdmin)
    expect(theirPages.body.batches.map(({ id }) => id)).toEqual([...foreign].reverse())
    expect((await store().erp.get(`/batches/${foreign[0]}`)).status).toBe(404)
    expect((await store().erp.get(`/batches/${sent[0]}/records`, asAdmin)).status).toBe(404)
  })
})

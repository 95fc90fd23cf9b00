import { gzipSync } from 'node:zlib'
import type { Answer, SendOptions } from '../support/http'
import type { Result } from './delivery'
import { expectProblem, type ExpectedProblem } from './problem'
import { pathOf, withSandbox, type Store } from './support'

jest.setTimeout(30_000)

const store = withSandbox()

/** What may be wrong with a record of a SKU that exists. */
const badRecords: [name: string, fields: Record<string, unknown>, wrong: ExpectedProblem][] = [
  ['an unknown field', { basePrice: 10, listPrise: 10 }, unknownField('/listPrise')],
  ['an unknown field and no other', { basePrise: 10 }, invalid('/basePrise')],
  ['a text for a number', { basePrice: 'ten' }, invalid('/basePrice')],
  ['a comma for a point', { basePrice: '12,50' }, invalid('/basePrice')],
  ['true for a number', { basePrice: true }, invalid('/basePrice')],
  ['a list for a number', { basePrice: [10] }, invalid('/basePrice')],
  ['null where nothing can be cleared', { basePrice: null }, invalid('/basePrice')],
  ['a negative price', { basePrice: -1 }, invalid('/basePrice')],
  ['a price of zero', { basePrice: 0 }, invalid('/basePrice')],
  ['an absurd price', { basePrice: 1e12 }, invalid('/basePrice')],
  ['5 decimals', { basePrice: 10.12345 }, invalid('/basePrice')],
  ['5 decimals as a string', { basePrice: '10.12345' }, invalid('/basePrice')],
  ['NaN as a string', { basePrice: 'NaN' }, invalid('/basePrice')],
  ['a negative list price', { basePrice: 10, listPrice: -1 }, invalid('/listPrice')],
  ['a fraction for a version', { basePrice: 10, version: 1.5 }, invalid('/version')],
  ['an instant without a zone', { basePrice: 10, updatedAt: '2026-01-01T00:00:00' }, invalid('/updatedAt')],
  ['nothing to change', {}, invalid()],
  [
    'a fixed price without a value',
    { basePrice: 10, fixedPrices: [{ priceTable: 'gold' }] },
    invalid('/fixedPrices/0/value'),
  ],
]

const badStock: [name: string, fields: Record<string, unknown>, wrong: ExpectedProblem][] = [
  ['an unknown field', { quantity: 1, color: 'red' }, unknownField('/color')],
  ['a negative quantity', { quantity: -1 }, invalid('/quantity')],
  ['half a unit', { quantity: 1.5 }, invalid('/quantity')],
  ['a quantity as text', { quantity: '1' }, invalid('/quantity')],
  ['an absurd quantity', { quantity: 1e12 }, invalid('/quantity')],
  ['quantity and unlimited', { quantity: 1, unlimited: true }, invalid('/unlimited')],
  ['a lead time in minutes', { quantity: 1, leadTime: 'PT5M' }, invalid('/leadTime')],
  ['a lead time as a number', { quantity: 1, leadTime: 2 }, invalid('/leadTime')],
]

const badRefs: [name: string, ref: string][] = [
  ['an empty ref', ''],
  ['a blank ref', '   '],
  ['a ref of 51 characters', 'x'.repeat(51)],
]

function invalid(pointer?: string): ExpectedProblem {
  return { status: 422, code: 'invalid_record', ...(pointer !== undefined && { pointer }) }
}

function unknownField(pointer: string): ExpectedProblem {
  return { status: 422, code: 'unknown_field', pointer }
}

describe.each([
  ['prices', [] as string[], badRecords],
  ['inventory', ['main'], badStock],
] as const)('%s: a record with', (flow, rest, cases) => {
  it.each(cases)('%s is refused, and nothing changes', async (_, fields, wrong) => {
    const { ref } = store().newSku()
    await expectNoEffect(async () => {
      const answer = await store().erp.put(pathOf(flow, ref, ...rest), fields)
      expect(expectProblem(answer, wrong)).toMatchObject({ outcome: 'failed' })
    })
  })

  it.each(cases)('%s fails alone in a batch', async (_, fields, { code, pointer }) => {
    const [bad, good] = store().newSkus(2)
    const key = rest[0] === undefined ? {} : { warehouse: rest[0] }
    const sound = flow === 'prices' ? { basePrice: 10 } : { quantity: 10 }
    const writes = await store().writesDuring(async () => {
      const results = await resultsOf(flow, [
        { skuRef: bad?.ref, ...key, ...fields },
        { skuRef: good?.ref, ...key, ...sound },
      ])
      expect(results).toMatchObject([
        { outcome: 'failed', code, ref: expect.stringContaining(bad?.ref ?? '') },
        { outcome: 'applied', code: null },
      ])
      if (pointer !== undefined) expect(pointersIn(results[0])).toContain(pointer)
    })
    expect(writes).toHaveLength(1)
  })
})

it.each(badRefs)('%s is refused in the path and in a batch', async (_, ref) => {
  await expectNoEffect(async () => {
    expectProblem(await store().erp.put(pathOf('prices', ref), { basePrice: 1 }), invalid('/skuRef'))
    expectProblem(
      await store().erp.put(pathOf('inventory', ref, 'main'), { quantity: 1 }),
      invalid('/skuRef'),
    )
    const [result] = await resultsOf('prices', [{ skuRef: ref, basePrice: 1 }])
    expect(result).toMatchObject({ outcome: 'failed', code: 'invalid_record' })
    expect(pointersIn(result)).toContain('/skuRef')
  })
})

it('a record without a ref, or with a ref that is no text, fails alone in a batch', async () => {
  const good = store().newSku()
  const results = await resultsOf('prices', [
    { basePrice: 1 },
    { skuRef: 7, basePrice: 1 },
    null,
    [],
    'price',
    { skuRef: good.ref, basePrice: 1 },
  ])
  expect(results.map(({ outcome }) => outcome)).toEqual([...Array<string>(5).fill('failed'), 'applied'])
})

it('half an emoji in a ref fails alone in a batch', async () => {
  const good = store().newSku()
  const half = '{"skuRef":"A\\ud83d","basePrice":1}'
  const answer = await store().erp.post(
    '/prices/batches',
    `{"records":[${half},{"skuRef":"${good.ref}","basePrice":1}]}`,
    { as: 'raw' },
  )
  expect(answer.status).toBe(202)
  const results = await resultsIn(answer)
  expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'applied'])
})

it.each([
  ['prices', ['NO-SUCH-SKU'], { basePrice: 1 }, 'sku_not_found'],
  ['inventory', ['NO-SUCH-SKU', 'main'], { quantity: 1 }, 'sku_not_found'],
] as const)('%s of an unknown SKU: %p', async (flow, key, fields, code) => {
  await expectNoEffect(async () => {
    expectProblem(await store().erp.put(pathOf(flow, ...key), fields), { status: 422, code })
    const record = { skuRef: key[0], ...(key[1] && { warehouse: key[1] }), ...fields }
    expect(await resultsOf(flow, [record], '?park=false')).toMatchObject([{ outcome: 'failed', code }])
    expect(await resultsOf(flow, [record])).toMatchObject([{ outcome: 'parked', code }])
    expectProblem(await store().erp.get(pathOf(flow, ...key)), { status: 404, code: 'record_not_found' })
  })
})

it('stock in an unknown warehouse', async () => {
  const { ref } = store().newSku()
  await expectNoEffect(async () => {
    const wrong = { status: 422, code: 'warehouse_not_found' }
    expectProblem(await store().erp.put(pathOf('inventory', ref, 'mars'), { quantity: 1 }), wrong)
    const [result] = await resultsOf('inventory', [{ skuRef: ref, warehouse: 'mars', quantity: 1 }])
    expect(result).toMatchObject({ outcome: 'failed', code: 'warehouse_not_found' })
  })
})

it('a ref in the body that is not the one of the address', async () => {
  const { ref } = store().newSku()
  await expectNoEffect(async () => {
    const answer = await store().erp.put(pathOf('prices', ref), { skuRef: 'OTHER', basePrice: 1 })
    expectProblem(answer, { status: 422, code: 'ref_mismatch', pointer: '/skuRef' })
  })
})

const LARGE = 2 * 1024 * 1024
const zipped = (text: string) => gzipSync(Buffer.from(text))
const gzip = { 'content-encoding': 'gzip' }

/** Bodies that cannot be read, for the single call and for the batch. */
const badBodies: [name: string, body: string | Buffer, options: SendOptions, wrong: ExpectedProblem][] = [
  ['broken JSON', '{"basePrice": 10', {}, { status: 400, code: 'invalid_json' }],
  ['NaN', '{"basePrice": NaN}', {}, { status: 400, code: 'invalid_json' }],
  ['Infinity', '{"basePrice": Infinity}', {}, { status: 400, code: 'invalid_json' }],
  ['no body', '', {}, { status: 400, code: 'invalid_json' }],
  ['Latin-1', Buffer.from('{"skuRef":"\xe9"}', 'latin1'), {}, { status: 400, code: 'invalid_json' }],
  ['a list', '[]', {}, { status: 422, code: 'invalid_record' }],
  ['null', 'null', {}, { status: 422, code: 'invalid_record' }],
  ['a text', '"10"', {}, { status: 422, code: 'invalid_record' }],
  [
    'truncated gzip',
    zipped('{"basePrice": 10}').subarray(0, 20),
    { headers: gzip },
    { status: 400, code: 'invalid_encoding' },
  ],
  ['gzip that is none', '{"basePrice": 10}', { headers: gzip }, { status: 400, code: 'invalid_encoding' }],
  [
    'a gzip bomb',
    zipped(' '.repeat(20 * 1024 * 1024)),
    { headers: gzip },
    { status: 413, code: 'body_too_large' },
  ],
  ['2 MB', `{"x":"${'x'.repeat(LARGE)}"}`, {}, { status: 413, code: 'body_too_large' }],
  [
    'no content type',
    '{"basePrice": 10}',
    { headers: { 'content-type': undefined } },
    { status: 415, code: 'unsupported_media_type' },
  ],
  [
    'XML',
    '<price/>',
    { headers: { 'content-type': 'application/xml' } },
    { status: 415, code: 'unsupported_media_type' },
  ],
  [
    'an encoding nobody knows',
    '{"basePrice": 10}',
    { headers: { 'content-encoding': 'br' } },
    { status: 415, code: 'unsupported_media_type' },
  ],
]

describe('a body of', () => {
  it.each(badBodies)('%s is refused by the single call and the batch', async (_, body, options, wrong) => {
    const { ref } = store().newSku()
    await expectNoEffect(async () => {
      const raw: SendOptions = { ...options, as: 'raw' }
      expectProblem(await store().erp.put(pathOf('prices', ref), body, raw), wrong)
      expectProblem(await store().erp.post('/prices/batches', body, raw), wrong)
    })
  })

  it.each<[string, unknown, ExpectedProblem]>([
    ['10,001 records', { records: prices(10_001) }, { status: 413, code: 'too_many_records' }],
    ['no records', { records: [] }, { status: 422, code: 'invalid_record' }],
    ['records that are no list', { records: {} }, { status: 422, code: 'invalid_record' }],
    ['a field a batch has not', { records: prices(1), mode: 'x' }, unknownField('/mode')],
  ])('%s is refused by the batch', async (_, body, wrong) => {
    await expectNoEffect(async () => expectProblem(await store().erp.post('/prices/batches', body), wrong))
  })

  it('100,000 nested lists is refused', async () => {
    const { ref } = store().newSku()
    const deep = `{"basePrice":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    await expectNoEffect(async () =>
      expectProblem(await store().erp.put(pathOf('prices', ref), deep, { as: 'raw' }), invalid('/basePrice')),
    )
  })

  it('__proto__ as a field is an unknown field', async () => {
    const { ref } = store().newSku()
    const body = '{"basePrice":1,"__proto__":{"listPrice":2}}'
    await expectNoEffect(async () =>
      expectProblem(
        await store().erp.put(pathOf('prices', ref), body, { as: 'raw' }),
        unknownField('/__proto__'),
      ),
    )
  })
})

function prices(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ skuRef: `N${index}`, basePrice: 1 }))
}

const pointersIn = (result: Result | undefined) => result?.errors.map(({ pointer }) => pointer)

async function resultsOf(flow: 'prices' | 'inventory', records: unknown[], query = ''): Promise<Result[]> {
  const answer = await store().erp.post(`/${flow}/batches${query}`, { records })
  expect(answer).toMatchObject({ status: 202 })
  return resultsIn(answer)
}

async function resultsIn({ body }: Answer): Promise<Result[]> {
  const { id } = await store().erp.waitForBatch((body as { id: string }).id)
  const page = await store().erp.get<{ records: Result[] }>(`/batches/${id}/records`)
  return page.body.records.sort((a, b) => a.index - b.index)
}

async function expectNoEffect(act: () => Promise<unknown>, at: Store = store()): Promise<void> {
  expect(await at.writesDuring(act)).toEqual([])
}

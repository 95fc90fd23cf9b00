import { Load, resultsOf, type ImportState } from './delivery'
import { expectProblem } from './problem'
import { asPerson, stockOf, withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox({ replicas: 2 })

const open = (input: object = {}) => Load.open(store().erp, { flow: 'inventory', ...input })
const stock = (sku: Sku, quantity: number, warehouse = 'main') => ({ skuRef: sku.ref, warehouse, quantity })
const quantity = async (sku: Sku, warehouse = 'main') =>
  (await store().balance(sku, warehouse))?.totalQuantity ?? null

describe('parts', () => {
  it('may come in any order and repeatedly; of one record the highest part wins', async () => {
    const skus = store().newSkus(9)
    const [first, second, third] = [0, 3, 6].map((start) => stockOf(skus.slice(start, start + 3)))
    const shared = store().newSku()
    const load = await open()
    await load.part(3, [...(third ?? []), stock(shared, 3)])
    await load.part(1, [stock(shared, 1), ...(first ?? [])])
    for (let time = 1; time <= 2; time++) await load.part(2, [stock(shared, 2), ...(second ?? [])])
    expect(await load.state()).toMatchObject({
      status: 'open',
      records: 12,
      parts: [1, 2, 3].map((part) => ({ part, records: 4, invalid: 0 })),
      missingParts: [],
    })
    const writes = await store().writesDuring(async () => {
      expect(await load.finish()).toMatchObject({
        status: 'done',
        progress: 1,
        mode: 'upsert',
        missing: null,
        counts: { total: 12, pending: 0, applied: 10, skipped: 2 },
      })
    })
    // Of the SKU in all three parts only the newest record costs a write.
    expect(writes).toHaveLength(10)
    await store().expectStockOf(skus)
    expect(await quantity(shared)).toBe(3)
    expect(await load.state()).toMatchObject({ status: 'committed' })
  })

  it('are replaced by what comes under the same number, also by less', async () => {
    const skus = store().newSkus(6)
    const load = await open()
    await load.part(1, [...stockOf(skus), { skuRef: 'no quantity', warehouse: 'main' }])
    const after = await load.part(1, stockOf(skus.slice(4)))
    expect(after.parts).toEqual([{ part: 1, records: 2, invalid: 0 }])
    expect(await load.finish()).toMatchObject({ counts: { total: 2, applied: 2, failed: 0 } })
    await store().expectStockOf(skus.slice(4))
    for (const sku of skus.slice(0, 4)) expect(await quantity(sku)).toBeNull()
    expect(await resultsOf(store(), load.id)).toHaveLength(2)
  })

  it('of gzip and NDJSON are taken, and records that are not valid stop nothing', async () => {
    const skus = store().newSkus(3)
    const load = await open()
    const bad = [{ skuRef: 'A', warehouse: 'main', quantity: -1 }, { warehouse: 'main' }]
    const state = await load.part(1, [...bad, ...stockOf(skus)], { as: 'ndjson', gzip: true })
    expect(state.parts).toEqual([{ part: 1, records: 5, invalid: 2 }])
    await load.part(2, [bad[0] as object], { as: 'ndjson' })
    const batch = await load.finish()
    expect(batch.counts).toMatchObject({ total: 6, applied: 3, failed: 3, pending: 0 })
    await store().expectStockOf(skus)
    const failed = await resultsOf(store(), load.id, '&outcome=failed')
    expect(failed.map(({ index, code }) => [index, code])).toEqual([
      [0, 'invalid_record'],
      [0, 'invalid_record'],
      [1, 'invalid_record'],
    ])
  })

  it.each([['0'], ['401'], ['x'], ['-1'], ['1.5']])('have a number from 1 to 400, not %s', async (number) => {
    const load = await open()
    const answer = await load.send(number, stockOf(store().newSkus(1)))
    expectProblem(answer, { status: 400, code: 'invalid_parameter' })
    expect(await load.state()).toMatchObject({ records: 0 })
  })

  it('that hold nothing, or more than records, are refused', async () => {
    const load = await open()
    expectProblem(await load.send(1, []), { status: 422, code: 'invalid_record' })
    const path = `/imports/${load.id}/parts/1`
    const extra = await store().erp.put(path, { records: stockOf(store().newSkus(1)), dryRun: true })
    expectProblem(extra, { status: 422, code: 'unknown_field', pointer: '/dryRun' })
    expect(await load.state()).toMatchObject({ records: 0 })
  })
})

describe('the commit', () => {
  it('of an import with gaps is refused and names them; nothing is worked off', async () => {
    const skus = store().newSkus(3)
    const load = await open()
    expect(expectProblem(await load.commit(), { status: 409, code: 'import_incomplete' }).detail).toContain(
      '1',
    )
    await load.part(2, stockOf(skus.slice(0, 1)))
    await load.part(5, stockOf(skus.slice(1, 2)))
    const writes = await store().writesDuring(async () => {
      const { detail } = expectProblem(await load.commit(), { status: 409, code: 'import_incomplete' })
      expect(detail).toContain('1, 3, 4')
      expect(await load.state()).toMatchObject({ status: 'open', missingParts: [1, 3, 4] })
      expect((await store().erp.get(`/batches/${load.id}`)).status).toBe(404)
    })
    expect(writes).toEqual([])
    for (const part of [1, 3, 4]) await load.part(part, stockOf(skus.slice(2)))
    expect((await load.finish()).counts).toMatchObject({ total: 5, failed: 0, pending: 0 })
    await store().expectStockOf(skus)
  })

  it('can be repeated, with and without an Idempotency-Key, before and after the work', async () => {
    const skus = store().newSkus(3)
    const load = await open()
    await load.part(1, stockOf(skus))
    const writes = await store().writesDuring(async () => {
      const first = await load.commit()
      const others = [await load.commit(), await load.commit({ headers: { 'idempotency-key': 'commit-1' } })]
      expect((await load.finish()).counts).toMatchObject({ total: 3, applied: 3 })
      others.push(await load.commit())
      for (const other of others) {
        expect(other).toMatchObject({ status: 202, headers: { location: first.headers.location } })
        expect(JSON.stringify(other.body)).toBe(JSON.stringify(first.body))
      }
      expect(first.headers.location).toBe(`/_v/private/erp-integrator/v1/batches/${load.id}`)
      await store().sandbox.events.idle()
    })
    expect(writes).toHaveLength(3)
  })

  it('closes the import: a part that comes later is refused and changes nothing', async () => {
    const [sku] = store().newSkus(1) as [Sku]
    const load = await open()
    await load.part(1, [stock(sku, 5)])
    await load.finish()
    for (const part of [1, 2])
      expectProblem(await load.send(part, [stock(sku, 6)]), { status: 409, code: 'import_closed' })
    expect(await load.state()).toMatchObject({ records: 1 })
    expect(await quantity(sku)).toBe(5)
  })
})

describe('who', () => {
  it('opens an import needs the permission to write its flow', async () => {
    const answer = await store().reader.post('/imports', { flow: 'inventory' })
    expectProblem(answer, { status: 403, code: 'forbidden_resource' })
  })

  it('did not open an import does not see it', async () => {
    const load = await open()
    await load.part(1, stockOf(store().newSkus(1)))
    const other = { headers: asPerson(store().sandbox.tokens.admin) }
    const path = `/imports/${load.id}`
    for (const answer of [
      await store().erp.get(path, other),
      await store().erp.put(`${path}/parts/1`, { records: [] }, other),
      await store().erp.post(`${path}/commit`, undefined, other),
      await store().reader.get(path),
    ])
      expectProblem(answer, { status: 404, code: 'not_found' })
    expect(await load.state()).toMatchObject({ status: 'open', records: 1 })
  })

  it('opens with the same Idempotency-Key twice has one import', async () => {
    const headers = { 'idempotency-key': 'load-1' }
    const ids = []
    for (let time = 1; time <= 2; time++) {
      const { body } = await store().erp.post<ImportState>('/imports', { flow: 'prices' }, { headers })
      ids.push(body.id)
    }
    expect(ids[0]).toBe(ids[1])
    const other = await store().erp.post('/imports', { flow: 'inventory' }, { headers })
    expectProblem(other, { status: 422, code: 'idempotency_conflict' })
  })

  it.each([
    [{}, '/flow', 'invalid_record'],
    [{ flow: 'orders' }, '/flow', 'invalid_record'],
    [{ flow: 'prices', mode: 'replace' }, '/mode', 'invalid_record'],
    [{ flow: 'prices', dryRun: 'true' }, '/dryRun', 'invalid_record'],
    [{ flow: 'prices', dryrun: true }, '/dryrun', 'unknown_field'],
  ])('opens with %j is told what is wrong', async (input, pointer, code) => {
    expectProblem(await store().erp.post('/imports', input), { status: 422, code, pointer })
  })
})

it('a dry run plans all and writes nothing', async () => {
  const skus = store().newSkus(4)
  const load = await open({ dryRun: true })
  await load.part(1, stockOf(skus.slice(0, 2)))
  await load.part(2, stockOf(skus.slice(2)))
  const writes = await store().writesDuring(async () => {
    expect(await load.finish()).toMatchObject({ dryRun: true, counts: { total: 4, applied: 4 } })
  })
  expect(writes).toEqual([])
  for (const sku of skus) expect(await quantity(sku)).toBeNull()
})

import { parse } from 'csv-parse/sync'
import { deliver, resultsOf, type Result } from './delivery'
import { expectProblem } from './problem'
import { asPerson, stockOf, withSandbox } from './support'

jest.setTimeout(60_000)

const store = withSandbox()

const NAMES = ['plain', 'with, comma', 'with "quotes"', '=1+1', '@home', 'Ünï ☕']

/** A batch with records applied, parked and failed, some with refs that are hard on a spreadsheet. */
async function mixedBatch(): Promise<string> {
  const skus = NAMES.map((name) => store().newSku(name))
  const records = [
    ...stockOf(skus),
    { skuRef: 'not, here', warehouse: 'main', quantity: 1 },
    { skuRef: 'A', warehouse: 'main', quantity: -1 },
    { warehouse: 'main' },
  ]
  const { id, counts } = await deliver(store(), 'inventory', records)
  expect(counts).toMatchObject({ total: 9, applied: 6, parked: 1, failed: 2 })
  return id
}

let id: string

beforeAll(async () => {
  id = await mixedBatch()
}, 60_000)

const download = (file: string, query = '') => store().erp.get<string>(`/batches/${id}/${file}${query}`)

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Result)

it('NDJSON holds what the pages hold', async () => {
  const { status, headers, body } = await download('records.ndjson')
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': `attachment; filename="inventory-${id}.ndjson"`,
    'cache-control': 'no-store',
  })
  expect(linesOf(body).sort((a, b) => a.index - b.index)).toEqual(await resultsOf(store(), id))
})

it('CSV opens in a spreadsheet with the same content, and no ref runs as a formula', async () => {
  const { status, headers, body } = await download('records.csv')
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="inventory-${id}.csv"`,
  })
  const rows = parse(body, { columns: true }) as Record<string, string>[]
  const wanted = await resultsOf(store(), id)
  expect(Object.keys(rows[0] ?? {})).toEqual([
    'index',
    'ref',
    'outcome',
    'code',
    'message',
    'help',
    'attempts',
    'vtexId',
    'changes',
    'part',
  ])
  const shown = rows.sort((a, b) => Number(a.index) - Number(b.index))
  expect(shown.map(({ ref, outcome, code }) => [ref, outcome, code])).toEqual(
    wanted.map(({ ref, outcome, code }) => [(ref ?? '').replace(/^(?=[=@])/, "'"), outcome, code ?? '']),
  )
  expect(JSON.parse(shown[0]?.changes ?? '')).toEqual(wanted[0]?.changes)
})

it.each(['applied', 'parked', 'failed', 'skipped'])('only %s records, when asked for', async (outcome) => {
  const wanted = await resultsOf(store(), id, `&outcome=${outcome}`)
  const ndjson = await download('records.ndjson', `?outcome=${outcome}`)
  const text = ndjson.body ?? ''
  expect(text === '' ? [] : linesOf(text).sort((a, b) => a.index - b.index)).toEqual(wanted)
  const csv = await download('records.csv', `?outcome=${outcome}`)
  expect(parse(csv.body, { columns: true })).toHaveLength(wanted.length)
})

it.each([
  ['records.csv', '?outcome=done', 'invalid_parameter', 400],
  ['records.csv', '?limit=5', 'invalid_parameter', 400],
  ['records.xml', '', 'not_found', 404],
])('%s%s is refused', async (file, query, code, status) => {
  expectProblem(await download(file, query), { status, code })
})

it('who did not send the batch gets nothing', async () => {
  const other = { headers: asPerson(store().sandbox.tokens.admin) }
  for (const file of ['records.csv', 'records.ndjson'])
    expectProblem(await store().erp.get(`/batches/${id}/${file}`, other), { status: 404, code: 'not_found' })
})

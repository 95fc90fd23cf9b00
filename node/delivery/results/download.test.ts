import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { outcomes, settled, type RecordResult } from '../outcome'
import { toCsv, toNdjson, viewOfResult } from '.'
import { CHUNK_LENGTH, csvColumns } from './download'

async function* pagesOf(results: readonly RecordResult[], size = 3) {
  for (let start = 0; start < results.length; start += size) yield results.slice(start, start + size)
}

async function chunksIn(stream: AsyncIterable<string>): Promise<string[]> {
  const chunks: string[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}

const textOf = async (stream: AsyncIterable<string>) => (await chunksIn(stream)).join('')

const result = (details: Partial<RecordResult> = {}): RecordResult => ({
  ...settled({ index: 0, ref: 'MUG' }, 'applied'),
  ...details,
})

const csvOf = (...results: RecordResult[]) => textOf(toCsv(pagesOf(results)))

describe('CSV', () => {
  it('has a header row, help of the code and changes as JSON', async () => {
    const failed = result({ index: 7, ref: null, outcome: 'failed', code: 'stale', message: 'Old, "older"' })
    const changes = [{ field: 'basePrice', before: null, after: 1.5 }]
    expect(
      await csvOf(
        result({ order: '01J00000000000000000000000.0001.0000000', attempts: 1, vtexId: '12', changes }),
        failed,
      ),
    ).toBe(
      [
        'index,ref,outcome,code,message,help,attempts,vtexId,changes,part',
        '0,MUG,applied,,,,1,12,"[{""field"":""basePrice"",""before"":null,""after"":1.5}]",2',
        '7,,failed,stale,"Old, ""older""",Nothing to do: VTEX holds the newer values.,0,,[],',
        '',
      ].join('\r\n'),
    )
  })

  it('has only a header when there are no results', async () => {
    expect(await csvOf()).toBe(`${csvColumns.join(',')}\r\n`)
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r\n=1', '"\'\r\n=1"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['1=1', '1=1'],
    ["'=1", "'=1"],
    ['a\nb', '"a\nb"'],
    [' a ', ' a '],
    ['', ''],
  ])('writes %j as %j', async (ref, cell) => {
    const csv = await csvOf(result({ ref }))
    expect(csv.slice(csv.indexOf('\r\n') + 2)).toBe(`0,${cell},applied,,,,0,,[],\r\n`)
  })
})

it('writes NDJSON as the pages of results show it', async () => {
  const errors = [{ pointer: '/a', code: 'too_small', message: 'too\nsmall' }]
  const failed = result({ index: 1, outcome: 'failed', code: 'invalid_record', errors, retryAfter: 3 })
  const text = await textOf(toNdjson(pagesOf([result(), failed])))
  const lines = text.split('\n')
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([result(), failed].map(viewOfResult))
})

describe('any results', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ';', ' ', 'é', '😀'),
    }),
  )
  const results = fc.array(
    fc
      .record({
        index: fc.nat(),
        ref: fc.option(text),
        outcome: fc.constantFrom(...outcomes),
        changes: fc.array(fc.record({ field: text, before: fc.jsonValue(), after: text }), { maxLength: 3 }),
        attempts: fc.nat(9),
        vtexId: fc.option(text),
        code: fc.constantFrom<RecordResult['code']>(null, 'stale', 'sku_not_found'),
        message: fc.option(text),
        errors: fc.constant<RecordResult['errors']>([]),
      })
      .map((details) => result(details)),
    { maxLength: 8 },
  )
  const asRead = (value: string | null) =>
    value === null ? '' : /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value

  it('are read back from CSV as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(results, async (written) => {
        const [header, ...rows] = parse(await csvOf(...written), { record_delimiter: '\r\n' })
        expect(header).toEqual([...csvColumns])
        expect(rows.map((row) => [...row.slice(0, 8), JSON.parse(row[8] ?? '') as unknown])).toEqual(
          written
            .map(viewOfResult)
            .map((view) => [
              String(view.index),
              asRead(view.ref),
              view.outcome,
              asRead(view.code),
              asRead(view.message),
              asRead(view.help),
              String(view.attempts),
              asRead(view.vtexId),
              JSON.parse(JSON.stringify(view.changes)) as unknown,
            ]),
        )
      }),
      { seed: 21 },
    )
  })

  it('are read back from NDJSON as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(results, async (written) => {
        const lines = (await textOf(toNdjson(pagesOf(written)))).split('\n').slice(0, -1)
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
          JSON.parse(JSON.stringify(written.map(viewOfResult))),
        )
      }),
      { seed: 22 },
    )
  })
})

it('streams: whole lines in chunks of a bounded size, asking for a page only when it is needed', async () => {
  let asked = 0
  async function* endless() {
    for (;;) {
      asked += 1
      yield Array.from({ length: 100 }, (_, index) => result({ index, message: 'é'.repeat(100) }))
    }
  }
  const chunks: string[] = []
  for await (const chunk of toCsv(endless())) {
    chunks.push(chunk)
    if (chunks.length === 10) break
  }
  for (const chunk of chunks) {
    expect(chunk.endsWith('\r\n')).toBe(true)
    expect(chunk.length).toBeGreaterThanOrEqual(CHUNK_LENGTH)
    expect(chunk.length).toBeLessThan(CHUNK_LENGTH + 300)
  }
  expect(asked).toBeLessThan(60)
})

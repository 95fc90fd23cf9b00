import { JSON_TYPE, NDJSON_TYPE, recordsIn } from './records-body'

const json = (text: string) => recordsIn({ mediaType: JSON_TYPE, text })

it('reads records of JSON and of NDJSON alike', () => {
  const records = [{ a: 1 }, null, 'x']
  const lines = records.map((record) => JSON.stringify(record)).join('\n')
  for (const read of [
    json(JSON.stringify({ records })),
    recordsIn({ mediaType: NDJSON_TYPE, text: lines }),
  ]) {
    expect(read._unsafeUnwrap().map((record) => record._unsafeUnwrap())).toEqual(records)
  }
})

it('takes a broken line for one broken record', () => {
  const read = recordsIn({ mediaType: NDJSON_TYPE, text: '{"a":1}\n{"a":\n{"a":3}' })._unsafeUnwrap()
  expect(
    read.map((record) =>
      record.match(
        () => 'ok',
        ({ code }) => code,
      ),
    ),
  ).toEqual(['ok', 'invalid_json', 'ok'])
})

it.each([
  ['{', 'invalid_json'],
  ['null', 'invalid_record'],
  ['[]', 'invalid_record'],
  ['"records"', 'invalid_record'],
  ['{}', 'invalid_record'],
  ['{"records":{}}', 'invalid_record'],
  ['{"records":[],"dryRun":true}', 'unknown_field'],
])('refuses %s: %s', (text, code) => {
  expect(json(text)._unsafeUnwrapErr().code).toBe(code)
})

it('names the field that is too many, shortened', () => {
  const { errors, detail } = json(`{"records":[],"${'x'.repeat(500)}":1}`)._unsafeUnwrapErr()
  expect(errors?.[0]?.pointer).toMatch(/^\/x+$/)
  expect(detail.length).toBeLessThan(200)
})

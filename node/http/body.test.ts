import type { IncomingMessage } from 'node:http'
import { PassThrough, Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { parseJson, parseLines, readText } from './body'

const JSON_TYPE = 'application/json'
const MEBIBYTE = 1_048_576

function request(body: Buffer | string, headers: Record<string, string | undefined> = {}): IncomingMessage {
  const stream = Readable.from([Buffer.from(body)])
  return Object.assign(stream, {
    headers: { 'content-type': JSON_TYPE, ...headers },
  }) as unknown as IncomingMessage
}

const read = (body: Buffer | string, headers?: Record<string, string | undefined>) =>
  readText(request(body, headers), [JSON_TYPE, 'application/x-ndjson'])

async function textOf(body: Buffer | string, headers?: Record<string, string>) {
  return (await read(body, headers))._unsafeUnwrap().text
}

async function codeOf(body: Buffer | string, headers?: Record<string, string | undefined>) {
  return (await read(body, headers))._unsafeUnwrapErr().code
}

it.each([
  ['application/json', 'application/json'],
  ['application/json; charset=utf-8', 'application/json'],
  ['Application/JSON', 'application/json'],
  [' application/x-ndjson ;x=y', 'application/x-ndjson'],
])('reads %j', async (type, mediaType) => {
  expect((await read('{}', { 'content-type': type }))._unsafeUnwrap()).toEqual({ mediaType, text: '{}' })
})

it.each([undefined, '', 'text/plain', 'application/jsonx', 'json'])('does not read type %j', async (type) => {
  expect(await codeOf('{}', { 'content-type': type })).toBe('unsupported_media_type')
})

it.each(['br', 'deflate', 'gzip, gzip', 'x'.repeat(500)])('does not read encoding %s', async (encoding) => {
  const failed = (await read('{}', { 'content-encoding': encoding }))._unsafeUnwrapErr()
  expect(failed.code).toBe('unsupported_media_type')
  expect(failed.detail.length).toBeLessThan(120)
})

it.each([
  ['plain', 'Ação 🧢'],
  ['identity', 'x', { 'content-encoding': 'identity' }],
  ['gzip', gzipSync('Ação'), { 'content-encoding': 'gzip' }, 'Ação'],
  ['gzip in capitals', gzipSync('x'), { 'content-encoding': ' GZIP' }, 'x'],
  ['a byte order mark', '\ufeff{}', {}, '{}'],
  ['1 MB', 'x'.repeat(MEBIBYTE), {}],
  [
    '16 MB in gzip',
    gzipSync(Buffer.alloc(16 * MEBIBYTE, 'x')),
    { 'content-encoding': 'gzip' },
    'x'.repeat(16 * MEBIBYTE),
  ],
])('takes %s', async (_name, body, headers = {}, expected = String(body)) => {
  expect((await textOf(body, headers as Record<string, string>)) === expected).toBe(true)
})

it.each<[string, Buffer | string, Record<string, string>, string]>([
  ['more than 1 MB', 'x'.repeat(MEBIBYTE + 1), {}, 'body_too_large'],
  ['a length of more than 1 MB', 'x', { 'content-length': String(MEBIBYTE + 1) }, 'body_too_large'],
  ['less than its length', 'x', { 'content-length': '2' }, 'invalid_json'],
  ['what is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), {}, 'invalid_json'],
  ['Latin 1', Buffer.from('Ação', 'latin1'), {}, 'invalid_json'],
  ['gzip that is none', 'plain', { 'content-encoding': 'gzip' }, 'invalid_encoding'],
  [
    'half of gzip',
    gzipSync('x'.repeat(999)).subarray(0, 20),
    { 'content-encoding': 'gzip' },
    'invalid_encoding',
  ],
  ['no gzip at all', '', { 'content-encoding': 'gzip' }, 'invalid_encoding'],
])('refuses %s', async (_name, body, headers, code) => {
  expect(await codeOf(body, headers)).toBe(code)
})

it('stops a bomb before it unfolds', async () => {
  const bomb = gzipSync(Buffer.alloc(128 * MEBIBYTE))
  expect(bomb.length).toBeLessThan(MEBIBYTE)
  const before = process.memoryUsage().arrayBuffers
  expect(await codeOf(bomb, { 'content-encoding': 'gzip' })).toBe('body_too_large')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MEBIBYTE)
})

it('says that a body was cut off', async () => {
  const stream = new PassThrough()
  const message = Object.assign(stream, {
    headers: { 'content-type': JSON_TYPE },
  }) as unknown as IncomingMessage
  const answer = readText(message, [JSON_TYPE])
  stream.emit('aborted')
  expect((await answer)._unsafeUnwrapErr().detail).toBe('The body ended early.')
})

describe('parseJson', () => {
  it.each([
    ['{"a":[1]}', { a: [1] }],
    [' null ', null],
    ['"x"', 'x'],
  ])('parses %s', (text, value) => {
    expect(parseJson(text)._unsafeUnwrap()).toEqual(value)
  })

  it.each([
    ['', 'The body is empty.'],
    [' \n', 'The body is empty.'],
    ['{"a":1,}', expect.stringMatching(/^Not valid JSON( at character 7)?\.$/)],
    ['NaN', expect.stringMatching(/^Not valid JSON/)],
    ['{"a":Infinity}', expect.stringMatching(/^Not valid JSON/)],
    ["{'a':1}", expect.stringMatching(/^Not valid JSON/)],
  ])('refuses %j', (text, detail: unknown) => {
    expect(parseJson(text)._unsafeUnwrapErr()).toEqual({ code: 'invalid_json', detail })
  })

  it('repeats nothing of the body', () => {
    expect(parseJson('{"mail": ana@store.example}')._unsafeUnwrapErr().detail).not.toMatch(/ana|mail/)
  })
})

it('parses lines apart: CRLF, blank lines, and a broken one that fails alone', () => {
  const lines = parseLines('{"a":1}\r\n\r\n{"a":\r\n  \n{"a":3}\n')
  expect(lines.map((line) => line.unwrapOr('broken'))).toEqual([{ a: 1 }, 'broken', { a: 3 }])
})

it('has no lines in nothing', () => {
  expect(parseLines('\n \r\n')).toEqual([])
})

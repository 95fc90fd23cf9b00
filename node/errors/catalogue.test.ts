import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue, isErrorCode, type CatalogueEntry, type ErrorCode } from './catalogue'
import { failure, isRetryable } from './failure'

const entries = Object.entries(catalogue) as [ErrorCode, CatalogueEntry][]

describe.each(entries)('%s', (code, entry) => {
  it('has texts that are sentences, and a title that is not', () => {
    for (const text of [entry.explanation, entry.help]) expect(text).toMatch(/^\p{Lu}.*\.$/su)
    expect(entry.title).toMatch(/^\p{Lu}.*[^.]$/su)
  })

  it('has a name, a status and an owner that fit together', () => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(entry.status).toBeGreaterThanOrEqual(400)
    expect(entry.status).toBeLessThan(600)
    expect(['source', 'configuration', 'vtex', 'app']).toContain(entry.owner)
    if (entry.owner === 'source') expect(entry.status).toBeLessThan(500)
    expect(entry.retryable && entry.status < 500).toBe(false)
  })
})

const files = readdirSync(join(__dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !/node_modules|\.test\.ts$|testing|errors\/catalogue/.test(file))
  .map((file) => readFileSync(join(__dirname, '..', file), 'utf8'))
  .join('\n')

it.each(entries.map(([code]) => code))('%s is used', (code) => {
  expect(files).toMatch(new RegExp(`['\\b]${code}\\b`))
})

it('tells codes from the names of an object’s properties', () => {
  expect(isErrorCode('stale')).toBe(true)
  expect(['constructor', '__proto__', 'toString', ''].some(isErrorCode)).toBe(false)
})

it('explains itself when nothing is said', () => {
  expect(failure('internal')).toEqual({ code: 'internal', detail: catalogue.internal.explanation })
  expect(failure('internal', 'Because.', { retryAfter: 3 })).toEqual({
    code: 'internal',
    detail: 'Because.',
    retryAfter: 3,
  })
  expect([isRetryable(failure('vtex_timeout')), isRetryable(failure('invalid_record'))]).toEqual([
    true,
    false,
  ])
})

import { z } from 'zod'
import { cursor, flag, limit } from './parameters'
import { parseQuery } from './route'

const query = z.strictObject({ dryRun: flag, limit: limit(20, 100), cursor })
const parsed = (sent: Record<string, string>) => parseQuery(query, sent)

it('fills in what is not sent', () => {
  expect(parsed({})._unsafeUnwrap()).toEqual({ dryRun: false, limit: 20 })
})

it.each([
  [{ dryRun: 'true' }, { dryRun: true }],
  [{ dryRun: 'false' }, { dryRun: false }],
  [{ limit: '1' }, { limit: 1 }],
  [
    { limit: '100', cursor: 'x' },
    { limit: 100, cursor: 'x' },
  ],
])('takes %j', (sent, expected) => {
  expect(parsed(sent)._unsafeUnwrap()).toMatchObject(expected)
})

it.each<[Record<string, string>, string]>([
  [{ dryrun: 'true' }, '/dryrun'],
  [{ dryRun: 'yes' }, '/dryRun'],
  [{ dryRun: '1' }, '/dryRun'],
  [{ dryRun: '' }, '/dryRun'],
  [{ dryRun: 'true,false' }, '/dryRun'],
  [{ limit: '0' }, '/limit'],
  [{ limit: '101' }, '/limit'],
  [{ limit: '1.5' }, '/limit'],
  [{ limit: '-1' }, '/limit'],
  [{ limit: '1e2' }, '/limit'],
  [{ cursor: 'x'.repeat(501) }, '/cursor'],
])('refuses %j', (sent, pointer) => {
  const failed = parsed(sent)._unsafeUnwrapErr()
  expect(failed.code).toBe('invalid_parameter')
  expect(failed.errors?.map((error) => error.pointer)).toEqual([pointer])
})

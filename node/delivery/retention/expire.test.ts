import fc from 'fast-check'
import { ulid } from 'ulidx'
import type { Documents } from '../../storage/documents'
import type { JobStatus } from '../jobs/job'
import { expireJobs, rememberDay } from '.'
import { DAYS, HEADS, headKey, IMPORTS, RECORDS, RESULTS } from './layout'

const DAY = 24 * 3_600_000
const NOW = Date.parse('2026-11-23T12:00:00Z')

interface Store {
  documents: Documents
  files: Map<string, string>
  keys(bucket: string): string[]
}

/** VBase in memory: listings in ascending order of encoded keys. `fails` may throw before any call. */
function newStore(fails: (call: string) => void = () => {}, files = new Map<string, string>()): Store {
  const nameOf = (bucket: string, key: string) => `${bucket}/${encodeURIComponent(key)}`
  const keys = (bucket: string) =>
    [...files.keys()]
      .filter((name) => name.startsWith(`${bucket}/`))
      .map((name) => name.slice(bucket.length + 1))
      .sort()
  const read = async <T>(bucket: string, key: string) => {
    fails('read')
    const file = files.get(nameOf(bucket, key))
    return file === undefined ? null : { value: JSON.parse(file) as T, etag: file }
  }
  const write = async (bucket: string, key: string, value: unknown) => {
    fails('write')
    files.set(nameOf(bucket, key), JSON.stringify(value))
  }
  const documents: Documents = {
    read,
    write,
    async replace(bucket, key, value, etag) {
      if (files.get(nameOf(bucket, key)) !== etag) return false
      await write(bucket, key, value)
      return true
    },
    async update<T>(bucket: string, key: string, change: (current: T | null) => T | null) {
      for (;;) {
        const stored = await read<T>(bucket, key)
        const next = change(stored?.value ?? null)
        if (next === null) return stored?.value ?? null
        if (stored === null) await write(bucket, key, next)
        if (stored === null || (await documents.replace(bucket, key, next, stored.etag))) return next
      }
    },
    async remove(bucket, key) {
      fails('remove')
      files.delete(nameOf(bucket, key))
    },
    async list(bucket, { prefix = '', limit, next = '' }) {
      fails('list')
      const found = keys(bucket).filter((key) => key.startsWith(prefix) && key > next)
      return { keys: found.slice(0, limit), next: found.length > limit ? (found[limit - 1] ?? null) : null }
    },
  }
  return { documents, files, keys }
}

interface JobOptions {
  daysAgo: number
  status?: JobStatus | 'none'
  finishedDaysAgo?: number
  records?: number
  results?: number
  seed?: number
}

async function addJob(
  { documents }: Store,
  { daysAgo, status = 'done', finishedDaysAgo, records = 3, results = 2, seed = 0 }: JobOptions,
): Promise<string> {
  const createdAt = NOW - daysAgo * DAY
  const finished = finishedDaysAgo === undefined ? createdAt : NOW - finishedDaysAgo * DAY
  const id = ulid(createdAt, () => 0).slice(0, 10) + String(seed).padStart(16, '0')
  await rememberDay(documents, id, createdAt)
  for (let bucket = 0; bucket < records; bucket++) await documents.write(RECORDS, `${id}.0.${bucket}`, [])
  for (let chunk = 0; chunk < results; chunk++) await documents.write(RESULTS, `${id}.0.${chunk}`, [])
  const isFinished = status === 'done' || status === 'cancelled'
  const head = { id, status, createdAt, finishedAt: isFinished ? finished : null }
  if (status !== 'none') await documents.write(HEADS, headKey(id), head)
  return id
}

const headOf = async ({ documents }: Store, id: string) =>
  (await documents.read<{ status: JobStatus }>(HEADS, headKey(id)))?.value.status ?? null

const expire = ({ documents }: Store, budget = 1_000, now = NOW) =>
  expireJobs({ documents, now: () => now }, { keepDays: 30, budget })

it('lists newer heads before older ones', () => {
  const ids = [0, 1, 40, 4_000].map((daysAgo) => headKey(ulid(NOW - daysAgo * DAY, () => 0.5)))
  expect([...ids].sort()).toEqual(ids)
})

it.each<[string, JobOptions, boolean]>([
  ['finished long ago', { daysAgo: 40 }, false],
  ['cancelled long ago', { daysAgo: 40, status: 'cancelled' }, false],
  ['of 31 days ago', { daysAgo: 31 }, false],
  ['of 30 days ago', { daysAgo: 30 }, true],
  ['of today', { daysAgo: 0 }, true],
  ['accepted long ago, finished lately', { daysAgo: 40, finishedDaysAgo: 2 }, true],
  ['still running', { daysAgo: 40, status: 'running' }, true],
  ['still queued', { daysAgo: 40, status: 'queued' }, true],
  ['never begun: an import without a commit', { daysAgo: 40, status: 'none' }, false],
  ['begun lately and without a head yet', { daysAgo: 1, status: 'none' }, true],
])('a job %s', async (_, options, stays) => {
  const store = newStore()
  const id = await addJob(store, options)
  await store.documents.write(IMPORTS, id, {})
  const answer = await expire(store)
  expect(answer.isDone).toBe(true)
  const kept = { head: options.status === 'none' ? 0 : 1, records: 3, results: 2, days: 1, imports: 1 }
  const gone = { head: 0, records: 0, results: 0, days: 0, imports: 0 }
  expect({
    head: store.keys(HEADS).length,
    records: store.keys(RECORDS).length,
    results: store.keys(RESULTS).length,
    days: store.keys(DAYS).length,
    imports: store.keys(IMPORTS).length,
  }).toEqual(stays ? kept : gone)
})

it('touches no other job, not even one whose id begins alike', async () => {
  const store = newStore()
  await addJob(store, { daysAgo: 40, seed: 1 })
  const kept = await addJob(store, { daysAgo: 1, seed: 2 })
  await expire(store)
  expect(store.keys(RECORDS)).toEqual([0, 1, 2].map((bucket) => `${kept}.0.${bucket}`))
  expect([...store.files.keys()].every((name) => name.includes(kept))).toBe(true)
})

it('cancels a held job nobody released, and expires it 30 days later', async () => {
  const store = newStore()
  const id = await addJob(store, { daysAgo: 40, status: 'held' })
  await expire(store)
  expect(await headOf(store, id)).toBe('cancelled')
  expect(store.keys(DAYS)).toEqual([`2026-11-23.${id}`])
  await expire(store, 1_000, NOW + 30 * DAY)
  expect(await headOf(store, id)).toBe('cancelled')
  await expire(store, 1_000, NOW + 31 * DAY)
  expect(store.files.size).toBe(0)
})

it('leaves a held job of lately for its approver', async () => {
  const store = newStore()
  const id = await addJob(store, { daysAgo: 29, status: 'held' })
  await expire(store)
  expect(await headOf(store, id)).toBe('held')
})

it('does not take a head that VBase once fails to find for a missing one', async () => {
  const store = newStore()
  const id = await addJob(store, { daysAgo: 40, status: 'running' })
  const blind: Documents = { ...store.documents, update: async () => null }
  await expireJobs({ documents: blind, now: () => NOW }, { budget: 100 })
  expect([await headOf(store, id), store.keys(RECORDS).length, store.keys(DAYS).length]).toEqual([
    'running',
    3,
    1,
  ])
})

it('works oldest first, within its budget, and goes on where it stopped', async () => {
  const store = newStore()
  const newer = await addJob(store, { daysAgo: 35, records: 40, results: 40, seed: 1 })
  const older = await addJob(store, { daysAgo: 50, records: 40, results: 40, seed: 2 })
  const seen: [number, boolean, boolean][] = []
  for (let call = 0; call < 20; call++) {
    const { deleted, isDone } = await expire(store, 30)
    seen.push([deleted, (await headOf(store, older)) !== null, (await headOf(store, newer)) !== null])
    if (isDone) break
  }
  expect(seen.every(([deleted]) => deleted <= 31)).toBe(true)
  expect(seen.map(([, hasOlder, hasNewer]) => `${hasOlder} ${hasNewer}`)).toEqual([
    'true true',
    'true true',
    'false true',
    'false true',
    'false true',
    'false false',
  ])
  expect(store.files.size).toBe(0)
})

it('costs one call when nothing is old', async () => {
  const calls: string[] = []
  const { documents } = newStore((call) => calls.push(call))
  for (let seed = 0; seed < 100; seed++) await addJob({ ...newStore(), documents }, { daysAgo: 1, seed })
  calls.length = 0
  expect(await expireJobs({ documents, now: () => NOW }, { budget: 100 })).toEqual({
    deleted: 0,
    isDone: true,
  })
  expect(calls).toEqual(['list'])
})

it('gets past any number of old jobs that are still at work', async () => {
  const store = newStore()
  for (let seed = 0; seed < 120; seed++)
    await addJob(store, { daysAgo: 50, status: 'running', records: 1, seed })
  await addJob(store, { daysAgo: 40, seed: 999 })
  let calls = 0
  while (!(await expire(store, 500)).isDone) calls += 1
  expect(calls).toBeLessThan(6)
  expect([store.keys(HEADS).length, store.keys(DAYS).length]).toEqual([120, 120])
})

it('loses no job and leaves nothing behind when calls fail anywhere and run side by side', async () => {
  const job = fc.record({
    daysAgo: fc.integer({ min: 25, max: 60 }),
    status: fc.constantFrom<JobStatus | 'none'>('done', 'cancelled', 'running', 'queued', 'held', 'none'),
    records: fc.nat(40),
    results: fc.nat(40),
  })
  const failures = fc.array(fc.nat(60), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(job, { maxLength: 6 }),
      failures,
      fc.integer({ min: 1, max: 60 }),
      async (jobs, failAt, budget) => {
        const store = newStore()
        const ids = await Promise.all(jobs.map((each, seed) => addJob(store, { ...each, seed })))
        for (const after of failAt) {
          let calls = 0
          const failing = newStore(() => {
            if (++calls > after) throw new Error('VBase is not there')
          }, store.files)
          await Promise.allSettled([expire(failing, budget), expire(failing, budget)])
          await expectNoOrphans(store)
        }
        const answers = async () => Promise.all([expire(store, budget), expire(store, budget)])
        for (let call = 0; call < 2_000 && !(await answers()).every(({ isDone }) => isDone); call++);
        const isOld = ({ daysAgo, status }: JobOptions) =>
          daysAgo > 30 && /done|cancelled|none/.test(status ?? '')
        const kept = ids.filter((_, index) => !isOld(jobs[index] as JobOptions))
        expect(
          store
            .keys(DAYS)
            .map((key) => key.slice(11))
            .sort(),
        ).toEqual([...kept].sort())
        const count = (field: 'records' | 'results') =>
          jobs.filter((each) => !isOld(each)).reduce((sum, each) => sum + each[field], 0)
        expect([store.keys(RECORDS).length, store.keys(RESULTS).length]).toEqual([
          count('records'),
          count('results'),
        ])
      },
    ),
    { seed: 31, numRuns: 60 },
  )
})

/** Whatever is stored of a job, its marker still finds it. */
async function expectNoOrphans({ keys }: Store): Promise<void> {
  const marked = new Set(keys(DAYS).map((key) => key.slice(11)))
  const stored = [...keys(RECORDS), ...keys(RESULTS)].map((key) => key.split('.')[0] ?? '')
  expect([...stored, ...keys(HEADS).map((key) => key.slice(11))].filter((id) => !marked.has(id))).toEqual([])
}

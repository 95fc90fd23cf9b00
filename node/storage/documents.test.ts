import { fakeVBase, httpError } from '../testing/vbase'
import { documentsIn } from './documents'
import { groupBy } from './group-by'

const add = (value: number) => (list: number[] | null) => [...(list ?? []), value]

it('reads null where there is nothing', async () => {
  expect(await documentsIn(fakeVBase().vbase).read('b', 'k')).toBeNull()
})

it('creates, then changes by version', async () => {
  const { vbase, calls } = fakeVBase()
  const documents = documentsIn(vbase)
  expect(await documents.update('b', 'k', add(1))).toEqual([1])
  expect(await documents.update('b', 'k', add(2))).toEqual([1, 2])
  expect(calls).toEqual(['get', 'get', 'put', 'get', 'put "1"'])
})

it('does not overwrite what VBase wrongly denies to have', async () => {
  const { vbase, put } = fakeVBase()
  put('b/k', [1])
  const getRawJSON = vbase.getRawJSON.bind(vbase)
  const denied = { data: null, headers: {} } as Awaited<ReturnType<typeof vbase.getRawJSON>>
  jest.spyOn(vbase, 'getRawJSON').mockResolvedValueOnce(denied).mockImplementation(getRawJSON)
  expect(await documentsIn(vbase).update('b', 'k', add(2))).toEqual([1, 2])
})

it('changes what it finds after another writer came first', async () => {
  const { vbase, put, intruders, calls } = fakeVBase()
  put('b/k', [1])
  intruders.push(
    () => put('b/k', [1, 2]),
    () => put('b/k', [1, 2, 3]),
  )
  expect(await documentsIn(vbase).update('b', 'k', add(4))).toEqual([1, 2, 3, 4])
  expect(calls).toEqual(['get', 'put "1"', 'get', 'put "2"', 'get', 'put "3"'])
})

it('saves the first read when the document is known, and reads again when that is old', async () => {
  const { vbase, put, calls } = fakeVBase()
  put('b/k', [1])
  const documents = documentsIn(vbase)
  const known = (await documents.read<number[]>('b', 'k')) ?? undefined
  await documents.update('b', 'k', add(2), known)
  expect(calls).toEqual(['get', 'put "1"'])
  expect(await documents.update('b', 'k', add(3), known)).toEqual([1, 2, 3])
  expect(calls.slice(2)).toEqual(['put "1"', 'get', 'put "2"'])
})

it('leaves the document when the change says so', async () => {
  const { vbase, put, calls } = fakeVBase()
  put('b/k', [1])
  const documents = documentsIn(vbase)
  expect(await documents.update('b', 'k', () => null)).toEqual([1])
  expect(await documents.update('b', 'nothing', () => null)).toBeNull()
  expect(calls).toEqual(['get', 'get', 'get'])
})

it('gives up when others always come first', async () => {
  jest.useFakeTimers()
  const { vbase, put, intruders, calls } = fakeVBase()
  put('b/k', [])
  for (let count = 0; count < 100; count++) intruders.push(() => put('b/k', [count]))
  const failed = expect(documentsIn(vbase).update('b', 'k', add(1))).rejects.toThrow('25 attempts')
  await jest.advanceTimersByTimeAsync(60_000)
  await failed
  jest.useRealTimers()
  expect(calls.filter((call) => call.startsWith('put'))).toHaveLength(25)
})

it('says whether a replacement was made', async () => {
  const { vbase, put } = fakeVBase()
  put('b/k', 1)
  const documents = documentsIn(vbase)
  expect(await documents.replace('b', 'k', 2, '"1"')).toBe(true)
  expect(await documents.replace('b', 'k', 3, '"1"')).toBe(false)
  expect((await documents.read('b', 'k'))?.value).toBe(2)
})

it('throws what is no conflict', async () => {
  const { vbase, intruders } = fakeVBase()
  const documents = documentsIn(vbase)
  const fail = () => {
    throw httpError(500)
  }
  intruders.push(fail, fail)
  await expect(documents.write('b', 'k', 1)).rejects.toThrow('500')
  await expect(documents.replace('b', 'k', 1, '"1"')).rejects.toThrow('500')
})

it('removes, and does not mind when nothing is there', async () => {
  const { vbase, put, files } = fakeVBase()
  put('b/k', 1)
  await documentsIn(vbase).remove('b', 'k')
  await documentsIn(vbase).remove('b', 'k')
  expect(files.size).toBe(0)
})

it('keeps a key with a slash in one piece', async () => {
  const { vbase, files } = fakeVBase()
  await documentsIn(vbase).write('b', 'a/b', 1)
  expect([...files.keys()]).toEqual(['b/a%2Fb'])
})

it('lists page by page', async () => {
  const { vbase, put } = fakeVBase()
  for (const key of ['p1', 'p2', 'p3', 'q']) put(`b/${key}`, 1)
  const documents = documentsIn(vbase)
  expect(await documents.list('b', { prefix: 'p', limit: 2 })).toEqual({ keys: ['p1', 'p2'], next: 'p3' })
  expect(await documents.list('b', { prefix: 'p', limit: 2, next: 'p3' })).toEqual({
    keys: ['p3'],
    next: null,
  })
})

it('groups in order of first appearance', () => {
  const groups = groupBy([3, 1, 2, 5, 4], (value) => value % 2)
  expect([...groups]).toEqual([
    [1, [3, 1, 5]],
    [0, [2, 4]],
  ])
})

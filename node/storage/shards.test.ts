import { inFakeTime } from '../testing/deps'
import { memoryDocuments } from '../testing/documents'
import { changeShard, prepareShards, shardNames, shardOf, type Shards } from './shards'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

let stores = 0
const shards: Shards = { bucket: 'things', count: 4 }
const open = () => ({ account: `a${++stores}`, workspace: 'master', documents: memoryDocuments() })
type Counts = Record<string, number>
const add = (name: string) => (shard: Counts) => ({ ...shard, [name]: (shard[name] ?? 0) + 1 })
const held = (deps: ReturnType<typeof open>, name: string) =>
  JSON.parse(deps.documents.stored.get(`things/${name}`)?.json ?? 'null') as Counts | null
const writes = ({ documents }: ReturnType<typeof open>) =>
  documents.calls.filter((call) => call.startsWith('replace')).length

it('makes the missing documents once, and leaves those that are there', async () => {
  const deps = open()
  await deps.documents.write('things', '2', { kept: 1 })
  await inFakeTime(Promise.all([prepareShards(deps, shards), prepareShards(deps, shards)]))
  expect(shardNames(shards).map((name) => held(deps, name))).toEqual([{}, {}, { kept: 1 }, {}])
  expect(deps.documents.calls.filter((call) => call.startsWith('write'))).toHaveLength(4)
})

it('gives every name a place, and the same one always', () => {
  const places = Array.from({ length: 200 }, (_, index) => shardOf(`name ${index}`, shards))
  expect(new Set(places)).toEqual(new Set(shardNames(shards)))
  expect(shardOf('a', shards)).toBe(shardOf('a', shards))
})

it('writes what comes together at once, and loses nothing', async () => {
  const deps = open()
  const names = Array.from({ length: 50 }, (_, index) => `n${index % 10}`)
  await inFakeTime(Promise.all(names.map((name) => changeShard(deps, shards, '0', add(name)))))
  expect(Object.values(held(deps, '0') ?? {})).toEqual(Array.from({ length: 10 }, () => 5))
  expect(writes(deps)).toBe(2)
})

it('loses nothing beside another process', async () => {
  const deps = open()
  await inFakeTime(prepareShards(deps, shards))
  const other = Array.from({ length: 20 }, () =>
    deps.documents.update<Counts>('things', '0', (shard) => add('other')(shard ?? {})),
  )
  const own = Array.from({ length: 20 }, () => changeShard(deps, shards, '0', add('own')))
  await inFakeTime(Promise.all([...own, ...other]))
  expect(held(deps, '0')).toEqual({ own: 20, other: 20 })
})

it('writes nothing where nothing changes', async () => {
  const deps = open()
  await inFakeTime(changeShard(deps, shards, '0', (shard) => shard))
  expect(writes(deps)).toBe(0)
})

it('a write that fails is told to everybody it was for, and the next ones go on', async () => {
  const deps = open()
  await inFakeTime(prepareShards(deps, shards))
  const broken = {
    ...deps,
    documents: { ...deps.documents, update: () => Promise.reject(new Error('down')) },
  }
  const first = changeShard(broken, shards, '0', add('a'))
  const second = changeShard(deps, shards, '0', add('b'))
  await expect(first).rejects.toThrow('down')
  await second
  expect(held(deps, '0')).toEqual({ b: 1 })
})

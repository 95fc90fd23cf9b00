import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { ok } from 'neverthrow'
import { saveGuardSettings, defaultGuardSettings, saveOwnGuards } from '../../delivery/guards'
import {
  readGeneralSettings,
  readSourceSettings,
  saveFlowSettings,
  saveOwnFlowSettings,
} from '../../delivery/settings'
import { testDeps, type TestDeps } from '../../testing/deps'
import { priceMapping, stockMapping, take } from '../../testing/mappings'
import type { MappingDocument } from '../document'
import { mapRecords } from '../map-records'
import { readCodes, readPolicy, saveCodes, savePolicy, type TablePolicy } from '../tables'
import { publishDraft, readMapping, removeMapping, saveDraft } from '../versions'
import { exportConfiguration, importConfiguration } from '.'

const prices = { source: 'erp', flow: 'prices' as const }
const inventory = { source: 'erp', flow: 'inventory' as const }
const warehouse = { source: 'erp', table: 'warehouse' }
const byCode: TablePolicy = { policy: 'park', defaultValue: null, kind: 'WAREHOUSE' }

/** A test of the stock mapping that needs the code 01 in its table. */
const looksUp01 = {
  name: 'looks the warehouse up',
  sample: { Item: 'A', OnHand: 3, Whs: '01' },
  expected: { skuRef: 'A', quantity: 3, warehouse: 'main' },
}

async function publish(deps: TestDeps, source: string, document: MappingDocument): Promise<void> {
  const name = { source, flow: document.flow }
  const saved = await saveDraft(deps, { ...name, document, revision: null, by: 'ana' })
  const revision = saved._unsafeUnwrap().draft?.revision ?? ''
  const published = await publishDraft(deps, { ...name, revision, note: null, by: 'ana' })
  expect(published.isOk()).toBe(true)
}

const setCodes = (deps: TestDeps, codes: Record<string, string>) =>
  saveCodes(deps, warehouse, {
    set: Object.entries(codes).map(([code, value]) => ({ code, value, label: `${value}!` })),
    remove: [],
  })

/** A store with two mappings, a code table and settings. */
async function configured(): Promise<TestDeps> {
  const deps = testDeps()
  await savePolicy(deps, warehouse, byCode)
  await setCodes(deps, { '01': 'main', '=2': 'odd' })
  await publish(deps, 'erp', priceMapping())
  await publish(deps, 'erp', stockMapping({ tests: [looksUp01] }))
  await saveFlowSettings(deps, 'brands', { ownership: { title: 'never' } })
  await saveGuardSettings(deps.documents, {
    ...defaultGuardSettings,
    price_below_cost: { mode: 'off', atLeast: 1 },
  })
  await saveOwnFlowSettings(deps, { source: 'erp', flow: 'brands' }, { ownership: { title: 'create' } })
  await saveOwnGuards(deps.documents, 'wms', { deactivated: { atLeast: 7 } })
  return deps
}

const bring = async (deps: TestDeps, file: unknown, dryRun = false) =>
  importConfiguration(deps, typeof file === 'string' ? file : JSON.stringify(file), { dryRun, by: 'bob' })
const linesOf = async (deps: TestDeps, file: unknown, dryRun = false) =>
  (await bring(deps, file, dryRun))._unsafeUnwrap().lines
/** What the file did besides leaving things as they are. */
const changesOf = async (deps: TestDeps, file: unknown, dryRun = false) =>
  (await linesOf(deps, file, dryRun)).filter(({ action }) => action !== 'unchanged')
const contentOf = async (deps: TestDeps) => {
  const { sources, settings } = JSON.parse(await exportConfiguration(deps)) as Record<string, unknown>
  return { sources, settings }
}

const all = [
  { what: 'guards', action: 'changed', message: null },
  { what: 'settings of brands', action: 'changed', message: null },
  { what: 'settings of brands of erp', action: 'changed', message: null },
  { what: 'code table warehouse of erp', action: 'added', message: '2 codes added, another policy.' },
  { what: 'mapping of inventory of erp', action: 'added', message: 'Version 1.' },
  { what: 'mapping of prices of erp', action: 'added', message: 'Version 1.' },
  { what: 'guards of wms', action: 'changed', message: null },
]

it('takes a store’s configuration to another', async () => {
  const from = await configured()
  const to = testDeps()
  expect(await changesOf(to, await exportConfiguration(from))).toEqual(all)
  expect(await contentOf(to)).toEqual(await contentOf(from))
  expect(await readMapping(to, prices)).toMatchObject({
    draft: null,
    published: { version: 1, by: 'bob', note: 'Imported from a file', content: priceMapping() },
  })
})

it('is described by a file that can be imported', async () => {
  const docs = readFileSync(join(__dirname, '../../../docs/mapping.md'), 'utf8')
  const file = /## Export and import.*?```json\n(.*?)```/s.exec(docs)?.[1] ?? ''
  expect((await linesOf(testDeps(), file)).map(({ action }) => action)).toEqual([
    'unchanged',
    'changed',
    'added',
    'added',
  ])
})

it('tells in a dry run what it would do, and writes nothing', async () => {
  const to = testDeps()
  const file = await exportConfiguration(await configured())
  expect(await changesOf(to, file, true)).toEqual(all)
  expect([...to.documents.stored.keys()]).toEqual([])
})

it('changes nothing when it is read again', async () => {
  const deps = await configured()
  const file = await exportConfiguration(deps)
  const before = new Map(deps.documents.stored)
  expect(await changesOf(deps, file)).toEqual([])
  expect((await readMapping(deps, prices)).versions).toHaveLength(1)
  expect([...deps.documents.stored.keys()]).toEqual([...before.keys()])
})

it('leaves drafts and mappings that are not in force behind', async () => {
  const deps = await configured()
  await saveDraft(deps, { ...prices, document: priceMapping({ fields: [] }), revision: null, by: 'ana' })
  await removeMapping(deps, inventory)
  expect((await contentOf(deps)).sources).toMatchObject([{ mappings: [priceMapping()] }, { source: 'wms' }])
})

it('takes back what a source decided, where the file says so', async () => {
  const deps = await configured()
  const settings = { guards: {}, flows: { brands: {} } }
  const sources = ['erp', 'wms'].map((source) => ({ source, settings }))
  expect(await changesOf(deps, { format: 1, sources })).toEqual([
    { what: 'settings of brands of erp', action: 'changed', message: null },
    { what: 'guards of wms', action: 'changed', message: null },
  ])
  expect(await readSourceSettings(deps.documents)).toEqual({})
})

it('refuses a match rule that does not go with the store’s', async () => {
  const deps = testDeps()
  const sources = [{ source: 'erp', settings: { flows: { skus: { match: 'vtexId' } } } }]
  expect(await linesOf(deps, { format: 1, sources })).toMatchObject([{ action: 'refused' }])
  const settings = { flows: { skus: { match: 'vtexId' } } }
  expect(await linesOf(deps, { format: 1, settings, sources })).toMatchObject([
    { action: 'changed' },
    { action: 'changed' },
  ])
})

it('keeps codes that the file does not name', async () => {
  const deps = await configured()
  const table = { name: 'Warehouse', ...byCode, codes: [{ code: '01', value: 'north' }] }
  expect(await changesOf(deps, { format: 1, sources: [{ source: 'erp', tables: [table] }] })).toEqual([
    { what: 'code table Warehouse of erp', action: 'changed', message: '1 code changed.' },
  ])
  expect([...(await readCodes(deps, warehouse))]).toEqual([
    ['01', { value: 'north', label: null }],
    ['=2', { value: 'odd', label: 'odd!' }],
  ])
  expect(await readPolicy(deps, warehouse)).toEqual(byCode)
})

it('publishes a changed mapping as the next version, and leaves a draft alone', async () => {
  const deps = await configured()
  const draft = priceMapping({ fields: [take('skuRef', 'Sku')] })
  await saveDraft(deps, { ...prices, document: draft, revision: null, by: 'ana' })
  const mapping = priceMapping({ filters: [{ path: 'WebShop', is: 'present' }] })
  expect(await changesOf(deps, { format: 1, sources: [{ source: 'erp', mappings: [mapping] }] })).toEqual([
    { what: 'mapping of prices of erp', action: 'changed', message: 'Version 2.' },
  ])
  expect(await readMapping(deps, prices)).toMatchObject({
    published: { version: 2, content: mapping },
    draft: { content: draft },
  })
})

describe('a mapping with a red test', () => {
  const file = { format: 1, sources: [{ source: 'erp', mappings: [stockMapping({ tests: [looksUp01] })] }] }
  const red = [
    {
      what: 'mapping of inventory of erp',
      action: 'refused',
      message: expect.stringContaining('looks the warehouse up'),
    },
  ]

  it('is kept as a draft', async () => {
    const deps = testDeps()
    expect(await linesOf(deps, file, true)).toEqual(red)
    expect((await readMapping(deps, inventory)).draft).toBeNull()
    expect(await linesOf(deps, file)).toEqual(red)
    expect(await readMapping(deps, inventory)).toMatchObject({
      published: null,
      draft: { by: 'bob', tests: [{ passed: false }] },
    })
  })

  it('does not overwrite somebody’s draft', async () => {
    const deps = testDeps()
    await saveDraft(deps, { ...inventory, document: stockMapping(), revision: null, by: 'ana' })
    expect((await linesOf(deps, file))[0]?.message).toContain('There is a draft already, which stays.')
    expect((await readMapping(deps, inventory)).draft).toMatchObject({ by: 'ana', content: stockMapping() })
  })

  it.each<[string, object, string]>([
    ['green with the codes of the file', { codes: [{ code: '01', value: 'main' }] }, 'added'],
    ['green with the policy of the file', { policy: 'default', defaultValue: 'main' }, 'added'],
    ['red with another value in the file', { codes: [{ code: '01', value: 'north' }] }, 'refused'],
  ])('is %s', async (_name, table, action) => {
    const [source] = file.sources
    const whole = { format: 1, sources: [{ ...source, tables: [{ name: 'WAREHOUSE', ...table }] }] }
    const dry = await linesOf(testDeps(), whole, true)
    expect(dry.map((line) => line.action)).toEqual(['added', action])
    expect((await linesOf(testDeps(), whole)).map((line) => line.action)).toEqual(['added', action])
  })
})

it('refuses what is wrong in a file, thing by thing, and takes the rest', async () => {
  const deps = testDeps()
  const lines = await linesOf(deps, {
    format: 1,
    settings: {
      general: { keepDays: 1 },
      guards: { price_below_cost: { mode: 'hold' } },
      flows: { prices: { ownership: { colour: 'never' } } },
    },
    sources: [
      {
        source: 'erp',
        settings: { guards: { deactivated: { atLeast: 0 } }, flows: { skus: { match: 'name' } } },
        tables: [
          { name: 'a', codes: [{ code: 'A', value: '' }] },
          { name: 'b', policy: 'default' },
          { name: 'c', codes: [{ code: 'C', value: '1' }] },
        ],
        mappings: [{ ...stockMapping(), fields: [take('nonsense', 'A')] }, priceMapping()],
      },
    ],
  })
  expect(lines.map(({ what, action }) => [what, action])).toEqual([
    ['general settings', 'refused'],
    ['guards', 'changed'],
    ['settings of prices', 'refused'],
    ['guards of erp', 'refused'],
    ['settings of skus of erp', 'refused'],
    ['code table a of erp', 'refused'],
    ['code table b of erp', 'refused'],
    ['code table c of erp', 'added'],
    ['mapping of inventory of erp', 'refused'],
    ['mapping of prices of erp', 'added'],
  ])
  expect(lines.filter(({ action, message }) => action === 'refused' && !message)).toEqual([])
  expect((await readGeneralSettings(deps)).keepDays).toBe(30)
  expect((await readMapping(deps, inventory)).draft).toBeNull()
})

const twice = { source: 'erp', tables: [{ name: 'a' }, { name: 'A' }] }
it.each<[string, unknown, string | undefined]>([
  ['no JSON', '{', undefined],
  ['not a configuration', [], ''],
  ['of a later format', { format: 2 }, '/format'],
  ['with a section that is unknown', { format: 1, extra: {} }, '/extra'],
  [
    'with settings of an unknown flow',
    { format: 1, settings: { flows: { none: {} } } },
    '/settings/flows/none',
  ],
  ['with a table twice', { format: 1, sources: [twice] }, '/sources/0/tables/1'],
  ['with a source twice', { format: 1, sources: [{ source: 'a' }, { source: 'a' }] }, '/sources/1'],
  [
    'with a mapping of no flow',
    { format: 1, sources: [{ source: 'a', mappings: [{}] }] },
    '/sources/0/mappings/0/flow',
  ],
  ['larger than a request', `{"format":1}${' '.repeat(900_000)}`, undefined],
])('refuses a file that is %s', async (_name, file, pointer) => {
  const deps = testDeps()
  const failed = (await bring(deps, file))._unsafeUnwrapErr()
  expect(failed.code).toBe('invalid_settings')
  if (pointer !== undefined) expect(failed.errors?.map((error) => error.pointer)).toEqual([pointer])
  expect(deps.documents.stored.size).toBe(0)
})

it('maps records as before, whatever the codes and policy', async () => {
  const code = fc.string({ minLength: 1, maxLength: 5 }).filter((text) => text.trim() === text)
  const policy = fc.constantFrom<TablePolicy>(
    byCode,
    { policy: 'reject', defaultValue: null, kind: null },
    { policy: 'pass', defaultValue: null, kind: null },
    { policy: 'default', defaultValue: 'north', kind: 'WAREHOUSE' },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(code, code)),
      policy,
      fc.array(code),
      async (pairs, unknown, asked) => {
        const [from, to] = [testDeps(), testDeps()]
        await savePolicy(from, warehouse, unknown)
        await setCodes(from, Object.fromEntries(pairs))
        await publish(from, 'erp', stockMapping())
        await bring(to, await exportConfiguration(from))
        const records = [...pairs.map(([known]) => known), ...asked].map((Whs) =>
          ok({ Item: 'A', OnHand: 1, Whs }),
        )
        expect(await mapRecords(to, inventory, records)).toEqual(await mapRecords(from, inventory, records))
      },
    ),
    { seed: 20260301, numRuns: 40 },
  )
})

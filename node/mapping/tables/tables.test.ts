import { testDeps } from '../../testing/deps'
import { stockMapping } from '../../testing/mappings'
import { publishDraft, saveDraft } from '../versions'
import {
  codesCsv,
  importCodesCsv,
  listTables,
  loadTables,
  noteUnknown,
  pageOfCodes,
  saveCodes,
  savePolicy,
  type SeenCode,
} from '.'

const name = { source: 'erp', table: 'warehouse' }
const seen = (code: string, ref = 'A'): SeenCode => ({ table: 'warehouse', code, flow: 'inventory', ref })
const page = { ...name, search: null, show: 'ALL' as const, limit: 10, cursor: null }
const set = (...pairs: [string, string][]) => ({
  set: pairs.map(([code, value]) => ({ code, value })),
  remove: [] as string[],
})

it.each<[string, Parameters<typeof savePolicy>[2], object]>([
  ['reject', { policy: 'reject', defaultValue: null, kind: null }, { kind: 'unknown', policy: 'reject' }],
  ['pass', { policy: 'pass', defaultValue: 'not used', kind: null }, { kind: 'unknown', policy: 'pass' }],
  [
    'default',
    { policy: 'default', defaultValue: ' main ', kind: 'WAREHOUSE' },
    { kind: 'unknown', policy: 'default', value: 'main' },
  ],
  ['park', { policy: 'park', defaultValue: null, kind: null }, { kind: 'unknown', policy: 'park' }],
])('answers codes, and unknown ones by the policy %s', async (_name, policy, expected) => {
  const deps = testDeps()
  await savePolicy(deps, name, policy)
  await saveCodes(deps, name, set(['W1', 'main'], ['__proto__', 'odd']))
  const tables = await loadTables(deps, 'erp', ['warehouse'])
  expect(tables.lookup('warehouse', 'W1')).toEqual({ kind: 'value', value: 'main' })
  expect(tables.lookup('warehouse', '__proto__')).toEqual({ kind: 'value', value: 'odd' })
  expect(tables.lookup('warehouse', 'W2')).toEqual(expected)
  expect((await loadTables(deps, 'wms', ['warehouse'])).lookup('warehouse', 'W1').kind).toBe('unknown')
})

it('refuses a default without a value, and codes that are blank', async () => {
  const deps = testDeps()
  const refused = await savePolicy(deps, name, { policy: 'default', defaultValue: ' ', kind: null })
  expect(refused._unsafeUnwrapErr().code).toBe('invalid_settings')
  expect((await saveCodes(deps, name, set([' ', 'main'])))._unsafeUnwrapErr().errors).toMatchObject([
    { pointer: '/set/0/code' },
  ])
  expect(await listTables(deps, 'erp')).toEqual([])
})

it('knows a change at once in this process', async () => {
  const deps = testDeps()
  await loadTables(deps, 'erp', ['warehouse'])
  await saveCodes(deps, name, set(['W1', 'main']))
  expect((await loadTables(deps, 'erp', ['warehouse'])).lookup('warehouse', 'W1').kind).toBe('value')
  await saveCodes(deps, name, { set: [], remove: ['W1'] })
  expect((await loadTables(deps, 'erp', ['warehouse'])).lookup('warehouse', 'W1').kind).toBe('unknown')
})

it('loses no code when two people save at once', async () => {
  const deps = testDeps()
  await saveCodes(deps, name, set(['A', '1']))
  await Promise.all(['B', 'C', 'D', 'E', 'F', 'G'].map((code) => saveCodes(deps, name, set([code, '2']))))
  expect((await pageOfCodes(deps, page)).total).toBe(7)
})

it('counts unknown codes with an example, in one write per table, until they have a value', async () => {
  const deps = testDeps()
  deps.documents.calls.length = 0
  await noteUnknown(deps, 'erp', [seen('W9'), seen('W8'), seen('W9', 'B')])
  expect(deps.documents.calls).toEqual(['read unknown-codes/erp~warehouse'])
  await saveCodes(deps, name, set(['W1', 'main']))
  expect((await pageOfCodes(deps, page)).codes).toMatchObject([
    { code: 'W9', isUnknown: true, seen: { count: 2, ref: 'B', flow: 'inventory' } },
    { code: 'W8', isUnknown: true, seen: { count: 1 } },
    { code: 'W1', value: 'main', isUnknown: false, seen: null },
  ])
  await saveCodes(deps, name, set(['W9', 'other']))
  expect((await pageOfCodes(deps, { ...page, show: 'UNKNOWN' })).codes.map(({ code }) => code)).toEqual([
    'W8',
  ])
})

it('pages and searches, unknown codes first', async () => {
  const deps = testDeps()
  const many = Array.from({ length: 25 }, (_, index): [string, string] => [`C${index}`, `value ${index % 5}`])
  await saveCodes(deps, name, set(...many))
  await noteUnknown(deps, 'erp', [seen('zz')])
  const first = await pageOfCodes(deps, page)
  expect(first).toMatchObject({ total: 26, cursor: '10' })
  expect(first.codes.map(({ code }) => code).slice(0, 3)).toEqual(['zz', 'C0', 'C1'])
  const last = await pageOfCodes(deps, { ...page, cursor: '20' })
  expect(last.codes).toHaveLength(6)
  expect(last.cursor).toBeNull()
  expect((await pageOfCodes(deps, { ...page, search: 'VALUE 3' })).total).toBe(5)
})

it('lists tables that mappings use or somebody filled, with who uses them', async () => {
  const deps = testDeps()
  const draft = {
    source: 'erp',
    flow: 'inventory' as const,
    document: stockMapping(),
    revision: null,
    by: 'ana',
  }
  const { draft: saved } = (await saveDraft(deps, draft))._unsafeUnwrap()
  await publishDraft(deps, { ...draft, revision: saved?.revision ?? '', note: null })
  await saveCodes(deps, { source: 'erp', table: 'carrier' }, set(['C', '1']))
  await noteUnknown(deps, 'erp', [seen('W9')])
  expect(await listTables(deps, 'erp')).toMatchObject([
    { name: 'carrier', codes: 1, unknownCodes: 0, usedBy: [], policy: 'reject' },
    { name: 'warehouse', codes: 0, unknownCodes: 1, usedBy: ['inventory'] },
  ])
  expect(await listTables(deps, 'wms')).toEqual([])
})

describe('CSV', () => {
  it('goes out and in again as it was, formulas and quotes among it', async () => {
    const deps = testDeps()
    await saveCodes(deps, name, {
      set: [
        { code: '=1+1', value: '-2', label: 'a "b", c' },
        { code: '007', value: 'main' },
      ],
      remove: [],
    })
    const csv = await codesCsv(deps, name)
    expect(csv).toContain("'=1+1")
    const other = { source: 'erp', table: 'copy' }
    expect((await importCodesCsv(deps, other, { csv, dryRun: false }))._unsafeUnwrap()).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      errors: [],
      dryRun: false,
    })
    expect(await codesCsv(deps, other)).toBe(csv)
  })

  it('tells lines with something wrong, and writes nothing in a dry run', async () => {
    const deps = testDeps()
    await saveCodes(deps, name, set(['A', '1'], ['B', '2']))
    const csv = '\uFEFFvalue;code\n1;A\n3;B\n9;C\n;D\n5;\n7;C\n\n'
    const wanted = {
      added: 1,
      changed: 1,
      unchanged: 1,
      errors: [
        { line: 5, message: 'has no value' },
        { line: 6, message: 'has no code' },
        { line: 7, message: 'has the code C again' },
      ],
    }
    expect((await importCodesCsv(deps, name, { csv, dryRun: true }))._unsafeUnwrap()).toMatchObject(wanted)
    expect((await pageOfCodes(deps, page)).total).toBe(2)
    await importCodesCsv(deps, name, { csv, dryRun: false })
    expect((await pageOfCodes(deps, { ...page, search: 'b' })).codes).toMatchObject([
      { code: 'B', value: '3' },
    ])
  })

  it.each(['a"b,c', `${'x'.repeat(2_000_001)}`])('refuses what is none', async (csv) => {
    const refused = await importCodesCsv(testDeps(), name, { csv, dryRun: true })
    expect(refused._unsafeUnwrapErr().code).toBe('invalid_settings')
  })
})

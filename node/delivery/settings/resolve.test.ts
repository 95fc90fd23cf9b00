import fc from 'fast-check'
import { flows } from '../../flows'
import { accepted, testDeps } from '../../testing/deps'
import { defaultGuardSettings, guardsOf, ownGuardsSchema, readGuardsOf, saveOwnGuards } from '../guards'
import { ownerships, type Ownership } from './ownership'
import {
  allFlowSettings,
  flowSettingsOf,
  hashedByOwner,
  loosestOwnership,
  MOST_SOURCES,
  putFlowSettings,
  readFlowSettings,
  readSourceSettings,
  saveFlowSettings,
  saveOwnFlowSettings,
  type FlowSettings,
  type OwnFlowSettings,
} from '.'

const seeded = { seed: 20260301 }

it.each<[string, FlowSettings, OwnFlowSettings | undefined, FlowSettings]>([
  [
    'the store’s where the source says nothing',
    { ownership: { title: 'never' } },
    undefined,
    { ownership: { title: 'never' } },
  ],
  [
    'the source’s own',
    { ownership: { title: 'never' } },
    { ownership: { title: 'always' } },
    { ownership: { title: 'always' } },
  ],
  [
    'both, field by field',
    { ownership: { title: 'never', name: 'create' } },
    { ownership: { title: 'create' } },
    { ownership: { title: 'create', name: 'create' } },
  ],
  [
    'the store’s rule with own owners',
    { ownership: {}, match: 'ean' },
    { ownership: { name: 'create' } },
    { ownership: { name: 'create' }, match: 'ean' },
  ],
  [
    'its own rule with the store’s owners',
    { ownership: { name: 'create' }, match: 'refId' },
    { match: 'ean' },
    { ownership: { name: 'create' }, match: 'ean' },
  ],
])('are %s', (_name, store, own, expected) => {
  expect(flowSettingsOf(store, own)).toEqual(expected)
})

const owners = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...ownerships), {
  noNullPrototype: true,
})

it('are the source’s own where it says something and the store’s where it does not, field by field', () => {
  fc.assert(
    fc.property(owners, owners, (store, own) => {
      const { ownership } = flowSettingsOf({ ownership: store }, { ownership: own })
      for (const field of ['a', 'b', 'c']) expect(ownership[field]).toBe(own[field] ?? store[field])
    }),
    seeded,
  )
})

it('keep the store’s limits where a source has none, guard by guard and limit by limit', () => {
  const limits = fc.record(
    { mode: fc.constantFrom('off', 'warn', 'hold'), atLeast: fc.integer({ min: 1, max: 99 }) },
    { requiredKeys: [] },
  )
  const own = fc.record(
    { stock_zeroed: limits, price_dropped: limits, price_below_cost: limits },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(own, (sent) => {
      const parsed = ownGuardsSchema.parse(sent)
      const found = guardsOf(defaultGuardSettings, parsed)
      for (const [rule, store] of Object.entries(defaultGuardSettings))
        expect(found).toHaveProperty(rule, { ...store, ...sent[rule as keyof typeof sent] })
    }),
    seeded,
  )
})

it('has for a race the owner of each field that leaves most to sources', () => {
  const strictness = (owner: Ownership | undefined) => ownerships.indexOf(owner ?? 'always')
  fc.assert(
    fc.property(owners, fc.array(owners, { maxLength: 3 }), (store, sources) => {
      const all = Object.fromEntries(
        sources.map((ownership, index) => [`s${index}`, { flows: { brands: { ownership } } }]),
      )
      const loosest = loosestOwnership('brands', { ownership: store }, all)
      for (const field of ['a', 'b', 'c']) {
        const said = [store[field], ...sources.map((own) => own[field] ?? store[field])].map(strictness)
        expect(strictness(loosest[field])).toBe(Math.min(...said))
      }
    }),
    seeded,
  )
})

describe('a hash', () => {
  const hashOf = (record: object, ownership: Record<string, Ownership>) =>
    hashedByOwner(flows.brands, [accepted('brands', { ref: 'A', name: 'A', ...record })], ownership)[0]?.hash

  it.each<[string, object, Record<string, Ownership>, boolean]>([
    ['no field has another owner', { title: 'T' }, {}, true],
    ['all are said to be the source’s', { title: 'T' }, { title: 'always' }, true],
    ['the record lacks the field', {}, { title: 'never' }, true],
    ['people own a field of it', { title: 'T' }, { title: 'never' }, false],
    ['a field is for the creation', { title: 'T' }, { title: 'create' }, false],
  ])('where %s', (_name, record, ownership, isSame) => {
    expect(hashOf(record, ownership) === hashOf(record, {})).toBe(isSame)
  })

  it('tells owners apart, not the order in which they were set', () => {
    const record = { title: 'T', description: 'D' }
    const one = hashOf(record, { title: 'never', description: 'create' })
    expect(hashOf(record, { description: 'create', title: 'never' })).toBe(one)
    expect(hashOf(record, { description: 'never', title: 'create' })).not.toBe(one)
  })

  it('that says that VTEX is not certain stays empty', () => {
    const record = { ...accepted('brands', { ref: 'A', name: 'A' }), hash: '' }
    expect(hashedByOwner(flows.brands, [record], { name: 'create' })[0]?.hash).toBe('')
  })
})

describe('what is stored', () => {
  it('holds for its source alone, at once, and no longer when it is taken back', async () => {
    const deps = testDeps()
    const wms = { source: 'wms', flow: 'brands' as const }
    await saveFlowSettings(deps, 'brands', { ownership: { title: 'never' } })
    await saveOwnFlowSettings(deps, wms, { ownership: { title: 'always' } })
    expect(await readFlowSettings(deps, 'brands', 'wms')).toEqual({ ownership: { title: 'always' } })
    expect(await readFlowSettings(deps, 'brands', 'erp')).toEqual({ ownership: { title: 'never' } })
    expect((await allFlowSettings(deps.documents, 'wms')).brands).toEqual({ ownership: { title: 'always' } })
    await saveOwnGuards(deps.documents, 'wms', { stock_zeroed: { atLeast: 5 } })
    expect((await readGuardsOf(deps.documents, 'wms')).settings.stock_zeroed).toEqual({
      mode: 'hold',
      atLeast: 5,
      share: 0.2,
    })
    expect((await readGuardsOf(deps.documents, 'erp')).settings).toEqual(defaultGuardSettings)
    await saveOwnFlowSettings(deps, wms, {})
    expect(await readFlowSettings(deps, 'brands', 'wms')).toEqual({ ownership: { title: 'never' } })
    await saveOwnGuards(deps.documents, 'wms', {})
    expect(await readSourceSettings(deps.documents)).toEqual({})
  })

  it('does not take a property of every object for a source', async () => {
    expect(await readFlowSettings(testDeps(), 'brands', 'constructor')).toEqual({ ownership: {} })
  })

  it('is read once for a while, both parts', async () => {
    const deps = testDeps()
    for (const source of ['erp', 'wms', null]) await readFlowSettings(deps, 'brands', source)
    expect(deps.documents.calls.sort()).toEqual(['read settings/flows', 'read settings/sources'])
  })

  it('is bounded', async () => {
    const deps = testDeps()
    const save = (index: number) =>
      saveOwnGuards(deps.documents, `s${index}`, { deactivated: { mode: 'off' } })
    for (let index = 0; index < MOST_SOURCES; index++) expect((await save(index)).isOk()).toBe(true)
    expect((await save(MOST_SOURCES))._unsafeUnwrapErr()).toMatchObject({ code: 'invalid_settings' })
    expect((await save(0)).isOk()).toBe(true)
    expect(Object.keys(await readSourceSettings(deps.documents))).toHaveLength(MOST_SOURCES)
  })

  it.each<[string, string | undefined, object, boolean]>([
    ['a code for one source', 'wms', { match: 'ean' }, true],
    ['VTEX’s id for one source', 'wms', { match: 'vtexId' }, false],
    ['nothing for one source', 'wms', {}, true],
    ['VTEX’s id for the store', undefined, { match: 'vtexId' }, false],
    ['another code for the store', undefined, { match: 'ean' }, true],
    ['a field that a record needs, for people', 'wms', { ownership: { name: 'never' } }, false],
  ])('may make a ref %s, where another source has a code: %#', async (_name, source, value, isTaken) => {
    const deps = testDeps()
    await saveOwnFlowSettings(deps, { source: 'erp', flow: 'skus' }, { match: 'ean' })
    const saved = await putFlowSettings(deps, { flow: flows.skus, source }, value)
    expect(saved.isOk()).toBe(isTaken)
    if (saved.isErr()) expect(saved.error).toMatchObject({ code: 'invalid_settings', errors: [{}] })
  })
})
